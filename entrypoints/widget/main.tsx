/**
 * The frame over a chart. It shows nothing until the worker has said that its token is good, and moves only by what comes through the
 * port that the script in the page handed over. It opens no store of its own: what an embedded frame keeps may belong to the page.
 */
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { frameOver } from '../../components/widget/frame.ts';
import type { Frame } from '../../components/widget/frame.ts';
import { gateHere, useGate } from '../../components/widget/gate.ts';
import { standsInPage } from '../../components/widget/stands.ts';
import { useWidget } from '../../components/widget/useWidget.ts';
import type { SendAs } from '../../components/widget/useWidget.ts';
import { WidgetSurface } from '../../components/widget/Widget.tsx';
import { acted, keepTime, onChange, send } from '../../lib/messages.ts';
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';
import { useDiscreet } from './discreet.ts';
import './frame.css';

const token = location.hash.slice(1);
// The token is for one use; it does not stay in sight.
try { history.replaceState(null, '', location.pathname); } catch { /* harmless: it is good for one use only */ }

const port = new Promise<MessagePort>((resolve) => {
  const take = (event: MessageEvent<unknown>) => {
    const given = event.ports[0];
    if (event.source !== window.parent || !given || (event.data as { caretally?: unknown } | null)?.caretally !== 'port') return;
    window.removeEventListener('message', take);
    resolve(given);
  };
  window.addEventListener('message', take);
});

/** Where the side panel opens is left where the panel looks when it starts; the worker needs the click and nothing else. */
const sendFromFrame: SendAs = (name, input, id) => {
  const at = name === 'widget.openPanel' ? (input as { at?: string }).at : undefined;
  if (at) void browser.storage.session.set({ 'panel:at': at }).catch(() => undefined);
  return send(name, input, id);
};

function App({ frame }: { frame: Frame }) {
  const whole = useRef(document.getElementById('root'));
  const gate = useGate(gateHere(), whole);
  const widget = useWidget({
    send: sendFromFrame, acted, onChange, surface: 'widget', now: Date.now, gate,
    openWorkspace: (hash) => void window.open(`${browser.runtime.getURL('/workspace.html')}${hash}`),
    reload: null, ...useDiscreet(),
  });
  return <WidgetSurface widget={widget} frame={frame} />;
}

async function begin() {
  const root = document.getElementById('root');
  if (!root || !token || !standsInPage(location.ancestorOrigins, window.parent === window)) return;
  keepTime();
  const [given] = await Promise.all([port, send('widget.hello', { token })]);
  createRoot(root).render(<App frame={frameOver(given)} />);
}

void begin().catch(() => undefined);
