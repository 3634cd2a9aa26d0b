import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { lockedWhy, timeOf } from '../ui/said.ts';
import { useTheWidget, useZone } from './context.ts';

/** The vault is shut. No name is on the screen; Stop works; unlocking never happens inside a web page. */
export function Locked() {
  const w = useTheWidget();
  const zone = useZone();
  const locked = w.view?.locked;
  const why = locked ? lockedWhy(locked) : undefined;
  const open = locked?.openTimerSince ?? null;
  return (
    <>
      <div className="lockface">
        <Icon name="lock" />
        <div>
          <h3>{why ? `Locked ${why}` : 'Locked'}</h3>
          <p className="q">
            {open !== null ? <>A timer is open since {timeOf(open, zone)}. {locked?.at ? <>Time after {timeOf(Math.max(locked.at, open), zone)} is held as unresolved until you are back.</> : null}</> : 'Your time is safe. No timer is open.'}
          </p>
        </div>
      </div>
      <div className="btns">
        {w.surface === 'widget' && <Button look="main" onClick={() => w.openPanel('unlock')}>Unlock in the side panel <Icon name="right" /></Button>}
        {open !== null && <Button icon="square" busy={w.flight === 'timer.stop'} onClick={() => void w.act('timer.stop', {})}>Stop</Button>}
      </div>
      {w.surface === 'widget' && <p className="hint">No name and no passphrase on this page: a web page could imitate the field.</p>}
    </>
  );
}
