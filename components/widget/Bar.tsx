import type { ReactNode } from 'react';
import type { UnresolvedView, WidgetView } from '../../lib/commands/views.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Glyph } from '../ui/Icon.tsx';
import { fullName } from '../ui/Identity.tsx';
import { clock, inWords, timeOf } from '../ui/said.ts';
import { Clock } from './Clock.tsx';
import { useEachSecond, useName, useTheWidget, useZone } from './context.ts';
import { useDesk } from './desk.ts';
import { Grip } from './Grip.tsx';
import { PracticeMark } from './Head.tsx';
import { useLine } from './Quiet.tsx';
import type { Widget } from './useWidget.ts';
import { savedBefore } from './state.ts';
import { countingSeconds, lookOf, pausedEntry, progressOf } from './words.ts';

/** The middle size: one glyph, whose time and how much, one line, one button. The rest of it opens the card. */
export function Bar() {
  const w = useTheWidget();
  const desk = useDesk();
  const look = lookOf(w.state);
  const line = useLine();
  const { first, second, act } = linesOf(w, desk.larger, useName(), useZone());
  return (
    <section className={`bar b-${look.tone}`} aria-label={`CareTally, ${look.word}`}>
      {desk.frame && <Grip frame={desk.frame} />}
      <button type="button" className="bopen" onClick={desk.larger} aria-expanded="false">
        <span className={`bst ${look.tone}`}><Icon name={look.glyph} /><span className="sr">{look.word}. </span></span>
        <span className="bm"><span className="b1">{first}</span><span className="b2"><PracticeMark small />{w.oneMoment ? 'One moment' : w.trouble ?? line?.short ?? second}</span></span>
      </button>
      {act}
      <Foot />
    </section>
  );
}

const square = (label: string, icon: Glyph, busy: boolean, onClick: () => void, look: 'main' | 'plain' = 'main') =>
  <Button className="sq" look={look} icon={icon} aria-label={label} title={label} busy={busy} onClick={onClick} />;

/** The two lines and the one button of each state. */
function linesOf(w: Widget, larger: () => void, name: ReturnType<typeof useName>, zone: string): { first: ReactNode; second: ReactNode; act: ReactNode } {
  const { state, view } = w;
  const open = (word: string) => <Button small onClick={larger}>{word}</Button>;
  switch (state.kind) {
    case 'running': case 'oncall': case 'changing': case 'absent': {
      const { timer } = state;
      const first = <><Clock start={timer.start} className="bt" /> {name(timer.patient)}</>;
      const second = state.kind === 'absent' ? `Away since ${timeOf(timer.awaySince ?? timer.start, zone, false)}` : state.kind === 'oncall' ? <>On call · <ToGo /></> : state.kind === 'running' ? <ToGo /> : timer.chart === 'other' && view?.chart.patient ? `Chart: ${name(view.chart.patient)}` : view?.chart.status === 'reading' ? 'Chart: reading…' : 'Chart: not sure who';
      return { first, second, act: square(w.flight === 'timer.stop' ? 'Stopping' : 'Stop', 'square', w.flight === 'timer.stop', () => void w.act('timer.stop', {})) };
    }
    case 'two': return { first: <span className="eq">Timer: <b>{fullName(state.timer.patient)}</b></span>, second: <span className="eq">Chart: <b>{view?.chart.patient ? fullName(view.chart.patient) : ''}</b></span>, act: open('Choose') };
    case 'away': return { first: name(state.span.patient), second: awayWords(state.span, view), act: open('Resolve') };
    case 'unsaved': return { first: state.timer ? <><Clock start={state.timer.start} className="bt" /> {name(state.timer.patient)}</> : 'Not saved', second: 'Not saved, retrying', act: square('Retry now', 'again', w.flight !== null, w.retry, 'plain') };
    case 'stopped': return { first: <><b className="bt">{clock((state.finished.end - state.finished.start) / 1000)}</b> {name(state.finished.patient)}</>, second: state.finished.activity ? 'Stopped' : 'Stopped · add an activity', act: state.finished.undoUntil > w.now() ? <Button small busy={w.flight === 'timer.undo'} onClick={() => void w.act('timer.undo', { entry: state.finished.entry })}>Undo</Button> : open('Tag') };
    case 'paused': {
      const before = view && pausedEntry(view);
      return { first: <>{before && <b className="bt">{clock((before.end - before.start) / 1000)}</b>} {name(state.paused.patient)}</>, second: `Paused at ${timeOf(state.paused.since, zone, false)}`, act: square('Resume', 'play', w.flight === 'timer.resume', () => void w.act('timer.resume', {})) };
    }
    case 'countdown': return { first: view?.chart.patient ? name(view.chart.patient) : '', second: <>Starting in <b className="num">{w.secondsLeft}</b></>, act: <Button small onClick={w.notNow}>Not now</Button> };
    // The question is asked of the eye; to a screen reader the button beside it says the same, and this one only opens the card.
    case 'idle': case 'ask': case 'starting': {
      const whom = view?.chart.patient ? name(view.chart.patient) : '';
      const starting = state.kind === 'starting';
      return { first: state.kind === 'ask' ? <span className="eq"><span aria-hidden="true">Start for </span><b>{whom}</b><span aria-hidden="true">?</span></span> : whom, second: starting ? 'Starting…' : view?.chart.enrolled === false ? 'Not enrolled' : view?.progress ? `${clock(view.progress.seconds)} this month` : 'Not running', act: square(starting ? 'Starting' : state.kind === 'ask' ? `Start for ${whom}` : 'Start', starting ? 'clock' : 'play', starting, () => void w.act('timer.start', {})) };
    }
    case 'unsure': return { first: `${view?.chart.patient?.family ? fullName(view.chart.patient) : 'Somebody'} ?`, second: 'One identifier only', act: square('Is this the patient?', 'question', false, larger, 'plain') };
    case 'locked': return { first: 'Locked', second: view?.locked?.openTimerSince ? 'Timer open, time held' : 'Your time is safe', act: <Button small onClick={() => w.openPanel('unlock')}>Unlock</Button> };
    case 'updated': return { first: 'Updated', second: w.reload ? 'Your time is safe' : 'Time is safe. Refresh this page', act: w.reload && <Button small onClick={w.reload}>Refresh</Button> };
    case 'new': return { first: 'Not set up yet', second: 'Four short questions', act: <Button small onClick={() => w.openWorkspace('#/welcome')}>Set up</Button> };
    case 'loading': return { first: 'Opening the ledger…', second: '', act: null };
    default: return { first: 'No patient', second: view?.chart.status === 'reading' ? 'Reading the chart…' : 'Open a chart', act: null };
  }
}

