import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { backupIfDue } from '../../lib/commands/backups.ts';
import { Charts } from '../../lib/commands/charts.ts';
import { Clocks } from '../../lib/commands/clocks.ts';
import type { Context } from '../../lib/commands/context.ts';
import { dispatch, Rate } from '../../lib/commands/dispatch.ts';
import { Home } from '../../lib/commands/home.ts';
import { ELSEWHERE, Looks } from '../../lib/commands/looks.ts';
import { cameToFront, mind } from '../../lib/commands/minding.ts';
import { offerForget } from '../../lib/commands/offer.ts';
import { pressed, remind } from '../../lib/commands/reminders.ts';
import { Sites } from '../../lib/commands/sites.ts';
import { proveSender, type StampedSender } from '../../lib/commands/sender.ts';
import { toggleCall, toggleTimer } from '../../lib/commands/shortcuts.ts';
import { verifyIfDue } from '../../lib/commands/verified.ts';
import { isCovered } from '../../lib/ehrs/site.ts';
import { closeStores } from '../../lib/vault/session.ts';
import { paintBadge, Unsaved } from './badge.ts';
import { pageClocks } from './clocks.ts';
import { FAULTS, faultSeam } from './faults/index.ts';
import { followLimit, lookAround, TICK } from './lock.ts';
import { onPolicy } from './managed.ts';
import { listenToNotices, showNotices } from './notices.ts';
import { browserPorts, openPanel, PANEL_AT, PORTS } from './ports.ts';
import { syncFrames } from './frames.ts';
import { grantedOrigins, syncSites } from './sites.ts';

/**
 * The background worker: it introduces the browser to the commands and decides nothing. It may be stopped between any two lines, so every
 * listener is registered before the first `await`, and everything it needs is read back from the stores.
 */
