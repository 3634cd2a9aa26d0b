import type { Draft, Staff, Timer, Unresolved } from '../records/index.ts';
import { splitAtMonths } from '../time/month.ts';

/**
 * The events that end a running timer: the time that is certain becomes an entry (one for each calendar month it touches, parts sum
 * exactly), what follows becomes unresolved, and the timer is over.
 * @param certainUntil end of the certain time, UTC epoch ms
 * @param unresolved stretch that waits for a person, if any
 */
export function endingOf(timer: Timer, person: Pick<Staff, 'role'>, zone: string, newId: () => string, certainUntil: number, unresolved?: { until: number; cause: Unresolved['cause'] }): Draft[] {
  const end = Math.max(timer.start, certainUntil);
  const drafts = entriesFor(timer, person.role, { start: timer.start, end }, zone, 'timer', timer.id, newId);
  if (unresolved && unresolved.until > end) {
    for (const part of splitAtMonths({ start: end, end: unresolved.until }, zone)) {
      drafts.push({ month: part.month, patient: timer.patient, body: { kind: 'time.unresolved', span: {
        id: newId(), patient: timer.patient, month: part.month, staff: timer.staff, role: person.role, start: part.start, end: part.end,
        cause: unresolved.cause, program: timer.program, activity: timer.activity, note: timer.note } } });
    }
  }
  drafts.push({ month: 'standing', patient: timer.patient, body: { kind: 'timer.ended', timer: timer.id, staff: timer.staff, end } });
  return drafts;
}

/** Entry events for one stretch; the first part carries `firstId`, later parts point back to it. */
export function entriesFor(of: Pick<Timer, 'patient' | 'staff' | 'program' | 'activity' | 'note' | 'interactive'>, role: Staff['role'], stretch: { start: number; end: number }, zone: string, source: 'timer' | 'kept', firstId: string, newId: () => string): Draft[] {
  return splitAtMonths(stretch, zone).map((part, index) => ({
    month: part.month, patient: of.patient,
    body: { kind: 'entry.recorded', entry: {
      id: index === 0 ? firstId : newId(), patient: of.patient, month: part.month, staff: of.staff, role, start: part.start, end: part.end,
      program: of.program, activity: of.activity, note: of.note, interactive: of.interactive, source, ...(index === 0 ? {} : { splitOf: firstId }) } },
  }));
}
