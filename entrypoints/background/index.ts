import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { Charts } from '../../lib/commands/charts.ts';
import { Clocks } from '../../lib/commands/clocks.ts';
import type { Context } from '../../lib/commands/context.ts';
import { dispatch, Rate } from '../../lib/commands/dispatch.ts';
import { Home } from '../../lib/commands/home.ts';
import { Looks } from '../../lib/commands/looks.ts';
import { proveSender, type StampedSender } from '../../lib/commands/sender.ts';
import { isCovered } from '../../lib/ehrs/site.ts';
import { closeStores } from '../../lib/vault/session.ts';
import { paintBadge } from './badge.ts';
import { IDLE_SECONDS, lookAround, TICK } from './lock.ts';
import { browserPorts, openPanel, PORTS } from './ports.ts';
import { grantedOrigins, syncSites } from './sites.ts';
import { toggleTimer } from './toggle.ts';

/**
 * The background worker: it introduces the browser to the commands and decides nothing. It may be stopped between any two lines, so every
 * listener is registered before the first `await`, and everything it needs is read back from the stores.
 */
export default defineBackground({
  type: 'module',
  main() {
    const now = () => Date.now();
    const newId = () => crypto.randomUUID() as string;
    const ports = browserPorts(() => void repaint());
    const clocks = new Clocks(now, () => performance.now(), newId());
    const home = new Home(ports, clocks, newId);
    const looks = new Looks(() => context);
    const charts = new Charts(ports, now, newId);
    home.onLock(() => charts.forgetAll());
    home.onLock(() => looks.forgetAll());
    const context: Context = { now, ago: 0, newId, ports, home, charts, clocks, looks };
    const rate = new Rate();
    const repaint = () => paintBadge(context).catch(() => undefined);
    const ready = closeStores().catch(() => undefined).then(() => home.wake());

    browser.runtime.onMessage.addListener((message: unknown, stamped, respond) => {
      if ((message as { caretally?: unknown } | null)?.caretally !== 1) return undefined;
      const sender = stamped as StampedSender;
      if ((message as { name?: unknown }).name === 'widget.openPanel') {
        // The person's click only counts until the first `await`: proven here at once, and only for our own frame.
        const proven = proveSender(sender, browser.runtime.id, [], () => false);
        if (proven?.surface !== 'widget' || proven.tab === null) return undefined;
        void openPanel(proven.tab).then(() => respond({ ok: true, reply: {} }), () => respond({ ok: false, code: 'NO_PANEL', message: 'The side panel could not be opened. Use the CareTally button in the toolbar.' }));
        return true;
      }
      void answer(message, sender).then(respond);
      return true;
    });

    async function answer(message: unknown, stamped: StampedSender) {
      await ready;
      const granted = await grantedOrigins();
      const proven = proveSender(stamped, browser.runtime.id, [browser.runtime.getURL('/')], (origin) => isCovered(granted, origin, PORTS));
      return dispatch(context, rate, message, proven);
    }

    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === TICK) void ready.then(() => lookAround(context)).then(repaint);
    });
    browser.idle.onStateChanged.addListener((state) => void ready.then(() => lookAround(context, state)).then(repaint));
    browser.tabs.onRemoved.addListener((tab) => void Promise.all([charts.forget(tab), looks.forget(tab)]));
    browser.tabs.onActivated.addListener(() => void ready.then(() => ports.changed()));
    browser.permissions.onAdded.addListener(() => void syncSites());
    browser.permissions.onRemoved.addListener(() => void syncSites());
    browser.commands.onCommand.addListener((command, tab) => {
      if (command === 'open-panel' && tab?.id !== undefined) void openPanel(tab.id);
      if (command === 'toggle-timer') void ready.then(() => toggleTimer(context, tab?.id ?? null)).then(repaint);
    });
    browser.runtime.onInstalled.addListener((details) => {
      void syncSites();
      if (details.reason === 'install') void ports.openWorkspace('#/welcome');
    });
    browser.runtime.onStartup.addListener(() => void syncSites());
    // Alarms may be cleared by an update or a restart: made again at every start, which is harmless.
    void browser.alarms.create(TICK, { periodInMinutes: 0.5 });
    browser.idle.setDetectionInterval(IDLE_SECONDS);
    void browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => undefined);
    const action = (browser as unknown as { sidebarAction?: { toggle(): Promise<void> } }).sidebarAction;
    if (action) browser.action.onClicked.addListener(() => void action.toggle());
    void ready.then(repaint);
  },
});
