/**
 * What a ledger's events say about time, read as plainly as possible and without a line of the product's own fold: the checker must not
 * believe what it checks.
 */
import type { EntryChange, LedgerEvent } from '../../lib/records/index.ts';
import { subtract, type Interval } from '../../lib/time/interval.ts';

/** A stretch of a person's time on a patient. */
export interface Stretch extends Interval { id: string; staff: string; patient: string; month: string }

export interface TimeRead {
  /** Entries that were not voided, as amended. */
  counted: Stretch[];
  /** Unresolved stretches that nobody answered. */
  unresolved: Stretch[];
  /** What of answered stretches was not kept. */
  discarded: Interval[];
  /** Timers that were started and not ended: id and start. */
  running: { id: string; staff: string; start: number }[];
  /** By how much a person's clock was set back, as the ledger itself says, ms. */
  setBack: ReadonlyMap<string, number>;
}

/** Events in, in the order of the chain. */
export function readTime(events: readonly LedgerEvent[]): TimeRead {
  const entries = new Map<string, Stretch>();
  const spans = new Map<string, Stretch>();
  const running = new Map<string, { id: string; staff: string; start: number }>();
  const discarded: Interval[] = [];
  const setBack = new Map<string, number>();
  for (const { body } of events) {
    if (body.kind === 'entry.recorded') entries.set(body.entry.id, stretch(body.entry));
    if (body.kind === 'entry.voided') entries.delete(body.entry);
    if (body.kind === 'entry.amended') entries.set(body.entry, amended(entries.get(body.entry), body.changes));
    if (body.kind === 'time.unresolved') spans.set(body.span.id, stretch(body.span));
    if (body.kind === 'time.answered') {
      const span = spans.get(body.span);
      if (!span) continue;
      spans.delete(body.span);
      discarded.push(...subtract([span], body.kept.flatMap((id) => entries.get(id) ?? [])));
    }
    if (body.kind === 'timer.started' || body.kind === 'timer.changed') running.set(body.timer.id, { id: body.timer.id, staff: body.timer.staff, start: body.timer.start });
    if (body.kind === 'clock.changed' && body.by < 0) setBack.set(body.staff, (setBack.get(body.staff) ?? 0) - body.by);
    if (body.kind === 'timer.ended') running.delete(body.timer);
  }
  return { counted: [...entries.values()], unresolved: [...spans.values()], discarded, running: [...running.values()], setBack };
}

const stretch = ({ id, staff, patient, month, start, end }: Stretch): Stretch => ({ id, staff, patient, month, start, end });

function amended(entry: Stretch | undefined, { start, end }: EntryChange): Stretch {
  if (!entry) throw new Error('An entry was amended that was never recorded.');
  return { ...entry, start: start ?? entry.start, end: end ?? entry.end };
}
