import type { WidgetView } from '../../../lib/commands/views.ts';
import type { MonthRow } from '../../../lib/commands/views-month.ts';
import { useAsked } from '../../ui/asked.ts';
import { Note } from '../../ui/Note.tsx';
import { Why } from '../why/Why.tsx';

/** The opened row: asks for the patient's whole month, and again after an answer was recorded. */
export function RowWhy({ row, month, timeZone, today, state }: { row: MonthRow; month: string; timeZone: string; today: string; state: WidgetView }) {
  const { reply, trouble, slow } = useAsked('patient.page', { patient: row.patient.key, month });
  if (!reply) return <div className="why">{trouble ? <Note tone="unsaved" alert>{trouble}</Note> : <p className="q">{slow ? 'Working it out…' : '\u00a0'}</p>}</div>;
  return <Why page={reply} timeZone={timeZone} today={today} activities={state.activities} />;
}
