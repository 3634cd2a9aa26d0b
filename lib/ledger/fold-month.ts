import type { Closing, EntryChange, LedgerEvent } from '../records/index.ts';
import { bucketOf, type Discarded, emptyMonth, type MonthBlock, type MonthRecord, type RecordedEntry, type RecordedSpan, type Trace } from './blocks.ts';
import { LedgerError } from './errors.ts';
import { withOverride } from './fold-override.ts';

function misfit(detail: string): never {
  throw new LedgerError('MISFIT', detail);
}

/** The entry as changed, with what it was before. */
function amended(entry: RecordedEntry, changes: EntryChange, reason: string, trace: Trace): RecordedEntry {
  if (entry.voided) misfit('amends a voided entry');
  const was = Object.fromEntries(Object.keys(changes).map((field) => [field, entry[field as keyof EntryChange]])) as EntryChange;
  const next = { ...entry, ...changes, history: [...entry.history, { ...trace, changes, was, reason }] };
  return next.start <= next.end ? next : misfit('ends before it starts');
}

/** What of a span the kept entries leave uncovered. */
function uncovered(span: { id: string; start: number; end: number }, kept: readonly { start: number; end: number }[]): Discarded[] {
  const pieces: Discarded[] = [];
  let at = span.start;
  for (const { start, end } of [...kept].sort((a, b) => a.start - b.start)) {
    if (start > at) pieces.push({ span: span.id, start: at, end: Math.min(start, span.end) });
    at = Math.max(at, end);
    if (at >= span.end) break;
  }
  if (at < span.end) pieces.push({ span: span.id, start: at, end: span.end });
  return pieces.filter((piece) => piece.start < piece.end);
}

function one<T extends { id: string }>(list: readonly T[], id: string, change: (item: T) => T): T[] {
  if (!list.some((item) => item.id === id)) misfit('names something that is not recorded in this month');
  return list.map((item) => (item.id === id ? change(item) : item));
}

function recorded(record: MonthRecord, event: LedgerEvent): MonthRecord {
  const { body } = event;
  const trace: Trace = { at: event.at, by: event.author, event: event.id };
  switch (body.kind) {
    case 'entry.recorded': {
      if (record.entries.some((entry) => entry.id === body.entry.id)) misfit('entry recorded twice');
      if (body.entry.end < body.entry.start) misfit('ends before it starts');
      return { ...record, entries: [...record.entries, { ...body.entry, history: [], recorded: trace }] };
    }
    case 'entry.amended': return { ...record, entries: one(record.entries, body.entry, (entry) => amended(entry, body.changes, body.reason, trace)) };
    case 'entry.voided': return {
      ...record,
      entries: one(record.entries, body.entry, (entry) => (entry.voided ? misfit('voided twice') : { ...entry, voided: { ...trace, reason: body.reason } })),
    };
    case 'time.unresolved': {
      if (record.unresolved.some((span) => span.id === body.span.id)) misfit('span recorded twice');
      if (body.span.end < body.span.start) misfit('ends before it starts');
      return { ...record, unresolved: [...record.unresolved, { ...body.span, recorded: trace }] };
    }
    case 'time.answered': {
      const kept = body.kept.map((id) => record.entries.find((entry) => entry.id === id) ?? misfit('kept entries come before the answer that names them'));
      let given: Discarded[] = [];
      const unresolved = one(record.unresolved, body.span, (span): RecordedSpan => {
        if (span.answered) misfit('answered twice');
        given = uncovered(span, kept);
        return { ...span, answered: { ...trace, answer: body.answer, kept: body.kept } };
      });
      return { ...record, unresolved, discarded: [...record.discarded, ...given] };
    }
    case 'override.recorded': case 'override.withdrawn': return { ...record, overrides: withOverride(record.overrides, event) };
    default: return record;
  }
}

/** Each patient of this bucket with what the month supported as it was closed. */
function frozen(block: MonthBlock, event: LedgerEvent, { rules, patients }: Closing, bucket: number): MonthBlock {
  const kept = patients.filter(({ patient }) => bucketOf(patient) === bucket).map(({ patient, supports, ms }): [string, MonthRecord] => {
    const record = block.patients[patient] ?? emptyMonth();
    return [patient, { ...record, frozen: [...(record.frozen ?? []), { supports, ms, rules, at: event.at, by: event.author, event: event.id }] }];
  });
  return { patients: { ...block.patients, ...Object.fromEntries(kept) } };
}

/** A month's patients: entries, unresolved and discarded time, exports, overrides. @throws LedgerError `MISFIT` for what contradicts the record. */
export function foldMonth(block: MonthBlock, event: LedgerEvent, bucket: number): MonthBlock {
  const { body, patient } = event;
  if (body.kind === 'month.closed') return frozen(block, event, body.closing, bucket);
  if (body.kind !== 'month.exported') return patient === null ? block : { patients: { ...block.patients, [patient]: recorded(block.patients[patient] ?? emptyMonth(), event) } };
  const lines = new Map<string, string[]>();
  const supports = new Map<string, string>();
  for (const line of body.lines) {
    if (bucketOf(line.patient) !== bucket) continue;
    lines.set(line.patient, [...(lines.get(line.patient) ?? []), line.id]);
    supports.set(line.patient, line.supports);
  }
  const patients = { ...block.patients };
  for (const [key, ids] of lines) {
    const record = patients[key] ?? emptyMonth();
    const exported = { at: event.at, by: event.author, event: event.id, format: body.format, lines: ids, supports: supports.get(key) ?? '', notReady: body.notReady, sha256: body.sha256 };
    patients[key] = { ...record, exported: [...record.exported, exported] };
  }
  return { patients };
}
