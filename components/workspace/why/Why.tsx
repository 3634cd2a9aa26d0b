/**
 * Why a code stands, or why not: needs, entries, arithmetic, sources, and the sets of codes that could stand instead. Shared by month and patient.
 * It mirrors the finding and judges nothing itself.
 */
import { useId, useState } from 'react';
import type { ActivityChoice, PatientPage } from '../../../lib/commands/views.ts';
import type { Blocked, Line } from '../../../lib/rules/finding.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, dayWords } from '../../ui/said.ts';
import { programWords } from '../words.ts';
import { Alternatives } from './Alternatives.tsx';
import { Ask } from './Ask.tsx';
import { Entries } from './Entries.tsx';
import { Needs } from './Needs.tsx';
import { Sources } from './Sources.tsx';
import './why.css';

interface WhyProps { page: PatientPage; timeZone: string; today: string; activities: readonly ActivityChoice[] }

export function Why({ page, timeZone, today, activities }: WhyProps) {
  const { finding } = page;
  const all: (Line | Blocked)[] = [...finding.lines, ...finding.blocked];
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = all.find((each) => each.code === chosen) ?? first(page) ?? all[0];
  const id = useId();
  if (!shown) return <div className="why"><p className="q">{page.enrollments.some((each) => each.status === 'enrolled') ? 'No rule was reviewed for this payer and month. Nothing is proposed, and what was recorded stays.' : 'The patient is in no program yet. The time is kept; enroll the patient on the patient page and it is counted.'}</p></div>;
  const stands = 'units' in shown;
  return (
    <section className="why" aria-labelledby={id}>
      <div className="wtabs">
        <h2 id={id}>Why <span className="code">{shown.code}</span> {stands ? `× ${shown.units}` : 'is blocked'}</h2>
        <span className="q">{shown.label} · {programWords(shown.program)} · rule {shown.rule}, in force since {dayWords(shown.effectiveFrom)}</span>
        <span className="sp" />
        <Button small className="noprint" onClick={() => window.print()}>Print</Button>
      </div>
      {all.length > 1 && (
        <div className="codes" role="group" aria-label="Codes of this month">
          {all.map((each) => (
            <button key={`${each.program} ${each.code}`} type="button" className={'units' in each ? 'cd y' : 'cd n'} aria-pressed={each === shown} onClick={() => setChosen(each.code)}>
              <Icon name={'units' in each ? 'check' : 'question' in each ? 'question' : 'blocked'} /><span className="code">{each.code}</span> {'units' in each ? `× ${each.units}` : 'not met'}
            </button>
          ))}
        </div>
      )}
      {!stands && <Refused page={page} blocked={shown} today={today} />}
      <div className="wgrid">
        <div className="wcol"><Needs explained={shown} /><Sources explained={shown} /></div>
        <div className="wcol"><Entries explained={shown} page={page} timeZone={timeZone} activities={activities} /></div>
      </div>
      <Alternatives alternatives={finding.alternatives} />
    </section>
  );
}

/** What to show first: a line that stands; else the refusal that asks something; else the first refusal. */
function first(page: PatientPage): Line | Blocked | undefined {
  const { lines, blocked } = page.finding;
  return lines[0] ?? blocked.find((each) => each.question) ?? blocked.find((each) => each.reason === 'BELOW_THRESHOLD') ?? blocked[0];
}

function Refused({ page, blocked, today }: { page: PatientPage; blocked: Blocked; today: string }) {
  const recorded = page.entries.reduce((sum, entry) => sum + (entry.voided ? 0 : entry.seconds), 0);
  return (
    <div className={blocked.question ? 'blk' : 'blk only'}>
      <Note tone={blocked.question ? 'away' : 'still'} icon={blocked.question ? 'question' : blocked.missingSeconds ? 'clock' : 'blocked'}>
        <b>{blocked.sentence}</b>{' '}
        {blocked.question?.ask} {recorded > 0 && <>{clock(recorded)} {recorded < 60 ? 'is' : 'are'} recorded and safe.</>}
      </Note>
      {blocked.question && <Ask page={page} blocked={blocked} today={today} />}
    </div>
  );
}
