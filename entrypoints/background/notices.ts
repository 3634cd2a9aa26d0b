import { browser } from 'wxt/browser';
import type { Notice } from '../../lib/commands/notices.ts';
import type { Reminded } from '../../lib/commands/reminders.ts';
import { openPanel } from './ports.ts';

/** The system's notices, which are there only after the person allowed them: before that the browser has no such thing at all. */
const system = () => browser.notifications as typeof browser.notifications | undefined;

type Press = (id: string, button: number) => Promise<'done' | 'panel'>;

let press: Press = async () => 'panel';
const onButton = (id: string, button: number) => {
  void system()?.clear(id);
  void press(id, button).then((rest) => (rest === 'panel' ? comeForward() : undefined));
};
const onClick = (id: string) => {
  void system()?.clear(id);
  void comeForward();
};

/**
 * Listens to the buttons of notices. To be called before anything is awaited, so that a press that starts a dead worker is heard, and again
 * when the permission comes. @param pressed what a button does; `panel` = the rest is for the side panel
 */
export function listenToNotices(pressed: Press): void {
  press = pressed;
  const notices = system();
  if (notices?.onButtonClicked && !notices.onButtonClicked.hasListener(onButton)) notices.onButtonClicked.addListener(onButton);
  if (notices && !notices.onClicked.hasListener(onClick)) notices.onClicked.addListener(onClick);
}

/** Shows what came, and takes away what is over. */
export async function showNotices({ show, stand }: Reminded): Promise<void> {
  const notices = system();
  if (!notices) return;
  const keep = new Set([...stand, ...show.map(({ id }) => id)]);
  for (const id of Object.keys(await notices.getAll())) if (!keep.has(id)) await notices.clear(id);
  for (const notice of show) await notices.create(notice.id, drawn(notice));
}

/** Firefox draws no buttons, and refuses a notice that has some; a click on it opens the panel. */
const drawn = ({ title, message, buttons }: Notice) => ({
  type: 'basic' as const, iconUrl: browser.runtime.getURL('/icon/128.png'), title, message,
  ...(import.meta.env.FIREFOX ? {} : { silent: true, buttons: buttons.map((each) => ({ title: each })) }),
});

/** The side panel where the browser lets it open from here, else the same page in a tab. */
async function comeForward(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
  if (tab?.id !== undefined && (await openPanel(tab.id).then(() => true, () => false))) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html') });
}
