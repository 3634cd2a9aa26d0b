import type { RecordedEntry } from '../ledger/blocks.ts';
import type { Draft, Entry, Overlap } from '../records/index.ts';
import { subtract, type Interval } from '../time/interval.ts';
import { overlapsAfter } from './overlaps.ts';

/** The entry without what only the ledger adds to it. */
export function plainEntry({ voided: _voided, history: _history, recorded: _recorded, ...entry }: RecordedEntry): Entry {
  return entry;
}

/** A part cut off from an entry: the same tags and person, an id of its own. */
export const cutOff = (entry: RecordedEntry, part: Interval, id: string, changes: Partial<Entry> = {}): Entry =>
  ({ ...plainEntry(entry), id, start: part.start, end: part.end, splitOf: entry.splitOf ?? entry.id, ...changes });

/**
 * The events by which an entry gives up stretches of its time: what remains stays (a middle that is given up leaves two parts), and an entry
 * of which nothing remains is voided. Sums are exact: before = after + what was given up.
 * @param known overlaps that stand now
 */
export function trimmed(entry: RecordedEntry, holes: readonly Interval[], reason: string, known: readonly Overlap[], newId: () => string): Draft[] {
  const rest = subtract([entry], holes);
  const [first, ...others] = rest;
  const own = (body: Draft['body']): Draft => ({ month: entry.month, patient: entry.patient, body });
  if (!first) return [own({ kind: 'entry.voided', entry: entry.id, reason }), ...overlapsAfter(known, entry.id, [], newId, reason)];
  if (first.start === entry.start && first.end === entry.end) return [];
  const changes = { ...(first.start === entry.start ? {} : { start: first.start }), ...(first.end === entry.end ? {} : { end: first.end }) };
  const parts = others.map((part) => cutOff(entry, part, newId()));
  return [
    own({ kind: 'entry.amended', entry: entry.id, changes, reason }),
    ...parts.map((part) => own({ kind: 'entry.recorded', entry: part })),
    ...overlapsAfter(known, entry.id, [{ ...entry, ...first }, ...parts], newId, reason),
  ];
}

/** The overlaps that stand after these events: one command may change both sides of one. */
export function overlapsWith(known: readonly Overlap[], drafts: readonly Draft[]): Overlap[] {
  const gone = new Set(drafts.flatMap(({ body }) => (body.kind === 'overlap.resolved' ? [body.overlap] : [])));
  return [...known.filter(({ id }) => !gone.has(id)), ...drafts.flatMap(({ body }) => (body.kind === 'overlap.noticed' && !gone.has(body.overlap.id) ? [body.overlap] : []))];
}

/** Several entries give up the same stretches, one after the other. */
export function allTrimmed(entries: readonly RecordedEntry[], holes: readonly Interval[], reason: string, known: readonly Overlap[], newId: () => string): Draft[] {
  const drafts: Draft[] = [];
  for (const entry of entries) drafts.push(...trimmed(entry, holes, reason, overlapsWith(known, drafts), newId));
  return drafts;
}
