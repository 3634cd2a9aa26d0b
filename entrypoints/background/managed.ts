import { browser } from 'wxt/browser';

/*
 * The organization's policy, as the browser has it. A browser that just started needs seconds before it can say (three to five in Chromium,
 * policy or none), and nobody should wait for that before the first chart of the day.
 *
 *   worker starts ──┬─ it was said before ─────────────► that holds ────────────┐
 *                   ├─ a computer without anything of ours ──► nothing is set ──┤── the browser says it, or it changes ──► that holds, and is kept
 *                   └─ neither ──► wait ────────────────────────────────────────┘
 *
 * It says nothing of any patient, and is kept in the clear.
 */
type Policy = Record<string, unknown>;

const KEY = 'policy';
/** What holds, once anything is known. */
let policy: Policy | null = null;
let begun: Promise<unknown> | null = null;
let heard: () => void = () => undefined;

/** One value of the organization's policy; undefined where it sets none. */
export async function managed(key: string): Promise<unknown> {
  if (!policy) await (begun ??= begin());
  return policy?.[key];
}

/** Calls back whenever another policy holds. Call once, when the worker starts. */
export function onPolicy(changed: () => void): void {
  heard = changed;
  browser.storage.onChanged.addListener((_, area) => { if (area === 'managed') void ask(); });
  begun ??= begin();
}

async function begin(): Promise<void> {
  const asked = ask();
  const { [KEY]: kept } = await browser.storage.local.get(KEY) as { [KEY]?: Policy };
  const fresh = kept === undefined && Object.keys(await browser.storage.local.get(null)).length === 0;
  policy ??= kept ?? (fresh ? {} : null);
  if (!policy) await asked;
}

/** Has the browser's answer hold. Where there is no policy at all the store refuses to be asked. */
async function ask(): Promise<void> {
  const fresh: Policy = await browser.storage.managed.get(null).catch(() => ({}));
  const text = JSON.stringify(fresh);
  const news = JSON.stringify(policy) !== text;
  policy = fresh;
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  if (JSON.stringify(kept) !== text) await browser.storage.local.set({ [KEY]: fresh });
  if (news) heard();
}
