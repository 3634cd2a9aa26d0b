import type { ReactNode } from 'react';
import type { ChartView, PatientLabel, TimerView } from '../../lib/commands/views.ts';
import { fullName } from '../ui/Identity.tsx';
import { dayWords, timeOf } from '../ui/said.ts';
import { Clock } from './Clock.tsx';
import { useTheWidget, useZone } from './context.ts';
import { differences, likeness } from './identity.ts';
import { Option } from './Option.tsx';

type Differ = ReturnType<typeof differences>;

/** The timer runs for one person and the chart shows another. Both in full, what differs marked; three equal answers. */
export function TwoPatients({ timer }: { timer: TimerView }) {
  const w = useTheWidget();
  const zone = useZone();
  const chart = w.view?.chart.patient;
  if (!chart) return null;
  const differ = differences(timer.patient, chart);
  const alike = likeness(timer.patient, chart);
  return (
    <>
      <h3 className="lead">The chart is a different person</h3>
      <div className="versus">
        <Who label={<>Timer, {timer.heldAt === null ? `since ${timeOf(timer.start, zone)}` : `stopped at ${timeOf(timer.heldAt, zone)}`} · <Clock start={timer.start} className="num" /></>} patient={timer.patient} differ={differ} />
        <div className="ne" aria-hidden="true"><span><svg viewBox="0 0 24 24" width="24" height="24"><path d="M5 9h14M5 15h14M15.5 4 8.5 20" /></svg></span></div>
        <Who label="Chart on screen" patient={chart} differ={differ} />
      </div>
      {alike && <p className="hint strong">{alike}</p>}
      <div className="opts">
        <Option k="1" busy={w.flight === 'timer.switch'} onTake={() => void w.act('timer.switch', {})}>Switch to {fullName(chart)}</Option>
        <Option k="2" busy={w.flight === 'timer.goOn'} onTake={w.goOn}>Go on for {fullName(timer.patient)}</Option>
        <Option k="3" busy={w.flight === 'timer.stop'} onTake={() => void w.act('timer.stop', {})}>Stop the timer</Option>
      </div>
    </>
  );
}

function Who({ label, patient, differ }: { label: ReactNode; patient: Omit<PatientLabel, 'key'> | NonNullable<ChartView['patient']>; differ: Differ }) {
  const mark = (yes: boolean, text: string) => (yes ? <mark>{text}</mark> : text);
  return (
    <div className="who">
      <span className="label">{label}</span>
      <div className="ident">
        <p className="nm">{mark(differ.family, patient.family.toUpperCase())}{patient.given && <>, {mark(differ.given, patient.given)}</>}</p>
        <p className="id"><span>Born {mark(differ.birthDate, dayWords(patient.birthDate))}</span><span>MRN <span translate="no">{mark(differ.recordNumber, patient.recordNumber)}</span></span></p>
      </div>
    </div>
  );
}
