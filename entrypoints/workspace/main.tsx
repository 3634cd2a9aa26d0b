/** The workspace's page: gives the screens their wire and the few things only an entry point may ask of the browser. */
// Styles first: a screen's own file may then refine what all share.
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';
import '../../components/workspace/workspace.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { patternOf } from '../../lib/ehrs/site.ts';
import { keepTime, onChange, send } from '../../lib/messages.ts';
import { WireProvider } from '../../components/ui/wire.tsx';
import { App } from '../../components/workspace/App.tsx';
import { DoorsProvider, originOf } from '../../components/workspace/doors.tsx';
import type { Doors } from '../../components/workspace/doors.tsx';
import { files } from './files.ts';

/** Firefox's match patterns know no ports. */
const pattern = (origin: string) => patternOf(origin, !import.meta.env.FIREFOX);

const doors: Doors = {
  files,
  from: originOf(new URL(window.location.href).searchParams.get('from') ?? ''),
  // No await before the request: a browser asks the person only while it handles their click.
  grant: (...origins) => browser.permissions.request({ origins: origins.map(pattern) }),
  notices: {
    allowed: () => browser.permissions.contains({ permissions: ['notifications'] }),
    ask: () => browser.permissions.request({ permissions: ['notifications'] }),
  },
  withdraw: async (origin) => { await browser.permissions.remove({ origins: [pattern(origin)] }); },
  openChart: async (origin) => {
    if (!origin) return false;
    // Without access to the site the browser hides the address of its tabs, and none is found.
    const chart = (await browser.tabs.query({ url: pattern(origin) }))[0];
    if (chart?.id === undefined) return false;
    await browser.tabs.update(chart.id, { active: true });
    const own = await browser.tabs.getCurrent();
    if (own?.id !== undefined) await browser.tabs.remove(own.id);
    return true;
  },
};

keepTime();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WireProvider send={send} onChange={onChange}><DoorsProvider doors={doors}><App /></DoorsProvider></WireProvider>
    </StrictMode>,
  );
}
