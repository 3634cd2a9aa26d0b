/**
 * The side panel: the same widget where a page cannot hold it, and under it three lists: today, what is unresolved, and what is close to a threshold. The acts that never happen
 * inside a web page happen here: unlocking, and discarding more than a minute.
 */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { timeOf } from '../../ui/said.ts';
import { Unlock } from '../../ui/Unlock.tsx';
import { useZone, WidgetProvider } from '../context.ts';
import { PracticeMark } from '../Head.tsx';
import type { Widget } from '../useWidget.ts';
import { WidgetSurface } from '../Widget.tsx';
import { AddTime } from './AddTime.tsx';
import { CloseDay } from './CloseDay.tsx';
import { CloseList } from './CloseList.tsx';
import { EnableHere, type Here } from './EnableHere.tsx';
import { placeAt } from './place.ts';
import type { PanelPlace } from './place.ts';
import { Sanity } from './Sanity.tsx';
import { Today } from './Today.tsx';
import { Teach } from './Teach.tsx';
import { UnresolvedList } from './UnresolvedList.tsx';
import { usePickerAsked } from './usePickerAsked.ts';
import './panel.css';

const order = ['today', 'unresolved', 'close'] as const;
type Tab = (typeof order)[number];

/** `at` is where somebody asked to be taken, e.g. from the widget; a new object each time. */
export function Panel({ widget, at, here }: { widget: Widget; at: { place: string } | null; here: Here | null }) {
  const [tab, setTab] = useState<Tab>('today');
  const [place, setPlace] = useState(placeAt(undefined));
  const go = (to: string | undefined) => { const next = placeAt(to); setPlace(next); if (next.tab) setTab(next.tab); };
  useEffect(() => go(at?.place), [at]);
  const { view, state } = widget;
  usePickerAsked(at, ['idle', 'running', 'oncall', 'stopped'].includes(state.kind));
  return (
    <WidgetProvider value={widget}>
      <main className="spanel">
        <h1 className="sr">CareTally</h1>
        {state.kind === 'locked'
          ? <>{view?.alarm && <div className="pad"><Note tone="stop" alert>{view.alarm}</Note></div>}<Unlock locked={view?.locked ?? null} onUnlock={widget.refresh} timeZone={view?.practice?.timeZone} /><OpenTimer widget={widget} /></>
          : <WidgetSurface widget={widget} frame={null} />}
        {here && <EnableHere here={here} />}
        <Teach at={at} here={here} />
        {view?.lock === 'open' && <Lists tab={tab} setTab={setTab} widget={widget} asked={place} onAnswer={(span) => go(`unresolved:${span}`)} />}
      </main>
    </WidgetProvider>
  );
}

function OpenTimer({ widget }: { widget: Widget }) {
  const zone = useZone();
  const since = widget.view?.locked?.openTimerSince ?? null;
  return <>
    {since !== null && (
      <div className="pad stoprow"><span>A timer is open since {timeOf(since, zone)}.</span><Button small icon="square" busy={widget.flight === 'timer.stop'} onClick={() => void widget.act('timer.stop', {})}>Stop</Button></div>
    )}
    {widget.trouble && <div className="pad"><Note tone="stop" alert>{widget.trouble}</Note></div>}
  </>;
}

interface ListsProps { tab: Tab; setTab: (tab: Tab) => void; widget: Widget; asked: PanelPlace; onAnswer: (span: string) => void }

function Lists({ tab, setTab, widget, asked, onAnswer }: ListsProps) {
  const bar = useRef<HTMLDivElement>(null);
  const waiting = widget.view?.unresolved.length ?? 0;
  const arrows = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const step = event.key === 'ArrowRight' ? 1 : -1;
    setTab(order[(order.indexOf(tab) + step + order.length) % order.length] ?? 'today');
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
  };
  const one = (name: Tab, words: string, count?: number) => (
    <button type="button" role="tab" id={`tab-${name}`} aria-controls="lists" aria-selected={tab === name} tabIndex={tab === name ? 0 : -1} onClick={() => setTab(name)}>
      {words}{count ? <> <span className="ct">{count}</span></> : null}
    </button>
  );
  return (
    <>
      <div className="tabs" role="tablist" aria-label="Lists" ref={bar} onKeyDown={arrows}>
        {one('today', 'Today')}{one('unresolved', 'Unresolved', waiting)}{one('close', 'Close')}
      </div>
      <div role="tabpanel" id="lists" aria-labelledby={`tab-${tab}`}>
        {tab === 'today' && <><Today onAnswer={onAnswer} /><Sanity /><AddTime /></>}
        {tab === 'unresolved' && <UnresolvedList asked={asked.span ? { span: asked.span, how: asked.how, minutes: asked.minutes } : null} />}
        {tab === 'close' && <><CloseDay /><CloseList /></>}
      </div>
      <div className="pad foot"><PracticeMark />{widget.view?.onlyInitials ? <span className="q set"><Icon name="lock" />Initials only. Set by your organization.</span> : <Button look="quiet" small onClick={() => widget.setDiscreet(!widget.discreet)}>{widget.discreet ? 'Show full names' : 'Show initials only'}</Button>}<Button look="quiet" small icon="right" onClick={() => widget.openWorkspace('')}>Open the month</Button></div>
    </>
  );
}
