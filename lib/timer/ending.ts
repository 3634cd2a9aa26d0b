import type { Draft, Entry, Staff, Stretch, Timer } from '../records/index.ts';
import { splitAtMonths } from '../time/month.ts';

/**
 * The events that end a running timer: the time that is certain becomes an entry (one for each calendar month it touches, parts sum
 * exactly), each stretch that is not becomes unresolved, and the timer is over.
 * @param certainUntil end of the certain time, UTC epoch ms
 * @param held stretches that wait for a person, in order
 */
export function endingOf(timer: Timer, person: Pick<Staff, 'role'>, zone: string, newId: () => string, certainUntil: number, held: readonly Stretch[] = []): Draft[] {
  const end = Math.max(timer.start, certainUntil);
  const drafts = entriesFor(timer, person.role, { start: timer.start, end }, zone, 'timer', timer.id, newId);
  for (const stretch of held) {
    for (const part of splitAtMonths(stretch, zone)) {
      drafts.push({ month: part.month, patient: timer.patient, body: { kind: 'time.unresolved', span: {
        id: newId(), patient: timer.patient, month: part.month, staff: timer.staff, role: person.role, start: part.start, end: part.end,
        cause: stretch.cause, program: timer.program, activity: timer.activity, note: timer.note, ...(timer.modality ? { modality: timer.modality } : {}) } } });
    }
  }
  drafts.push({ month: 'standing', patient: timer.patient, body: { kind: 'timer.ended', timer: timer.id, staff: timer.staff, end } });
  return drafts;
}

type Tags = Pick<Timer, 'patient' | 'staff' | 'program' | 'activity' | 'note' | 'interactive' | 'modality'>;

/** Entry events for one stretch; the first part carries `firstId`, later parts point back to it. @param more what is said of each part besides */
export function entriesFor(of: Tags, role: Staff['role'], stretch: { start: number; end: number }, zone: string, source: Entry['source'], firstId: string, newId: () => string, more: Partial<Pick<Entry, 'late' | 'reason' | 'together' | 'aside'>> = {}): Draft[] {
  return splitAtMonths(stretch, zone).map((part, index) => ({
    month: part.month, patient: of.patient,
    body: { kind: 'entry.recorded', entry: {
      id: index === 0 ? firstId : newId(), patient: of.patient, month: part.month, staff: of.staff, role, start: part.start, end: part.end,
      program: of.program, activity: of.activity, note: of.note, interactive: of.interactive, source, ...(index === 0 ? {} : { splitOf: firstId }),
      ...(of.modality ? { modality: of.modality } : {}), ...more } },
  }));
}
