/** The side panel: our own page, which no web page can reach, so that every act is allowed here. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { WireProvider } from '../../components/ui/wire.tsx';
import type { Here } from '../../components/widget/panel/EnableHere.tsx';
import { Panel } from '../../components/widget/panel/Panel.tsx';
import { originOf } from '../../components/workspace/doors.tsx';
import { useWidget } from '../../components/widget/useWidget.ts';
import { patternOf } from '../../lib/ehrs/site.ts';
import { acted, keepTime, onChange, send } from '../../lib/messages.ts';
import { useDiscreet } from '../widget/discreet.ts';
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';

const AT = 'panel:at';
const always = () => 'act' as const;
const openWorkspace = (hash: string) => void browser.tabs.create({ url: `${browser.runtime.getURL('/workspace.html')}${hash}` });

/** Where somebody asked to be taken, left by the widget; read once, now or whenever it is left. */
function useAt(): { place: string } | null {
  const [at, setAt] = useState<{ place: string } | null>(null);
  useEffect(() => {
    const take = async () => {
      const place: unknown = (await browser.storage.session.get(AT))[AT];
      if (typeof place !== 'string') return;
      await browser.storage.session.remove(AT);
      setAt({ place });
    };
    const left = (changes: Record<string, { newValue?: unknown }>) => { if (changes[AT]?.newValue !== undefined) void take(); };
    void take();
    browser.storage.session.onChanged.addListener(left);
    return () => browser.storage.session.onChanged.removeListener(left);
  }, []);
  return at;
}

/** The tab in front. Its address is told to us only after a click on the toolbar button, or where its site is enabled. */
function useHere(): Here {
  const [origin, setOrigin] = useState<string | null>(null);
  const [enabled, setEnabled] = useState(true);
  useEffect(() => {
    const look = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      const found = originOf(tab?.url ?? '');
      setOrigin(found);
      setEnabled(found === null ? (tab?.url ?? '').startsWith(browser.runtime.getURL('/')) : await browser.permissions.contains({ origins: [patternOf(found, !import.meta.env.FIREFOX)] }));
    };
    const again = () => void look();
    again();
    browser.tabs.onActivated.addListener(again);
    browser.tabs.onUpdated.addListener(again);
    browser.permissions.onAdded.addListener(again);
    browser.permissions.onRemoved.addListener(again);
    return () => {
      browser.tabs.onActivated.removeListener(again);
      browser.tabs.onUpdated.removeListener(again);
      browser.permissions.onAdded.removeListener(again);
      browser.permissions.onRemoved.removeListener(again);
    };
  }, []);
  return { origin, enabled, grant };
}

// No await before the request: a browser asks the person only while it handles their click.
const grant = (...origins: string[]) => browser.permissions.request({ origins: origins.map((origin) => patternOf(origin, !import.meta.env.FIREFOX)) });

function App() {
  const widget = useWidget({ send, acted, onChange, surface: 'sidepanel', now: Date.now, gate: always, openWorkspace, reload: null, ...useDiscreet() });
  return <Panel widget={widget} at={useAt()} here={useHere()} />;
}

keepTime();
const root = document.getElementById('root');
if (root) createRoot(root).render(<WireProvider send={send} onChange={onChange}><App /></WireProvider>);
