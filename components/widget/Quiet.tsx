import { Button } from '../ui/Button.tsx';
import { useName, useTheWidget, useZone } from './context.ts';
import { quietLine } from './quiet.ts';
import type { Line } from './quiet.ts';

/** One quiet line with its answers. It opens nothing, takes no focus, and nothing happens by leaving it. */
export function Quiet() {
  const w = useTheWidget();
  const line = useLine();
  if (!line) return null;
  if (line.kind === 'switched') return <Followed line={line} />;
  return <div className="quiet"><p>{line.text}</p><div className="btns">{answersTo(line, w)}</div></div>;
}

/** The line that waits now, or null. */
export function useLine(): Line | null {
  const { view, state, hushed } = useTheWidget();
  return quietLine(view, state.kind, hushed, useZone());
}

/** The timer went to another patient by itself: whose it was until then, and the way back. Neither answer is proposed. */
function Followed({ line }: { line: Line }) {
  const w = useTheWidget();
  const name = useName();
  const before = w.view?.switched?.patient;
  return (
    <div className="quiet">
      <p>{line.text}{before && <> Until then: <b>{name(before)}</b>.</>}</p>
      <div className="btns">
        <Button small icon="undo" busy={w.flight !== null} aria-label={before ? `Undo, back to ${name(before)}` : 'Undo'} onClick={() => void w.act('timer.undoSwitch', {})}>Undo</Button>
        <Button small onClick={() => w.hush(line.id)}>Leave it</Button>
      </div>
    </div>
  );
}

function answersTo(line: Exclude<Line, { kind: 'switched' }>, w: ReturnType<typeof useTheWidget>) {
  const busy = w.flight !== null;
  if (line.kind === 'call') return <>
    <Button small busy={busy} onClick={() => void w.act('timer.call', { on: true })}>Still on it</Button>
    <Button small busy={busy} onClick={() => void w.act('timer.call', { on: false })}>Call over <kbd>C</kbd></Button>
  </>;
  if (line.kind === 'looked') return <>
    <Button small busy={busy} onClick={() => void w.act('timer.addLooked', {}).then((done) => { if (done) w.hush(line.id); })}>Add</Button>
    <Button small busy={busy} onClick={() => { w.hush(line.id); w.notNow(); }}>No</Button>
  </>;
  const say = (answer: 'snooze' | 'today' | 'off' | 'dismiss') => void w.act('remind.answer', { kind: line.of, answer }).then((done) => { if (done) w.hush(line.id); });
  return <>
    {line.of === 'unresolved'
      ? <Button small onClick={() => { say('dismiss'); w.openPanel('unresolved'); }}>Answer</Button>
      : <Button small busy={busy} onClick={() => say('dismiss')}>{line.of === 'end_of_day' ? 'Still working' : 'Dismiss'}</Button>}
    <Button small busy={busy} onClick={() => say('snooze')}>In 15 min</Button>
    {/* The two of the evening come once a day anyway. */}
    {(line.of === 'long' || line.of === 'no_timer') && <Button small busy={busy} onClick={() => say('today')}>Not today</Button>}
    <Button small look="quiet" busy={busy} onClick={() => say('off')}>Turn off</Button>
  </>;
}
