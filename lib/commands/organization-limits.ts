import * as z from 'zod';
import type { Preferences } from '../records/index.ts';
import { IDLE_MS } from '../vault/index.ts';
import type { Ports } from './context.ts';

/*
 * What an organization holds for everybody at its computers: when the practice locks, when somebody counts as away, how names are shown.
 * Somebody meant to restrict, so a slip must not open: minutes that cannot be read count as the fewest, names as initials. Only a number
 * beyond the most counts as the most, which nobody can have meant to be less.
 */

/** `value` null = not set. `troubles`: what of it cannot be used, a sentence each. */
export interface Held<T> { value: T | null; troubles: string[] }
/** The idle limits that hold in place of a person's own, whole minutes; absent where everybody chooses. */
export type IdleLimits = Partial<Pick<Preferences, 'awayMinutes' | 'callMinutes'>>;

const most = { autoLockMinutes: IDLE_MS / 60_000, awayMinutes: 60, callMinutes: 60 } as const;
const meanwhile = (key: keyof typeof most, minutes: number): string => {
  const said = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return key === 'autoLockMinutes' ? `the practice locks after ${said} without input` : `${said} ${minutes === 1 ? 'holds' : 'hold'} for everybody`;
};

/** Whole minutes set under this name. Never throws for a wrong value. */
export async function minutesSet(managed: Ports['managed'], key: keyof typeof most): Promise<Held<number>> {
  const given = await managed(key);
  if (given === undefined) return { value: null, troubles: [] };
  const read = z.number().int().min(1).max(most[key]).safeParse(given);
  if (read.success) return { value: read.data, troubles: [] };
  const value = typeof given === 'number' && given > most[key] ? most[key] : 1;
  return { value, troubles: [`“${key}” has to be a whole number from 1 to ${most[key]}. Until that is mended ${meanwhile(key, value)}.`] };
}

/** Whether names are initials for everybody; "full" leaves that to each person, as no value does. */
export async function initialsSet(managed: Ports['managed']): Promise<Held<'initials'>> {
  const given = await managed('names');
  if (given === undefined || given === 'full') return { value: null, troubles: [] };
  return { value: 'initials', troubles: given === 'initials' ? [] : ['“names” has to be "full" or "initials". Until that is mended names are initials.'] };
}

/** After this long without input the practice locks, ms. */
export async function lockAfter(managed: Ports['managed']): Promise<number> {
  const { value } = await minutesSet(managed, 'autoLockMinutes');
  return value === null ? IDLE_MS : value * 60_000;
}

export async function idleLimits(managed: Ports['managed']): Promise<IdleLimits> {
  const [away, call] = await Promise.all([minutesSet(managed, 'awayMinutes'), minutesSet(managed, 'callMinutes')]);
  return { ...(away.value === null ? {} : { awayMinutes: away.value }), ...(call.value === null ? {} : { callMinutes: call.value }) };
}
