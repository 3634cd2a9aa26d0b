import { browser } from 'wxt/browser';

/** One value of the organization's policy; undefined where it sets none. Where there is no policy at all the store refuses to be asked. */
export async function managed(key: string): Promise<unknown> {
  return (await browser.storage.managed.get(key).catch(() => ({})) as Record<string, unknown>)[key];
}
