import type { ActivityChoice, FinishedView, WidgetView } from '../../lib/commands/views.ts';
import { dayOf, dayWords, timeOf } from '../ui/said.ts';
import { contactWords } from './contact.ts';
import { programWords } from './words.ts';

/**
 * An entry as text for the EHR: date, start to end, whole minutes (floored), who, activity, kind of contact, note. No name and no number
 * of the patient: the chart it is pasted into has them. Pure.
 */
export function noteText(finished: FinishedView, me: WidgetView['me'], activities: readonly ActivityChoice[], zone: string): string {
  const minutes = Math.floor((finished.end - finished.start) / 60_000);
  const activity = activities.find((each) => each.id === finished.activity)?.label ?? 'No activity yet';
  return [
    `${dayWords(dayOf(finished.start, zone))}, ${timeOf(finished.start, zone)} to ${timeOf(finished.end, zone)}, ${minutes} min`,
    [activity, finished.program ? programWords(finished.program) : ''].filter(Boolean).join(', '),
    ...(finished.modality ? [contactWords(finished.modality, finished.interactive)] : []),
    ...(me ? [[me.name, me.credential].filter(Boolean).join(', ')] : []),
    ...(finished.note ? [finished.note] : []),
  ].join('\n');
}
