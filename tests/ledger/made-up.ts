/** Made-up people and a fresh ledger in memory, for the tests of the ledger. */
import 'fake-indexeddb/auto';
import type { Draft, Entry, EventBody, Patient, Practice, Staff, Timer, Unresolved } from '../../lib/records/index.ts';
import { type Head, Ledger, type LedgerDatabase, type LedgerParts, openDatabase } from '../../lib/ledger/index.ts';
import { type Bytes, newDataKey, openVault, type Vault } from '../../lib/vault/index.ts';

export const NOON = Date.UTC(2026, 10, 3, 17);
export const MONTH = '2026-11';
export const id = () => crypto.randomUUID();
/** `n` picks the bucket, `m` the patient within it. */
export const keyOf = (n: number, m = 0) => n.toString(16).padStart(2, '0') + m.toString(16).padStart(30, '0');

export const practice = (fields: Partial<Practice> = {}): Practice => ({ id: id(), name: 'Lakeshore Practice', timeZone: 'America/Detroit', synthetic: true, dosPolicy: 'last_day', ...fields });
export const person = (fields: Partial<Staff> = {}): Staff => ({ id: id(), name: 'Robin Alder', credential: 'RN', role: 'clinical_staff', active: true, ...fields });
export const patient = (key: string, fields: Partial<Patient> = {}): Patient =>
  ({ key, family: 'Birch', given: 'Ada', birthDate: '1950-02-03', recordNumber: '0012', aliases: [], payer: 'medicare_ffs', ...fields });
export const entry = (fields: Partial<Entry> & { patient: string; staff: string }): Entry =>
  ({ id: id(), month: MONTH, role: 'clinical_staff', start: NOON, end: NOON + 60_000, program: 'CCM', activity: 'chart_review', note: '', interactive: false, source: 'timer', ...fields });
export const timer = (fields: Partial<Timer> & { patient: string; staff: string }): Timer =>
  ({ id: id(), start: NOON, program: 'CCM', activity: null, note: '', interactive: false, ...fields });
export const span = (fields: Partial<Unresolved> & { patient: string; staff: string }): Unresolved =>
  ({ id: id(), month: MONTH, role: 'clinical_staff', start: NOON, end: NOON + 600_000, cause: 'gap', program: 'CCM', activity: null, note: '', ...fields });

export const standing = (body: EventBody, of: string | null = null): Draft => ({ month: 'standing', patient: of, body });
export const monthly = (body: EventBody, of: string | null, month = MONTH): Draft => ({ month, patient: of, body });
export const recorded = (made: Entry): Draft => monthly({ kind: 'entry.recorded', entry: made }, made.patient, made.month);

/** A mirror in memory, which a test may look at and set. */
export class MemoryMirror {
  head: Head | null = null;
  read = async () => this.head;
  write = async (head: Head) => { this.head = head; };
}

export interface Ground { db: LedgerDatabase; vault: Vault; dataKey: Bytes; staff: string; device: string; mirror: MemoryMirror; ledger: Ledger; parts: LedgerParts; clock: { now: number; open: boolean } }

/** A ledger with nothing in it. `clock.open = false` locks its vault. */
export async function emptyLedger(over: Partial<LedgerParts> = {}): Promise<Ground> {
  const { VaultError } = await import('../../lib/vault/index.ts');
  const clock = { now: NOON, open: true };
  const db = over.db ?? (await openDatabase(`made-up ${id()}`));
  const staff = id();
  const dataKey = newDataKey();
  const vault = over.vault ?? (await openVault({ dataKey, staff, stillOpen: () => { if (!clock.open) throw new VaultError('LOCKED'); } }));
  const mirror = new MemoryMirror();
  const device = id();
  const parts: LedgerParts = { db, vault, device, author: staff, now: () => clock.now, newId: id, mirror, ...over };
  return { db, vault, dataKey, staff, device, mirror, ledger: new Ledger(parts), parts, clock };
}

/** A ledger of a practice with one person and one patient (`keyOf(1)`). */
export async function smallLedger(over: Partial<LedgerParts> = {}): Promise<Ground> {
  const ground = await emptyLedger(over);
  await ground.ledger.begin(id(), { drafts: [
    standing({ kind: 'practice.described', practice: practice() }),
    standing({ kind: 'staff.recorded', staff: person({ id: ground.staff }) }),
    standing({ kind: 'patient.recorded', patient: patient(keyOf(1)) }, keyOf(1)),
  ] });
  return ground;
}
