import type { LedgerEvent, PatientKey } from '../records/index.ts';
import type { Vault } from '../vault/index.ts';
import { type Block, type BlockKey, deskKey, type DeskBlock, emptyDesk, emptyMonth, emptyPractice, type MonthBlock, type MonthRecord, nameOf, patientBlock, type PatientFile, type Pointer, PRACTICE, type PracticeBlock, type RecordedEntry, type RecordedSpan, type StandingBlock } from './blocks.ts';
import type { LedgerDatabase } from './database.ts';
import { Epochs } from './epochs.ts';
import { KeptBlocks } from './kept.ts';
import { openEvent, readable } from './log.ts';
import { linkedKeys, wholeFile, wholeMonth } from './person.ts';

/** A person's desk with the pointers followed: what is recorded now, amendments and voids included. */
export interface DeskView { activities: string[]; entries: RecordedEntry[] }

/** All reading of the ledger. Every answer needs an open vault, and refuses once its deadline has passed. */
export class Reading {
  protected readonly db: LedgerDatabase;
  protected readonly vault: Vault;
  protected readonly epochs: Epochs;
  protected readonly kept: KeptBlocks;

  constructor(db: LedgerDatabase, vault: Vault) {
    this.db = db;
    this.vault = vault;
    this.epochs = new Epochs(db, vault);
    this.kept = new KeptBlocks(db, vault, this.epochs);
  }

  /** One record as it stands by itself, whatever it is linked with; null if nobody recorded it. */
  async readRecord(patient: PatientKey): Promise<PatientFile | null> {
    return (await this.kept.one<StandingBlock>(patientBlock('standing', patient)))?.patients[patient] ?? null;
  }

  /** Who the patient is, enrollments and observations, with those of linked records; null if nobody recorded this patient. */
  async readPatient(patient: PatientKey): Promise<PatientFile | null> {
    const record = await this.readRecord(patient);
    return record && this.readPerson(record);
  }

  /** The whole of the patient that a record belongs to: the record it goes under, with all that go under it. */
  async readPerson(record: PatientFile): Promise<PatientFile> {
    const main = (record.linkedTo && (await this.readRecord(record.linkedTo))) || record;
    const under = await Promise.all(linkedKeys(main).map((key) => this.readRecord(key)));
    return wholeFile(main, under.filter((file) => file !== null));
  }

  /** A patient's month with what was recorded under linked records. */
  async readWholeMonth(month: string, file: PatientFile): Promise<MonthRecord> {
    return wholeMonth(await Promise.all([file.patient.key, ...linkedKeys(file)].map((key) => this.readMonth(month, key))));
  }

  /** Whose an address id is, by its hash; null if it was never learned, or is no longer among the patient's own. */
  async ownerOf(alias: string): Promise<PatientKey | null> {
    const owner = (await this.kept.one<StandingBlock>(patientBlock('standing', alias)))?.aliases?.[alias];
    return owner !== undefined && (await this.readRecord(owner))?.patient.aliases.includes(alias) ? owner : null;
  }

  /** What a month holds under one record; empty if nothing is recorded. */
  async readMonth(month: string, patient: PatientKey): Promise<MonthRecord> {
    return (await this.kept.one<MonthBlock>(patientBlock(month, patient)))?.patients[patient] ?? emptyMonth();
  }

  /** The month's blocks of buckets `from` to `to`, in one reading; those that do not exist are left out. */
  async readBlocks(month: string, from: number, to: number): Promise<Map<number, MonthBlock>> {
    return (await this.#range(month, from, to)) as Map<number, MonthBlock>;
  }

  /** The files of the patients of buckets `from` to `to`, in one reading. */
  async readPatients(from: number, to: number): Promise<Map<number, StandingBlock>> {
    return (await this.#range('standing', from, to)) as Map<number, StandingBlock>;
  }

  async #range(month: string, from: number, to: number): Promise<Map<number, Block>> {
    this.vault.stillOpen();
    const keys = Array.from({ length: to - from + 1 }, (_, n): BlockKey => ({ month, bucket: from + n }));
    return new Map((await this.kept.read(keys)).map(({ key, block }) => [key.bucket, block]));
  }

  async readPractice(): Promise<PracticeBlock> {
    return (await this.kept.one<PracticeBlock>(PRACTICE)) ?? emptyPractice();
  }

  /**
   * What a person did last, newest first, at most 60 entries.
   * @param since leave out entries that were recorded with an earlier start (UTC epoch ms), except the newest of all.
   */
  async readDesk(staff: string, since = 0): Promise<DeskView> {
    const desk = (await this.kept.one<DeskBlock>(deskKey(staff)))?.staff[staff] ?? emptyDesk();
    const wanted = desk.entries.filter((pointer, n) => n === 0 || pointer.start >= since);
    return { activities: desk.activities, entries: await this.#follow(wanted, (record) => record.entries) };
  }

  /** Unresolved time that nobody has answered yet, oldest first; of one person, or of all. */
  async readQuestions(staff?: string): Promise<RecordedSpan[]> {
    const { questions } = await this.readPractice();
    return this.#follow(questions.filter((question) => staff === undefined || question.staff === staff), (record) => record.unresolved);
  }

  /** Months in which something is recorded, oldest first. Needs no vault. */
  async monthsKept(): Promise<string[]> {
    return (await this.db.epochs.toCollection().primaryKeys()).filter((month) => month !== 'standing').sort();
  }

  /** Every event of a patient's month (or of `standing`), in the order written; none of a month whose key was destroyed. */
  async history(month: string, patient: PatientKey): Promise<LedgerEvent[]> {
    this.vault.stillOpen();
    const rows = await readable(this.db, this.vault, this.epochs, await this.db.events.where('[month+patient]').equals([month, patient]).toArray());
    return Promise.all(rows.sort((a, b) => a.seq - b.seq).map((row) => openEvent(this.vault, this.epochs, row)));
  }

  /** Reads what pointers point at, each block once, in the pointers' order. */
  async #follow<T extends { id: string }>(pointers: readonly Pointer[], list: (record: MonthRecord) => T[]): Promise<T[]> {
    const keys = new Map<string, BlockKey>(pointers.map(({ month, patient }) => [nameOf(patientBlock(month, patient)), patientBlock(month, patient)]));
    const blocks = new Map((await this.kept.read([...keys.values()])).map(({ key, block }) => [nameOf(key), block as MonthBlock]));
    return pointers.flatMap(({ id, month, patient }) => {
      const record = blocks.get(nameOf(patientBlock(month, patient)))?.patients[patient];
      return record ? list(record).filter((item) => item.id === id) : [];
    });
  }
}