/** `13:40 kept, 14:35 to resolve` after a closed browser; else `34 min 06 s to resolve`. */
function awayWords(span: UnresolvedView, view: WidgetView | null): string {
  const saved = span.cause === 'browser_closed' && view ? savedBefore(view, span) : null;
  const length = (span.end - span.start) / 1000;
  return saved ? `${clock((saved.end - saved.start) / 1000)} kept, ${clock(length)} to resolve` : `${inWords(length)} to resolve`;
}

/** `2:40 to go · 99490`, as it shrinks. */
function ToGo() {
  const { view } = useTheWidget();
  const at = useEachSecond(view?.timer?.start ?? 0);
  const progress = view?.progress && view.progress.patient === view.timer?.patient.key ? view.progress : null;
  if (!view || !progress) return 'Running';
  const { next, reached } = progressOf(progress, countingSeconds(view, at));
  // Beside the mark of made-up data there is no room for the code; the card has it.
  return next ? `${next.toGo} to go${view.practice?.synthetic ? '' : ` · ${next.code}`}` : reached ? `${reached} reached` : 'Running';
}

/** The measure along the foot, three pixels high: solid saved, hatched counting now. */
function Foot() {
  const { view, state } = useTheWidget();
  const at = useEachSecond(view?.timer?.start ?? 0);
  const progress = view?.progress;
  const whose = state.kind === 'running' || state.kind === 'oncall' || state.kind === 'absent' ? state.timer.patient.key : state.kind === 'paused' ? state.paused.patient.key : state.kind === 'idle' || state.kind === 'ask' ? view?.chart.patient?.key : null;
  if (!view || !progress || progress.patient !== whose || progress.steps.length === 0) return null;
  const running = countingSeconds(view, at);
  const whole = progress.steps.find((each) => each.seconds > progress.seconds + running)?.seconds ?? progress.steps.at(-1)?.seconds ?? 1;
  const part = (seconds: number) => `${Math.min(100, (seconds / whole) * 100).toFixed(2)}%`;
  return <span className="bu" aria-hidden="true"><i style={{ width: part(progress.seconds) }} />{running > 0 && <em style={{ left: part(progress.seconds), width: part(running) }} />}</span>;
}
