/** The states that have little to show: no chart, first run, and a frame whose extension was replaced. */
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Note } from '../ui/Note.tsx';
import { count, inWords } from '../ui/said.ts';
import { useTheWidget } from './context.ts';
import { StillUnresolved } from './Idle.tsx';
import { TeachLine } from './TeachLine.tsx';

/** No patient could be read, or this page cannot show the frame (then this stands in the side panel). */
export function NoChart() {
  const w = useTheWidget();
  const { state, view } = w;
  if (state.kind === 'loading') return <div className="sks" aria-hidden="true"><i className="sk" /><i className="sk short" /></div>;
  const patients = new Set(view?.today.map((each) => each.patient.key)).size;
  const untagged = view?.today.filter((each) => each.activity === null).length ?? 0;
  return (
    <>
      <h3 className="lead">{state.kind === 'refused' ? 'This page cannot show the timer' : view?.chart.status === 'reading' ? 'Reading the chart…' : 'No chart is open in this tab.'}</h3>
      <p className="q">{state.kind === 'refused' ? 'Its security settings refuse frames. Time still works from the side panel, with the same keys.' : 'The timer waits until a chart names a patient twice: an ID and a birth date that agree.'}</p>
      {view && view.todaySeconds > 0 && <Note icon="clock">Today <b>{inWords(view.todaySeconds)}</b>, {count(patients, 'patient')}.{untagged > 0 && ` ${count(untagged, 'entry needs', 'entries need')} an activity.`}</Note>}
      <StillUnresolved />
      {w.surface === 'widget' && <div className="btns"><Button wide onClick={() => w.openPanel('today')}>Open my day</Button></div>}
      {state.kind === 'none' && view?.chart.status === 'none' && <TeachLine />}
    </>
  );
}

/** CareTally is installed and nobody has set it up. */
export function New() {
  const w = useTheWidget();
  return (
    <>
      <h3 className="lead">CareTally is not set up yet</h3>
      <p className="q">Four short questions, under two minutes. Nothing is kept before that.</p>
      <div className="btns"><Button look="main" onClick={() => w.openWorkspace('#/welcome')}>Finish setting up <Icon name="right" /></Button></div>
    </>
  );
}

/** The extension was updated under this frame. */
export function Updated() {
  const w = useTheWidget();
  return (
    <>
      <h3 className="lead">CareTally was updated</h3>
      <p className="q">Your time is safe. Refresh this page to see it here again.</p>
      {w.reload && <div className="btns"><Button look="main" icon="again" onClick={w.reload}>Refresh this page</Button></div>}
      <p className="hint">Save your work in the chart first. Refreshing clears unsaved text on the page.</p>
    </>
  );
}
