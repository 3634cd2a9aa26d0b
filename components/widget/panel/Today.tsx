import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { clock, dayOf, inWords, timeOf } from '../../ui/said.ts';
import { ActivityPicker } from '../ActivityPicker.tsx';
import { Clock } from '../Clock.tsx';
import { useName, useTheWidget, useZone } from '../context.ts';
import { programWords } from '../words.ts';
import { DayBar } from './DayBar.tsx';

/** The person's own day: how much, when, for whom; the newest first. */
export function Today({ onAnswer }: { onAnswer: (span: string) => void }) {
  const w = useTheWidget();
  const zone = useZone();
  const name = useName();
  const [tagging, setTagging] = useState<string | null>(null);
  const { view } = w;
  if (!view) return null;
  const today = dayOf(w.now(), zone);
  const gaps = view.unresolved.filter((span) => dayOf(span.start, zone) === today);
  const label = (id: string | null) => view.activities.find((each) => each.id === id)?.label;
  if (view.today.length === 0 && gaps.length === 0 && !view.timer) {
    return <div className="blank"><Icon name="brand" className="big" /><b>Nothing yet today</b><p className="q">Open a chart on an enabled site and start the timer.</p></div>;
  }
  const rows = [
    ...view.today.map((entry) => ({ at: entry.start, entry, gap: null })),
    ...gaps.map((gap) => ({ at: gap.start, entry: null, gap })),
  ].sort((a, b) => b.at - a.at);
  const open = gaps.reduce((sum, gap) => sum + (gap.end - gap.start) / 1000, 0);
  return (
    <>
      <div className="dtot"><div><b>{inWords(view.todaySeconds)} recorded</b><span className="pi">{open > 0 ? `${clock(open)} unresolved` : 'Nothing unresolved today'}</span></div></div>
      <DayBar entries={view.today} gaps={gaps} running={view.timer?.start ?? null} now={w.now()} zone={zone} />
      <ol>
        {view.timer && (
          <li className="ev run"><span className="et">{timeOf(view.timer.start, zone, false)}</span><span className="eb"><b>{name(view.timer.patient)}</b><span className="pi">{label(view.timer.activity) ?? 'No activity yet'}</span></span><Clock start={view.timer.start} className="ed" /></li>
        )}
        {rows.map(({ entry, gap }) => entry ? (
          <li key={entry.entry} className={entry.activity ? 'ev' : 'ev todo'}>
            <span className="et">{timeOf(entry.start, zone, false)}</span>
            <div className="eb">
              <b>{name(entry.patient)}</b>
              <span className="pi">{[label(entry.activity) ?? 'No activity yet', entry.program ? programWords(entry.program) : 'no program'].join(' · ')}</span>
              {!entry.activity && (tagging === entry.entry
                ? <ActivityPicker activities={view.activities} recent={view.recent} programs={entry.program ? [entry.program] : []} activity={null} program={entry.program} asksFrom={false} busy={w.flight === 'timer.tag'}
                    open="" onOpen={(text) => { if (text === null) setTagging(null); }} onProgram={() => undefined}
                    onTake={(activity) => void w.act('timer.tag', { activity, from: 'start', entry: entry.entry }).then((done) => { if (done) setTagging(null); })} />
                : <Button small icon="plus" onClick={() => setTagging(entry.entry)}>Tag</Button>)}
            </div>
            <span className="ed">{clock((entry.end - entry.start) / 1000)}</span>
          </li>
        ) : gap && (
          <li key={gap.id} className="ev gap"><span className="et">{timeOf(gap.start, zone, false)}</span><span className="eb"><b>No answer yet</b><span className="pi">Away during {name(gap.patient)}</span><Button small onClick={() => onAnswer(gap.id)}>Answer</Button></span><span className="ed">{clock((gap.end - gap.start) / 1000)}</span></li>
        ))}
      </ol>
    </>
  );
}
