import { useState } from 'react';
import { AddTimeForm } from '../../by-hand/AddTimeForm.tsx';
import { Button } from '../../ui/Button.tsx';
import { dayOf } from '../../ui/said.ts';
import { useName, useTheWidget, useZone } from '../context.ts';
import { Who } from '../Who.tsx';

/** "Add time" for the patient of the chart in front, or else of the timer. Only where the patient is certain; a biller keeps no time. */
export function AddTime() {
  const { view, now } = useTheWidget();
  const zone = useZone();
  const nameOf = useName();
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const subject = view && subjectOf(view);
  if (!view || !subject || view.me?.role === 'biller') return null;
  const today = dayOf(now(), zone);
  if (open !== subject.patient.key) {
    return (
      <div className="pad addtime">
        <div><Button small icon="plus" onClick={() => { setSaid(''); setOpen(subject.patient.key); }}>Add time</Button></div>
        <p className="q" role="status">{said}</p>
      </div>
    );
  }
  return (
    <section className="addtime" aria-label="Add time by hand">
      <div className="pad"><Who patient={subject.patient} level="h3" /></div>
      <AddTimeForm key={subject.patient.key} patient={subject.patient.key} programs={subject.programs} activities={view.activities} recent={view.recent} zone={zone} now={now} nameOf={nameOf} day={today} today={today}
        onDone={(sentence) => { setOpen(null); setSaid(sentence); }} onCancel={() => setOpen(null)} />
    </section>
  );
}

/** The confirmed chart's patient; with no chart in front, the running timer's. Never a guess. */
function subjectOf({ chart, timer }: NonNullable<ReturnType<typeof useTheWidget>['view']>) {
  const { patient } = chart;
  if (chart.status === 'confirmed' && patient?.key) return { patient: { ...patient, key: patient.key }, programs: chart.programs };
  return chart.status === 'none' && timer ? { patient: timer.patient, programs: timer.program ? [timer.program] : [] } : null;
}
