/** One patient's month: who it is, what is recorded, the entries newest day first, why each code stands or does not, and what the practice decided itself. */
import { useMemo, useState } from 'react';
import type { WidgetView } from '../../../lib/commands/views.ts';
import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import { lastDay } from '../../../lib/time/month.ts';
import { AddTimeForm } from '../../by-hand/AddTimeForm.tsx';
import { useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { addMonths, clock, dayOf, monthWords, shortDay } from '../../ui/said.ts';
import { useSay } from '../live.tsx';
import { monthHref, patientHref } from '../route.ts';
import { Waiting } from '../Waiting.tsx';
import { Why } from '../why/Why.tsx';
import { stateWords } from '../words.ts';
import { AlsoKnownAs } from './AlsoKnownAs.tsx';
import { Entries } from './Entries.tsx';
import { Enrollments } from './Enrollments.tsx';
import { History } from './History.tsx';
import { MonthMeasure } from './MonthMeasure.tsx';
import { Overrides } from './Overrides.tsx';
import { Who } from './Who.tsx';
import './patient.css';

export function Patient({ patient, month: asked, open, state }: { patient: string; month: string | null; open: string | null; state: WidgetView }) {
  const months = useAsked('month.months', {});
  const month = asked ?? months.reply?.current ?? null;
  const { reply: page, trouble, slow, again } = useAsked('patient.page', month ? { patient, month } : null);
  const running = state.timer?.patient.key === patient ? state.timer : null;
  const loose = useMemo(() => looseSeconds(page), [page]);
  const [adding, setAdding] = useState(false);
  const say = useSay();
  if (!page || !months.reply || !month) return <Waiting slow={slow || months.slow} trouble={trouble ?? months.trouble} sentence="Opening the patient’s month…" again={again} />;
  const { today, timeZone } = months.reply;
  const step = (by: number) => patientHref(patient, addMonths(month, by));
  const stands = stateWords[page.state];
  return <>
    <div className="top">
      <a className="btn quiet back" href={monthHref(month)}><Icon name="left" />Month</a>
      <h1 className="sr">{page.patient.family}, {page.patient.given}, {monthWords(month)}</h1>
      <span className="mstep big">
        <a className="icon-btn" href={step(-1)} aria-label={monthWords(addMonths(month, -1))} title={monthWords(addMonths(month, -1))}><Icon name="left" /></a>
        <b>{monthWords(month)}</b>
        <a className="icon-btn" href={step(1)} aria-label={monthWords(addMonths(month, 1))} title={monthWords(addMonths(month, 1))}><Icon name="right" /></a>
      </span>
      <Chip tone={stands.tone} icon={stands.icon}>{stands.words}</Chip>
    </div>
    <div className="pgrid">
      <div className="pcol">
        <Who page={page} today={today} open={open} />
        <AlsoKnownAs page={page} timeZone={timeZone} />
        <Enrollments page={page} today={today} open={open} loose={loose} />
      </div>
      <div className="pcol">
        <section className="panel" aria-label={`Time in ${monthWords(month)}`}>
          <div className="hd"><h2>{monthWords(month)}</h2><span className="sp" />{page.closed && <Chip tone="still" icon="lock">Closed {shortDay(dayOf(page.closed.at, timeZone))} by {page.closed.by}</Chip>}{state.me?.role !== 'biller' && !adding && <Button small icon="plus" onClick={() => setAdding(true)}>Add time</Button>}{running && <Chip tone="run" icon="play">Running since {state.now >= running.start ? clock((state.now - running.start) / 1000) : '0:00'}</Chip>}</div>
          <MonthMeasure page={page} />
          {adding && <AddTimeForm patient={patient} programs={page.enrollments.map((each) => each.program)} activities={state.activities} recent={state.recent} zone={timeZone} now={Date.now} day={today.startsWith(month) ? today : lastDay(month)} today={today} addendum={page.closed !== null}
            onDone={(sentence) => { setAdding(false); say(sentence); }} onCancel={() => setAdding(false)} />}
          <Entries page={page} timeZone={timeZone} activities={state.activities} me={state.me?.id ?? null} />
        </section>
        <section className="panel" aria-label="Why"><div className="hd"><h2>Why</h2><span className="q">each code and each refusal</span></div><div className="bd flat"><Why page={page} timeZone={timeZone} today={today} activities={state.activities} /></div></section>
        <Overrides page={page} timeZone={timeZone} />
        <History page={page} timeZone={timeZone} activities={state.activities} />
      </div>
    </div>
  </>;
}

/** Seconds of the month that belong to no program yet. */
function looseSeconds(page: PatientPage | null): number {
  return (page?.entries ?? []).reduce((sum, entry) => sum + (entry.program === null && !entry.voided ? entry.seconds : 0), 0);
}
