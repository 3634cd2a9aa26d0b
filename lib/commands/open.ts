import type { LedgerDatabase } from '../ledger/database.ts';
import { journalRow } from '../ledger/journal.ts';
import type { Ledger, Planner } from '../ledger/ledger.ts';
import type { PracticeBlock, RecordedEntry } from '../ledger/blocks.ts';
import type { Draft, Journal, Practice, Staff, Timer } from '../records/index.ts';
import { dayOf } from '../time/month.ts';
import type { Vault } from '../vault/index.ts';
import { Refusal } from './command.ts';
import { endingOf } from './ending.ts';
import { reconcile } from './reconcile.ts';

/** An unlocked practice: who is at the desk, and what may be done. */
export interface Open {
  ledger: Ledger;
  vault: Vault;
  staff: string;
  /** Writes one command's events; worked out inside the ledger's queue, written once whatever is sent twice. */
  write(id: string, plan: Planner): Promise<void>;
  /** Practice, the person at the desk, and her running timer. */
  desk(): Promise<{ block: PracticeBlock; practice: Practice; person: Staff; running: Timer | null }>;
  /** This person's entries that are not voided, newest recorded first. */
  recent(since?: number): Promise<RecordedEntry[]>;
  /** The events that end the running timer at `at`; after a long silence only what was witnessed is certain. */
  ending(running: Timer, person: Staff, at: number): Promise<Draft[]>;
  /** Since when the running timer's clock stands because the chart shows somebody else, UTC epoch ms; null while it runs. */
  heldAt(): Promise<number | null>;
  /** Brings a timer that was left alone into order (see `reconcile.ts`). @returns whether anything was written */
  settle(id: string, more?: Draft[], answered?: boolean): Promise<boolean>;
  patientKey(recordNumber: string): Promise<string>;
  today(): Promise<string>;
}

const held = (row: Journal | null): number | null => (row?.uncertainCause === 'other_chart' ? row.uncertainFrom ?? null : null);

interface Parts { ledger: Ledger; vault: Vault; db: LedgerDatabase; staff: string; now(): number; newId(): string; session(): string; alarm(): string | null; changed(): void }

export function openUp({ ledger, vault, db, staff, now, newId, session, alarm, changed }: Parts): Open {
  const desk: Open['desk'] = async () => {
    const block = await ledger.readPractice();
    const person = block.staff.find((each) => each.id === staff);
    if (!block.practice || !person) throw new Refusal('NOT_STAFF', 'This person is not in the practice any more. Ask who keeps the practice.');
    return { block, practice: block.practice, person, running: block.running[staff] ?? null };
  };
  const write: Open['write'] = async (id, plan) => {
    const trouble = alarm();
    if (trouble) throw new Refusal('LOG_DAMAGED', trouble);
    await ledger.append(id, plan);
    changed();
  };
  return {
    ledger, vault, staff, desk, write,
    recent: async (since = 0) => (await ledger.readDesk(staff, since)).entries.filter((entry) => !entry.voided),
    ending: async (running, person, at) => {
      const row = await journalRow(db, staff);
      const { practice } = await desk();
      // A clock that stood for the question about another chart ends where it stood: that time was not this patient's.
      const stood = row?.timer === running.id && row.session === session() ? held(row) : null;
      if (stood !== null) return endingOf(running, person, practice.timeZone, newId, stood);
      const verdict = row?.timer === running.id ? reconcile({ ...row, stopped: at }, at, session()) : null;
      return verdict?.kind === 'close'
        ? endingOf(running, person, practice.timeZone, newId, verdict.certainUntil, { until: verdict.unresolvedUntil, cause: verdict.cause })
        : endingOf(running, person, practice.timeZone, newId, at);
    },
    heldAt: async () => held(await journalRow(db, staff)),
    settle: async (id, more = [], answered = more.length > 0) => {
      const found = await journalRow(db, staff);
      if (more.length === 0 && (!found || reconcile(found, now(), session(), answered).kind === 'runs')) return false;
      await write(id, async () => {
        const row = await journalRow(db, staff);
        const { practice, person, running } = await desk();
        const verdict = row && running?.id === row.timer ? reconcile(row, now(), session(), answered) : null;
        if (!running || verdict?.kind !== 'close') return { drafts: more };
        const drafts = [...more, ...endingOf(running, person, practice.timeZone, newId, verdict.certainUntil, { until: verdict.unresolvedUntil, cause: verdict.cause })];
        if (!verdict.goesOn) return { drafts, journal: { delete: running.id } };
        const next: Timer = { ...running, id: newId(), start: verdict.unresolvedUntil };
        drafts.push({ month: 'standing', patient: next.patient, body: { kind: 'timer.started', timer: next } });
        return { drafts, journal: { delete: running.id, put: { timer: next.id, staff, start: next.start, witness: verdict.unresolvedUntil, session: session() } } };
      });
      return true;
    },
    patientKey: async (recordNumber) => vault.patientKey((await desk()).practice.id, recordNumber),
    today: async () => dayOf(now(), (await desk()).practice.timeZone),
  };
}