export default defineBackground({
  type: 'module',
  main() {
    const seam = FAULTS ? faultSeam() : null;
    const now = FAULTS ? seam!.now : () => Date.now();
    const newId = () => crypto.randomUUID() as string;
    const ports = browserPorts(() => void repaint());
    const clocks = new Clocks(now, FAULTS ? seam!.steady : () => performance.now(), newId());
    const times = pageClocks(clocks);
    const home = new Home(ports, clocks, newId);
    const looks = new Looks(() => context);
    const sites = new Sites(ports);
    const charts = new Charts(ports, sites, now, newId);
    home.onLock(() => charts.forgetAll());
    home.onLock(() => looks.forgetAll());
    const context: Context = { now, ago: () => 0, newId, ports, home, charts, clocks, looks, sites };
    const rate = new Rate();
    const unsaved = new Unsaved();
    const repaint = () => paintBadge(context, unsaved.any(now())).catch(() => undefined);
    // A dead worker may have slept through a lock: nothing is answered before somebody looked who is there.
    const ready = (FAULTS ? seam!.ready.then(closeStores) : closeStores()).catch(() => undefined).then(() => home.wake()).then(() => times.ask()).then(() => lookAround(context).catch(() => undefined));
    if (FAULTS) seam!.serve(context, ready);

    browser.runtime.onMessage.addListener((message: unknown, stamped, respond) => {
      const sender = stamped as StampedSender;
      if (times.hear(message, sender) || (message as { caretally?: unknown } | null)?.caretally !== 1) return undefined;
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
      const answered = await dispatch(context, rate, message, proven);
      if (proven && unsaved.hear((message as { id?: unknown }).id, answered, now())) void repaint();
      return answered;
    }

    /** Each half minute: who is there, who has to be reminded, a fresh badge. One that fails stops no other. */
    async function tick(): Promise<void> {
      await ready;
      await lookAround(context).catch(() => undefined);
      await remind(context).then(showNotices).catch(() => undefined);
      await followLimit(context).catch(() => undefined);
      await repaint();
      await upkeep();
    }

    /** What may take longer than half a minute is never begun twice. */
    let keeping: Promise<void> | null = null;
    const upkeep = () => (keeping ??= backupIfDue(context).catch(() => undefined).then(() => verifyIfDue(context)).catch(() => undefined).finally(() => { keeping = null; }));

    const follow = () => void syncSites().then(() => syncFrames(sites)).catch(() => undefined);
    sites.onChange(follow);
    charts.parts.changed = (tab) => {
      if (charts.parts.readingOf(tab).status !== 'read') ports.changed(tab);
      void ready.then(() => mind(context, tab, now())).then((runs) => ports.changed(runs ? undefined : tab)).catch(() => undefined);
    };
    // A script in a frame of a chart holds this line as long as its document lives. What it says comes by message, and is proven there.
    browser.runtime.onConnect.addListener(({ name, sender, onDisconnect }) => {
      const { tab, frameId, documentId } = (sender ?? {}) as StampedSender;
      if (name === 'part' && tab?.id !== undefined && frameId) onDisconnect.addListener(charts.parts.line(tab.id, documentId ?? `frame ${frameId}`));
    });
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === TICK) void tick();
    });
    const hearNotices = () => listenToNotices((id, button) => ready.then(() => pressed(context, id, button)).catch(() => 'panel'));
    hearNotices();
    browser.idle.onStateChanged.addListener((state) => void ready.then(() => lookAround(context, state)).then(repaint));
    const gone = (tab: number) => void Promise.all([charts.forget(tab), looks.forget(tab), offerForget(context, tab)]);
    browser.tabs.onRemoved.addListener(gone);
    // A tab that is put to sleep may get another number.
    browser.tabs.onReplaced?.addListener((_now, before) => gone(before));
    /** Another chart may be in front now: from this instant on, whatever the worker does first. */
    const front = (at: number) => ready.then(() => cameToFront(context, at)).catch(() => undefined).then(() => ports.changed());
    browser.tabs.onActivated.addListener(() => void front(now()));
    browser.windows?.onFocusChanged.addListener((window) => {
      const elsewhere = window === browser.windows.WINDOW_ID_NONE;
      void ports.memory.set(ELSEWHERE, elsewhere);
      if (!elsewhere) void front(now());
    });
    browser.permissions.onAdded.addListener(() => {
      hearNotices();
      follow();
    });
    browser.permissions.onRemoved.addListener(follow);
    /** The organization's policy may change at any time: sites, the lock, limits of what runs, and how names are shown. */
    const followPolicy = async () => {
      follow();
      await ready;
      await lookAround(context).catch(() => undefined);
      await followLimit(context).catch(() => undefined);
      ports.changed();
    };
    onPolicy(() => void followPolicy());
    browser.commands.onCommand.addListener((command, tab) => {
      // The press only counts until the first `await`.
      if (command === 'switch-activity') void ports.memory.set(PANEL_AT, 'activity');
      if ((command === 'open-panel' || command === 'switch-activity') && tab?.id !== undefined) void openPanel(tab.id).catch(() => undefined);
      if (command === 'toggle-timer') void ready.then(() => toggleTimer(context)).then(repaint);
      if (command === 'call-mode') void ready.then(() => toggleCall(context)).then(repaint);
    });
    browser.runtime.onInstalled.addListener((details) => {
      follow();
      if (details.reason === 'install') void ports.openWorkspace('#/welcome');
    });
    browser.runtime.onStartup.addListener(follow);
    // Alarms may be cleared by an update or a restart: made again at every start, which is harmless.
    void browser.alarms.create(TICK, { periodInMinutes: 0.5 });
    void browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => undefined);
    const action = (browser as unknown as { sidebarAction?: { toggle(): Promise<void> } }).sidebarAction;
    if (action) browser.action.onClicked.addListener(() => void action.toggle());
    void ready.then(() => followLimit(context)).catch(() => undefined).then(repaint);
  },
});
