import * as z from 'zod';
import { bucketOf, discardedMs, type MonthRecord, type PatientFile } from '../ledger/blocks.ts';
import { linkedKeys, personOf } from '../ledger/person.ts';
import { evaluate, rulesVersion } from '../payers/index.ts';
import { Month, PatientKey } from '../records/index.ts';
import { monthOf } from '../time/month.ts';
import { closedMonth, writtenAfter } from './closed.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { decide, decisionsOf, overrideViews } from './decided.ts';
import { dueCare } from './due.ts';
import { against, closedView, frozenView, linkedSince, type Against } from './frozen.ts';
import { linkViews } from './linked.ts';
import { monthRow, rowState } from './month-row.ts';
import { enrolledIn, patientMonth, termsOf } from './patient-month.ts';
import type { MonthPart } from './views-month.ts';
import type { EntryView, PatientPage } from './views-patient.ts';

const from = ['workspace', 'sidepanel'] as const;

/** Buckets read at once: few transactions, and never a whole large practice in memory. */
const AT_ONCE = 32;

/** Everybody in these buckets who has a record in the month or is enrolled for it. */
export async function* peopleOf(context: OpenContext, month: string, first: number, last: number): AsyncGenerator<{ file: PatientFile; record: MonthRecord | null }> {
  for (let from = first; from <= last; from += AT_ONCE) {
    const to = Math.min(last, from + AT_ONCE - 1);
    const files = await context.open.ledger.readPatients(from, to);
    const blocks = await context.open.ledger.readBlocks(month, from, to);
    for (const [key, own] of [...files].flatMap(([, standing]) => Object.entries(standing.patients))) {
      // A linked record is read with the one it goes under.
      if (own.linkedTo) continue;
      const linked = linkedKeys(own).length > 0;
      const file = linked ? await context.open.ledger.readPerson(own) : own;
      const whole = linked ? await context.open.ledger.readWholeMonth(month, own) : null;
      const record = whole ? (isEmpty(whole) ? null : whole) : blocks.get(bucketOf(key))?.patients[key] ?? null;
      if (record || file.enrollments.some(enrolledIn(month))) yield { file, record };
    }
  }
}

/** The closing that holds for a month, with what to compare it with; null while the month is open. */
export async function closingOf({ open }: OpenContext, month: string): Promise<Against | null> {
  const { block } = await open.desk();
  const closed = closedMonth(block, month);
  return closed && against(closed, block, await rulesVersion());
}

/** One part of the month's worklist: the buckets `from` to `to` of 256. A caller walks them in batches and shows how far it is. */
export const part = whenOpen({
  from, input: z.strictObject({ month: Month, from: z.number().int().min(0).max(255), to: z.number().int().min(0).max(255) }),
  run: async (context, input): Promise<MonthPart> => {
    const { practice, block } = await context.open.desk();
    const running = new Set(Object.values(block.running).map((timer) => personOf(block, timer.patient)));
    const today = await context.open.today();
    const terms = termsOf(practice, block);
    const closing = await closingOf(context, input.month);
    const rows = [];
    for await (const { file, record } of peopleOf(context, input.month, input.from, input.to)) {
      const finding = evaluate(patientMonth(terms, file, record, input.month, today));
      const decided = decide(finding, file, record, block.staff);
      rows.push(monthRow(file, record, decided, running.has(file.patient.key), closing && frozenView(closing, record, decided, linkedSince(closing, file)), (each) => dueCare(each, file, today)));
    }
    return { ...input, rows, closed: closing && closedView(closing.closed, block.staff), head: await context.open.ledger.head() };
  },
});

/** Which months hold something, and which one is now in the practice's zone. */
export const months = whenOpen({
  from, input: z.strictObject({}),
  run: async (context) => {
    const { practice } = await context.open.desk();
    const current = monthOf(context.now(), practice.timeZone);
    return { months: [...new Set([...(await context.open.ledger.monthsKept()), current])].sort(), current, today: await context.open.today(), timeZone: practice.timeZone };
  },
});

/** One patient's month: facts, entries with their history, what counts and why, and the finding. */
export const page = whenOpen({
  from: ['workspace'], input: z.strictObject({ patient: PatientKey, month: Month }),
  run: async (context, input): Promise<PatientPage> => {
    const { practice, block } = await context.open.desk();
    const file = await context.open.ledger.readPatient(input.patient);
    if (!file) throw new Refusal('NO_PATIENT', 'This patient is not recorded here.');
    const record = await context.open.ledger.readWholeMonth(input.month, file);
    const finding = evaluate(patientMonth(termsOf(practice, block), file, record, input.month, await context.open.today()));
    const decided = decide(finding, file, record, block.staff);
    const closing = await closingOf(context, input.month);
    const name = (id: string) => block.staff.find((person) => person.id === id)?.name ?? 'unknown';
    const uses = [...finding.lines, ...finding.blocked];
    const entries = record.entries.map((entry): EntryView => {
      const counted = Math.max(0, ...uses.map((use) => use.counted.filter((each) => each.entry === entry.id).reduce((sum, each) => sum + each.seconds, 0)));
      const out = [...uses.flatMap((use) => use.leftOut), ...(finding.leftOut ?? [])].find((each) => each.entry === entry.id);
      return {
        ...entry, staffName: name(entry.staff), credential: block.staff.find((person) => person.id === entry.staff)?.credential ?? '',
        seconds: Math.floor((entry.end - entry.start) / 1000), voided: entry.voided ? { reason: entry.voided.reason, at: entry.voided.at, by: name(entry.voided.by) } : null,
        history: entry.history.flatMap((change) => Object.entries(change.changes).map(([what, is]) => ({ at: change.at, by: name(change.by), what, was: say(change.was[what as keyof typeof change.was]), is: say(is), reason: change.reason }))),
        countedSeconds: entry.voided ? 0 : counted, addendum: writtenAfter(closing?.closed ?? null, entry.recorded, entry.voided, ...entry.history),
        notCounted: entry.voided ? null : counted > 0 ? null : entry.aside && entry.program === null ? 'Recorded beside other time of the same person, by choice' : (out?.why ?? (entry.program === null ? 'No program: the patient was not enrolled when this was recorded' : entry.activity === null ? 'No activity yet' : null)),
      };
    });
    return {
      patient: file.patient, month: input.month, enrollments: file.enrollments, observations: file.observations, entries,
      unresolved: record.unresolved.filter((span) => !span.answered).map((span) => ({ ...span, staffName: name(span.staff) })),
      discardedSeconds: Math.floor(discardedMs(record) / 1000), finding, decisions: decisionsOf(decided), overrides: overrideViews(file, record, block.staff),
      state: rowState(decided, record).state, closed: closing && closedView(closing.closed, block.staff), frozen: closing && frozenView(closing, record, decided, linkedSince(closing, file)), links: await linkViews(context, file),
    };
  },
});

const isEmpty = (record: MonthRecord): boolean => record.entries.length + record.unresolved.length + record.exported.length + (record.frozen?.length ?? 0) + (record.overrides?.length ?? 0) === 0;

const say = (value: string | number | boolean | null | undefined): string => (value === undefined || value === null ? '' : String(value));
