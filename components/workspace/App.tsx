/**
 * The workspace: opens here. Which screen stands is decided by two things only, the vault and the address:
 *
 *   vault new ──► first run (steps 1 to 3) ──► step 4 ──► month
 *   vault locked ──► unlock ──► where the address points
 *   vault open ──► where the address points
 *   restore ──► stands whatever the vault: it is for when the vault cannot be opened
 */
import { useCallback, useEffect } from 'react';
import { Unlock } from '../ui/Unlock.tsx';
import { useAsked } from '../ui/asked.ts';
import { Icon } from '../ui/Icon.tsx';
import { Note } from '../ui/Note.tsx';
import { LiveRegion } from './live.tsx';
import { Month } from './month/Month.tsx';
import { Patient } from './patient/Patient.tsx';
import { Restore } from './restore/Restore.tsx';
import { useRoute } from './route.ts';
import { Rules } from './rules/Rules.tsx';
import { Settings } from './settings/Settings.tsx';
import { PracticeBanner, Shell } from './Shell.tsx';
import { Waiting } from './Waiting.tsx';
import { Welcome } from './welcome/Welcome.tsx';

export function App() {
  return <LiveRegion><Screen /></LiveRegion>;
}

function Screen() {
  const { reply: state, trouble, slow, again } = useAsked('widget.view', {});
  const route = useRoute();
  const lock = state?.lock;
  const opened = useCallback(() => {
    if (window.location.hash === '#/unlock') window.location.hash = '#/month';
    void again();
  }, [again]);
  useEffect(() => {
    // Said in the address before anything is written, so that step 4 still stands when the vault opens under it.
    if (lock === 'new' && route.at !== 'welcome' && route.at !== 'restore') window.location.hash = '#/welcome';
    if (lock === 'open' && route.at === 'unlock') window.location.hash = '#/month';
  }, [lock, route.at]);
  useEffect(() => { document.title = `CareTally: ${lock === 'new' ? 'set up' : lock === 'locked' ? 'locked' : route.at}`; }, [lock, route.at]);

  if (!state) return <main className="alone"><Waiting slow={slow} trouble={trouble} sentence="Opening the ledger…" again={again} /></main>;
  const banner = state.practice?.synthetic ? <PracticeBanner /> : null;
  if (route.at === 'restore') return <>{banner}<main className="alone"><Restore state={state} onChanged={again} /></main></>;
  if (state.lock === 'new' || (route.at === 'welcome' && state.lock === 'open')) {
    return <>{banner}<main className="alone"><Welcome state={state} onChanged={again} />{state.lock === 'new' && <p className="q"><a href="#/restore">Restore from a backup…</a></p>}</main></>;
  }
  if (state.lock === 'locked') {
    return <>{banner}<main className="alone"><p className="brand"><Icon name="brand" />CareTally</p>{state.alarm && <Note tone="stop" alert>{state.alarm}</Note>}<Unlock locked={state.locked} timeZone={state.practice?.timeZone} onUnlock={opened} /><p className="q"><a href="#/restore">Restore from a backup…</a></p></main></>;
  }
  return (
    <>
      {banner}
      <Shell state={state} at={route.at}>
        {route.at === 'patient' ? <Patient key={route.patient} patient={route.patient} month={route.month} open={route.open} state={state} />
          : route.at === 'settings' ? <Settings state={state} />
          : route.at === 'rules' ? <Rules rule={route.rule} state={state} />
          : <Month month={route.at === 'month' ? route.month : null} state={state} />}
      </Shell>
    </>
  );
}
