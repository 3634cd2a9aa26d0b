import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { ActivityChoice } from '../../../lib/commands/views.ts';
import type { Interval } from '../../../lib/time/interval.ts';
import { exactClock } from '../../../lib/time/say.ts';
import { Activities } from '../../by-hand/AddTimeForm.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { inWords, timeOf } from '../../ui/said.ts';
import { cutPart, cutsOf, halves, joinNext, moveCut, room, stretches, type Part } from './cuts.ts';
import { instantOf } from './wall.ts';

interface SplitFormProps { span: Interval & { activity: string | null }; timeZone: string; activities: readonly ActivityChoice[]; busy: boolean; onAnswer: (cuts: NonNullable<ReturnType<typeof cutsOf>>) => void; onBack: () => void }

/** A gap on a timeline, cut as often as one likes. Each part is kept or not; a kept one may have been other work. The sum is always the gap. */
export function SplitForm({ span, timeZone, activities, busy, onAnswer, onBack }: SplitFormProps) {
  const [parts, setParts] = useState<Part[]>(() => halves(span));
  const list = stretches(span, parts);
  const line = useRef<HTMLDivElement>(null);
  const long = ({ start, end }: Interval) => exactClock(end - start);
  const sum = (keep: boolean | null) => exactClock(list.reduce((ms, part) => ms + (part.keep === keep ? part.end - part.start : 0), 0));
  const open = parts.some((part) => part.keep === null);
  const [tried, setTried] = useState(false);
  const save = () => { setTried(true); const cuts = cutsOf(parts); if (cuts) onAnswer(cuts); };
  const change = (n: number, with_: Partial<Part>) => setParts(parts.map((part, index) => (index === n ? { ...part, ...with_ } : part)));
  const share = (at: number) => `${((at - span.start) / (span.end - span.start)) * 100}%`;
  const keys = (n: number) => (event: KeyboardEvent) => {
    const by = event.shiftKey ? 10_000 : 60_000;
    const { start, end } = room(span, parts, n);
    const to = { ArrowLeft: parts[n]!.end - by, ArrowDown: parts[n]!.end - by, ArrowRight: parts[n]!.end + by, ArrowUp: parts[n]!.end + by, Home: start, End: end }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setParts(moveCut(span, parts, n, to));
  };
  const drag = (n: number) => (event: PointerEvent) => {
    const box = line.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setParts(moveCut(span, parts, n, span.start + ((event.clientX - box.left) / box.width) * (span.end - span.start)));
  };
  return (
    <div className="full splitform" role="group" aria-label="Split" onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onBack(); } }}>
      <div className="tline" ref={line}>
        {list.map((part) => <i key={part.end} className={part.keep ? 'kept' : ''} style={{ left: share(part.start), width: `calc(${share(part.end)} - ${share(part.start)})` }} />)}
        {parts.slice(0, -1).map((part, n) => (
          <button key={n} type="button" role="slider" className="cut" style={{ left: share(part.end) }} autoFocus={n === 0} aria-label={`Cut ${n + 1}`} aria-orientation="horizontal"
            aria-valuemin={Math.floor((room(span, parts, n).start - span.start) / 1000)} aria-valuemax={Math.floor((room(span, parts, n).end - span.start) / 1000)} aria-valuenow={Math.floor((part.end - span.start) / 1000)}
            aria-valuetext={`${timeOf(part.end, timeZone)}, ${inWords((list[n]!.end - list[n]!.start) / 1000)} before it, ${inWords((list[n + 1]!.end - list[n + 1]!.start) / 1000)} after`}
            onKeyDown={keys(n)} onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={drag(n)} />
        ))}
      </div>
      <ol className="parts">
        {list.map((part, n) => (
          <li key={n}>
            <span className="tm">{timeOf(part.start, timeZone)} –</span>
            {n < list.length - 1
              ? <CutTime key={part.end} at={part.end} zone={timeZone} n={n + 1} onMove={(to) => setParts(moveCut(span, parts, n, to))} />
              : <span className="tm">{timeOf(part.end, timeZone)}</span>}
            <b className="du">{long(part)}</b>
            <Select small label={<span className="sr">Part {n + 1}</span>} value={part.keep === null ? '' : part.keep ? 'keep' : 'not'} error={tried && part.keep === null ? 'Choose one.' : null} onChange={(event) => change(n, { keep: event.target.value === 'keep' })}><option value="" disabled>Choose…</option><option value="keep">Keep</option><option value="not">Discard</option></Select>
            {part.keep
              ? <Select small label={<span className="sr">Activity of part {n + 1}</span>} wrap="w2" value={part.activity} onChange={(event) => change(n, { activity: event.target.value })}><option value="">{span.activity ? 'As the timer was tagged' : 'None yet'}</option><Activities activities={activities} /></Select>
              : <span className="w2" />}
            <span className="pa"><Button small look="quiet" aria-label={`Cut part ${n + 1} in two`} onClick={() => setParts(cutPart(span, parts, n))}>Cut</Button>{n < list.length - 1 && list.length > 2 && <Button small look="quiet" aria-label={`Join part ${n + 1} with the next`} onClick={() => setParts(joinNext(parts, n))}>Join</Button>}</span>
          </li>
        ))}
      </ol>
      <p>{list.map(long).join(' + ')} = <b>{long(span)}</b>, nothing left over. {sum(true)} kept, {sum(false)} discarded{open ? `, ${sum(null)} to choose` : ''}.</p>
      <div className="acts"><Button small busy={busy} onClick={save}>Save split</Button><Button small onClick={onBack}>Decide later</Button></div>
    </div>
  );
}

/** The time of a cut, typed; what is no time of the day goes back to what it was. */
function CutTime({ at, zone, n, onMove }: { at: number; zone: string; n: number; onMove: (to: number) => void }) {
  const [text, setText] = useState(timeOf(at, zone));
  const take = () => { const to = instantOf(text, at, zone); if (to !== null && to !== at) onMove(to); else setText(timeOf(at, zone)); };
  return <Field small label={<span className="sr">Cut {n} at</span>} value={text} onChange={(event) => setText(event.target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); take(); } }} />;
}
