import { afterWrongTry, noTries, openWithPassphrase, openWithRecoveryKey, VaultError, waitFor, FREE_TRIES, type Opened, type Slot, type Tries } from '../vault/index.ts';
import { Refusal } from './command.ts';
import type { Store } from './context.ts';

export type Key = { passphrase: string } | { recoveryKey: string; newPassphrase: string };

const wrong = new Set(['WRONG_PASSPHRASE', 'WRONG_RECOVERY_KEY']);

/**
 * Tries one key against the slots, and counts wrong tries where a restart does not forget them.
 * @throws Refusal `WAIT`; VaultError with how many tries are left in words
 */
export async function unlockWith(key: Key, slots: readonly Slot[], store: Store, counter: string, now: number): Promise<Opened> {
  const tries = (await store.get<Tries>(counter)) ?? noTries;
  const wait = waitFor(tries, now);
  if (wait > 0) throw new Refusal('WAIT', `After several wrong tries there is a pause. Try again in ${Math.ceil(wait / 1000)} seconds. Your time is safe.`);
  try {
    const opened = 'passphrase' in key ? await openWithPassphrase(slots, key.passphrase) : await openWithRecoveryKey(slots, key.recoveryKey);
    await store.remove(counter);
    return opened;
  } catch (error) {
    if (!(error instanceof VaultError) || !wrong.has(error.code)) throw error;
    const next = afterWrongTry(tries, now);
    await store.set(counter, next);
    const pause = waitFor(next, now);
    const tail = pause > 0 ? `A pause of ${Math.ceil(pause / 1000)} seconds begins now and grows.` : next.wrong >= FREE_TRIES - 1 ? `${next.wrong} of ${FREE_TRIES} tries used. After the next, a pause begins and grows.` : `${next.wrong} of ${FREE_TRIES} tries used.`;
    throw new Refusal(error.code, `${'passphrase' in key ? 'Passphrase not recognized. Check Caps Lock.' : 'Recovery key not recognized. Check each group.'} ${tail} Your time is safe.`);
  }
}
