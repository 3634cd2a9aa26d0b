/**
 * Why a code stands, or why not: needs, entries, arithmetic, sources, and the sets of codes that could stand instead. Shared by month and patient.
 * It mirrors the finding and judges nothing itself.
 */
import { useId, useState } from 'react';
import type { ActivityChoice } from '../../../lib/commands/views.ts';
import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { dayWords } from '../../ui/said.ts';
import { programWords } from '../words.ts';
import { Alternatives } from './Alternatives.tsx';
import { codesOf, explainedOf } from './codes.ts';
import { Decided } from './Decided.tsx';
import { Entries } from './Entries.tsx';
import { Needs } from './Needs.tsx';
import { Refused } from './Refused.tsx';
import { Sources } from './Sources.tsx';
import './why.css';

interface WhyProps { page: PatientPage; timeZone: string; today: string; activities: readonly ActivityChoice[] }

export function Why({ page, timeZone, today, activities }: WhyProps) {
  const codes = codesOf(page.finding);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = codes.find((each) => each.code === chosen) ?? codes[0];
  const explained = shown && explainedOf(shown);
  const id = useId();
  if (!shown || !explained) return <div className="why"><p className="q">{page.enrollments.some((each) => each.status === 'enrolled') ? 'No rule was reviewed for this payer and month. Nothing is proposed, and what was recorded stays.' : 'The patient is in no program yet. The time is kept; enroll the patient on the patient page and it is counted.'}</p></div>;
  return (
    <section className="why" aria-labelledby={id}>
      <div className="wtabs">
        <h2 id={id}>Why <span className="code">{shown.code}</span> {shown.line ? `× ${shown.line.units}` : 'is not supported'}</h2>
        <span className="q">{explained.label} · {programWords(shown.program)} · rule {explained.rule}, in force since {dayWords(explained.effectiveFrom)}</span>
        <span className="sp" />
        <Button small className="noprint" onClick={() => window.print()}>Print</Button>
      </div>
      {codes.length > 1 && (
        <div className="codes" role="group" aria-label="Codes of this month">
          {codes.map((each) => (
            <button key={`${each.program} ${each.code}`} type="button" className={each.line ? 'cd y' : 'cd n'} aria-pressed={each === shown} onClick={() => setChosen(each.code)}>
              <Icon name={each.line ? 'check' : each.refusals.some((refusal) => refusal.question) ? 'question' : 'cross'} /><span className="code">{each.code}</span> {each.line ? `× ${each.line.units}` : 'not met'}
            </button>
          ))}
        </div>
      )}
      <Decided page={page} code={shown.code} timeZone={timeZone} />
      {shown.refusals.length > 0 && <Refused page={page} why={shown} today={today} />}
      <div className="wgrid">
        <div className="wcol"><Needs key={shown.code} explained={explained} /><Sources explained={explained} /></div>
        <div className="wcol"><Entries explained={explained} page={page} timeZone={timeZone} activities={activities} /></div>
      </div>
      <Alternatives alternatives={page.finding.alternatives} />
    </section>
  );
}
