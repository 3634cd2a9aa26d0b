/** The large size: whose time, how much, what for. One body for each state; the head stays the same. */
import { Note } from '../ui/Note.tsx';
import { Absent } from './Absent.tsx';
import { useTheWidget } from './context.ts';
import { Countdown } from './Countdown.tsx';
import { useDesk } from './desk.ts';
import { Finish } from './Finish.tsx';
import { Head } from './Head.tsx';
import { Idle } from './Idle.tsx';
import { Locked } from './Locked.tsx';
import { New, NoChart, Updated } from './Plain.tsx';
import { NotSaved } from './NotSaved.tsx';
import { Paused } from './Paused.tsx';
import { Quiet } from './Quiet.tsx';
import { Running } from './Running.tsx';
import { TwoPatients } from './TwoPatients.tsx';
import { UnresolvedCard } from './UnresolvedCard.tsx';
import { Unsure } from './Unsure.tsx';
import { lookOf } from './words.ts';

export function Card() {
  const w = useTheWidget();
  const desk = useDesk();
  const look = lookOf(w.state);
  return (
    <section className={`wcard s-${look.tone}`} aria-label={`CareTally, ${look.word}`}
      {...(w.state.kind === 'stopped' ? { onPointerEnter: () => w.hold(true), onPointerLeave: () => w.hold(false), onFocus: () => w.hold(true), onBlur: () => w.hold(false) } : {})}>
      <Head frame={desk.frame} smaller={desk.frame ? desk.smaller : undefined} close={w.state.kind === 'stopped' ? w.closeFinish : undefined} />
      <div className="wb">
        {w.view?.alarm && <Note tone="stop" alert>{w.view.alarm}</Note>}
        <Body />
        {desk.picking === null && <Quiet />}
        {w.trouble && <Note tone="stop" alert>{w.trouble}</Note>}
        {w.oneMoment && <p className="moment" role="status">One moment</p>}
      </div>
    </section>
  );
}

function Body() {
  const { state } = useTheWidget();
  switch (state.kind) {
    case 'updated': return <Updated />;
    case 'new': return <New />;
    case 'locked': return <Locked />;
    case 'two': return <TwoPatients timer={state.timer} />;
    case 'away': return <UnresolvedCard key={state.span.id} span={state.span} more={state.more} />;
    case 'unsaved': return <NotSaved timer={state.timer} />;
    case 'absent': return <Absent timer={state.timer} />;
    case 'running': case 'oncall': case 'changing': return <Running timer={state.timer} />;
    case 'stopped': return <Finish key={state.finished.entry} finished={state.finished} />;
    case 'paused': return <Paused paused={state.paused} />;
    case 'countdown': return <Countdown />;
    case 'idle': case 'ask': case 'starting': return <Idle />;
    case 'unsure': return <Unsure />;
    default: return <NoChart />;
  }
}
