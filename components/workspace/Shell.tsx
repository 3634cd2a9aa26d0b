/** The frame around every screen of an open workspace: places at the left, who and where at the foot. */
import type { ReactNode } from 'react';
import type { WidgetView } from '../../lib/commands/views.ts';
import { useAct } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Glyph } from '../ui/Icon.tsx';
import { Note } from '../ui/Note.tsx';
import { useSend } from '../ui/wire.tsx';
import type { Route } from './route.ts';
import { roleWords } from './words.ts';

const places: { at: Route['at']; href: string; word: string; icon: Glyph }[] = [
  { at: 'month', href: '#/month', word: 'Month', icon: 'calendar' },
  { at: 'rules', href: '#/rules', word: 'Rules', icon: 'ruler' },
  { at: 'settings', href: '#/settings', word: 'Settings', icon: 'settings' },
];

export function Shell({ state, at, children }: { state: WidgetView; at: Route['at']; children: ReactNode }) {
  const send = useSend();
  const { busy, trouble, act } = useAct();
  const here = at === 'patient' ? 'month' : at;
  return (
    <div className="app">
      <header className="side"><div className="stick">
        <div className="brand"><Icon name="brand" />CareTally</div>
        <nav className="nav" aria-label="Workspace">
          {places.map((place) => <a key={place.at} href={place.href} aria-current={place.at === here ? (at === 'patient' ? 'true' : 'page') : undefined}><Icon name={place.icon} />{place.word}</a>)}
        </nav>
        <div className="foot">
          <div><b className="ink">{state.practice?.name}</b>{' '}<br />{state.practice?.timeZone.replaceAll('_', ' ')}</div>
          {state.me && <div>{[state.me.name, state.me.credential].filter(Boolean).join(' ')}, {roleWords(state.me.role)}</div>}
          <Button small icon="lock" busy={busy} onClick={() => void act(async () => { await send('vault.lock', {}); })}>Lock now</Button>
          {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
        </div>
      </div></header>
      <main className="main-col" id="main">
        {state.alarm && <Note tone="stop" alert>{state.alarm}</Note>}
        {children}
      </main>
    </div>
  );
}

/** Stands in every view of a made-up practice, so that nobody takes it for real. */
export function PracticeBanner() {
  return <aside className="madeup" aria-label="Practice data"><Icon name="warning" /><span><b>Practice data: made-up people.</b> Nothing here is about a real patient.</span></aside>;
}
