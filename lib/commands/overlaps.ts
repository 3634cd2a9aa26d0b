import type { RecordedEntry } from '../ledger/blocks.ts';
import type { Draft, Entry, Overlap } from '../records/index.ts';

type Placed = Pick<Entry, 'id' | 'patient' | 'month' | 'staff' | 'start' | 'end'>;

/** Whether two entries are one person on two patients at once. */
const collide = (a: Placed, b: Placed): boolean => a.id !== b.id && a.staff === b.staff && a.patient !== b.patient && a.start < b.end && b.start < a.end;

const side = ({ id, patient, month, start, end }: Placed) => ({ entry: id, patient, month, start, end });

/** A note of each overlap that the entries in `drafts` would bring about: until it is gone, neither entry's shared time counts. */
export function overlapsOf(drafts: readonly Draft[], others: readonly (Placed & Pick<RecordedEntry, 'voided'>)[], newId: () => string): Draft[] {
  const fresh = drafts.flatMap(({ body }) => (body.kind === 'entry.recorded' ? [body.entry] : []));
  return fresh.flatMap((entry) => others.filter((other) => !other.voided && collide(entry, other)).map((other): Draft => noticed({ id: newId(), staff: entry.staff, sides: [side(entry), side(other)] })));
}

const noticed = (overlap: Overlap): Draft => ({ month: 'standing', patient: null, body: { kind: 'overlap.noticed', overlap } });

/**
 * After an entry changed or was voided: overlaps that are gone are resolved, those that remain are noted as they are now.
 * @param now what the entry becomes: itself as it will stand and what was cut off from it; none if it is voided
 */
export function overlapsAfter(known: readonly Overlap[], entry: string, now: readonly Placed[], newId: () => string, reason: string): Draft[] {
  return known.filter(({ sides }) => sides.some((each) => each.entry === entry)).flatMap((overlap): Draft[] => {
    const other = overlap.sides.find((each) => each.entry !== entry)!;
    const gone: Draft = { month: 'standing', patient: null, body: { kind: 'overlap.resolved', overlap: overlap.id, reason } };
    return [gone, ...now.filter((each) => each.start < other.end && other.start < each.end).map((each) => noticed({ id: newId(), staff: overlap.staff, sides: [side(each), other] }))];
  });
}

/** What the rules hear of a patient's overlaps: the same person's time on others. @param mine the patient's records */
export const otherPatientEntries = (known: readonly Overlap[] | undefined, mine: readonly string[]): { patientId: string; performerId: string; start: number; end: number }[] =>
  (known ?? []).flatMap(({ staff, sides }) => (sides.some((each) => mine.includes(each.patient)) ? sides.filter((each) => !mine.includes(each.patient)).map(({ patient: patientId, start, end }) => ({ patientId, performerId: staff, start, end })) : []));
