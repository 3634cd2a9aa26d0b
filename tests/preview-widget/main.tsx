/** One widget in one state, with a fake worker: `?state=running&size=card`, or `?panel=today`. `&live` lets the clock run. */
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { WireProvider } from '../../components/ui/wire.tsx';
import { frameOver } from '../../components/widget/frame.ts';
import type { Frame } from '../../components/widget/frame.ts';
import { useGate } from '../../components/widget/gate.ts';
import type { GateKind } from '../../components/widget/gate.ts';
import { Panel } from '../../components/widget/panel/Panel.tsx';
import { useWidget } from '../../components/widget/useWidget.ts';
import { WidgetSurface } from '../../components/widget/Widget.tsx';
import { NOW } from '../widget/views.ts';
import { FakeWire } from './FakeWire.ts';
import { panels, states } from './states.ts';
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';

const query = new URLSearchParams(location.search);
const panel = query.get('panel');
const wanted = states[query.get('state') ?? 'running'];
const born = performance.now();
const now = query.has('live') ? () => NOW + Math.floor(performance.now() - born) : () => NOW;
const first = panel ? panels[panel] : wanted?.view;
if (!first) throw new Error('No such state in the preview.');
const size = query.get('size') as 'puck' | 'bar' | 'card' | null;
const wire = new FakeWire(size ? { ...first, place: { ...first.place, size } } : first, now);
Object.assign(window, { wire });
if (query.get('state') === 'starting') wire.delay = 1e6;
if (wanted?.fail && !panel) wire.failures.push(...wanted.fail, ...Array<string>(50).fill('NOT_SAVED'));
if (wanted?.orphan && !panel) { const { send } = wire; let views = 0; Object.assign(wire, { send: (name: string) => (name === 'widget.view' && ++views > 1 ? Promise.reject(Object.assign(new Error(), { code: 'UPDATED' })) : send(name as 'widget.view', {})) }); }

const silent: Frame = { size: () => undefined, drag: () => undefined, drop: () => undefined, nudge: () => undefined, home: () => undefined, hide: () => undefined, onView: () => () => undefined, onPlace: () => () => undefined };
const around = { send: wire.send, onChange: wire.onChange, acted: () => undefined, now, openWorkspace: () => undefined, reload: null };

function useDiscreetHere() {
  const [discreet, setDiscreet] = useState(query.has('discreet') || !!wanted?.discreet);
  return { discreet, setDiscreet };
}

function One({ frame }: { frame: Frame }) {
  const root = useRef(document.getElementById('root'));
  const gate = useGate((query.get('gate') ?? 'own') as GateKind, root);
  return <WidgetSurface widget={useWidget({ ...around, ...useDiscreetHere(), surface: 'widget', gate })} frame={frame} />;
}

function Side() {
  const [at] = useState(() => (query.get('at') ? { place: query.get('at') ?? '' } : null));
  return <Panel widget={useWidget({ ...around, ...useDiscreetHere(), surface: 'sidepanel', gate: () => 'act' })} at={at} here={null} />;
}

function After() {
  useEffect(() => {
    const timer = setTimeout(() => {
      if (panel || !wanted) return;
      if (wanted.orphan) wire.change({});
      if (wanted.click) document.querySelector<HTMLElement>(wanted.click)?.click();
      for (const key of wanted.press ?? []) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      if (wanted.type) setTimeout(() => {
        const field = document.querySelector<HTMLInputElement>('[role=combobox]');
        if (!field) return;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, wanted.type);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, 60);
    }, 120);
    return () => clearTimeout(timer);
  }, []);
  return null;
}

const root = document.getElementById('root');
if (root) {
  if (panel) createRoot(root).render(<WireProvider send={wire.send} onChange={wire.onChange}><Side /></WireProvider>);
  else {
    void import('../../entrypoints/widget/frame.css');
    const render = (frame: Frame) => createRoot(root).render(<WireProvider send={wire.send} onChange={wire.onChange}><One frame={frame} /><After /></WireProvider>);
    if (window.parent === window) render(silent);
    else window.addEventListener('message', (event) => { if (event.ports[0]) render(frameOver(event.ports[0])); }, { once: true });
  }
}
