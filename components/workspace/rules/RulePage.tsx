/** One rule, as of one month: where it is known, its codes and needs, what changed, what excludes what, what is open, and what the practice must have. */
import { useMemo } from 'react';
import { isReviewed } from '../../../lib/time/dated.ts';
import type { Rule } from '../../../lib/rules/rule.ts';
import { useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, dayWords, monthWords } from '../../ui/said.ts';
import { useSay } from '../live.tsx';
import { during } from './as-of.ts';
import { Attests } from './Attests.tsx';
import { Changes } from './Changes.tsx';
import { Choices } from './Choices.tsx';
import { choicesOf } from './open-points.ts';
import { Codes } from './Codes.tsx';
import { Known } from './Known.tsx';
import { monthToShow } from './band.ts';
import { Needs } from './Needs.tsx';
import { citedIn, doubts, sourcesOf } from './reading.ts';
import { saidOf } from './statements.ts';
import { Together } from './Together.tsx';
import { Work } from './Work.tsx';

interface Page { rule: Rule; today: string; /** The month asked for, reviewed or not. */ asked: string; onAsk: (month: string) => void }

export function RulePage({ rule, today, asked, onAsk }: Page) {
  const say = useSay();
  const policies = useAsked('policy.view', {});
  const choices = useMemo(() => choicesOf(rule, policies.reply), [rule, policies.reply]);
  const reviewed = isReviewed(rule.reviewed, asked);
  // Of a month that nobody reviewed nothing is shown; what compares months begins at the nearest that was.
  const month = monthToShow(rule.reviewed, asked);
  const said = useMemo(() => rule.codes.map((code) => saidOf(rule, code, month)), [rule, month]);
  const doubt = useMemo(() => doubts(rule, month), [rule, month]);
  const cited = useMemo(() => citedIn(rule), [rule]);
  const oldest = cited.reduce((day, { checked }) => (checked < day ? checked : day), rule.reviewed.checked);
  const now = said.filter(({ state }) => state === 'in_force').length;
  return (
    <div className="rpage">
      <div className="top rtop">
        <h1>{rule.title}</h1>
        <Button icon="page" onClick={() => window.print()}>Print</Button>
        <p className="q"><Chip tone="line">{rule.id}</Chip> Last checked <b className="ink">{dayWords(rule.reviewed.checked)}</b>{oldest < rule.reviewed.checked && <>, parts of it {dayWords(oldest)}</>} · {reviewed && <>{count(now, 'code')} in force, {count(during(rule.needs, month).length, 'need')} for all, </>}{count(sourcesOf(cited).length, 'source')}</p>
      </div>
      {reviewed && doubt && <Note tone="away" icon="warning"><b>{doubt}</b> What is not confirmed carries that mark on the month and in every export, until somebody reads the payer’s own text and dates it.</Note>}
      <Known rule={rule} today={today} month={asked} />
      <Codes rule={rule} said={said} month={month} asked={asked} today={today} onAsk={onAsk} />
      {reviewed && <Needs rule={rule} said={said} month={month} />}
      <Changes rule={rule} month={month} onShow={(to) => { onAsk(to); say(`${rule.title}, as of ${monthWords(to)}.`); document.getElementById('rule-codes')?.scrollIntoView({ block: 'start' }); }} />
      <div className="twoc">
        {reviewed && (
          <div className="rcol">
            <Together rule={rule} month={month} choices={choices} />
            <Attests rule={rule} month={month} />
          </div>
        )}
        <div className="rcol">
          <Choices choices={choices} asked={policies} />
          {reviewed && <Work rule={rule} month={month} />}
        </div>
      </div>
    </div>
  );
}
