/**
 * The one place of the vault that touches the browser: the open data key in session memory, which outlives the worker's sleep and dies
 * with the browser. It is text because that memory keeps JSON only. Content scripts cannot read it.
 */
import { browser } from 'wxt/browser';
import { isLocked, type LockState } from './lock.ts';

const KEY = 'vault';

export interface Session extends LockState {
  /** The data key, base64. */
  dek: string;
  /** Who opened it. */
  staff: string;
  /** The name of the ledger it opens. */
  ledger: string;
}

/** Closes both stores to content scripts. To be called first thing at every start of the worker. (Firefox never opens them and has no such call.) */
export async function closeStores(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session]) {
    await (area as { setAccessLevel?: (to: { accessLevel: string }) => Promise<void> }).setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
}

export const keepSession = (session: Session): Promise<void> => browser.storage.session.set({ [KEY]: session });

export const forgetSession = (): Promise<void> => browser.storage.session.remove(KEY);

/** The session that is still open at `now`, or null. One that is past its deadline is removed, not returned. */
export async function readSession(now: number): Promise<Session | null> {
  const session = (await browser.storage.session.get(KEY))[KEY] as Session | undefined;
  if (session && !isLocked(session, now)) return session;
  if (session) await forgetSession();
  return null;
}
