import * as z from 'zod';
import { Preferences, usualPreferences } from '../records/index.ts';
import { inHours } from '../timer/remind.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { limitsOf, withLimits } from './open.ts';
import { idleLimits, type IdleLimits } from './organization-limits.ts';

/** How the person at the desk is served, what holds for her role until she chooses, and what of it her organization set. */
export interface PreferencesView { preferences: Preferences; usual: Preferences; role: string; set: IdleLimits }

async function mine(context: OpenContext): Promise<PreferencesView> {
  const { person, preferences } = await context.open.desk();
  return { preferences, usual: usualPreferences(person.id, person.role), role: person.role, set: await idleLimits(context.ports.managed) };
}

export const viewPreferences = whenOpen({ from: ['workspace', 'sidepanel'], input: z.strictObject({}), run: (context) => mine(context) });

/** Any Thursday will do: whether a time of day lies within the hours, whatever the weekday. */
const anyDay = (time: string) => Date.parse(`2026-01-01T${time}:00Z`);

/** Changes one's own preferences, and the limits of a timer that runs. Never anybody else's, and never what the organization set: one's own choice of that is kept for later. */
export const setPreferences = whenOpen({
  from: ['workspace', 'sidepanel'], input: z.strictObject({ preferences: Preferences }),
  run: async (context, { preferences }, _sender, id): Promise<PreferencesView> => {
    const { remind: { endOfDay }, hours } = preferences;
    if (endOfDay !== null && !inHours({ ...hours, days: [0, 1, 2, 3, 4, 5, 6] }, anyDay(endOfDay), 'UTC')) throw new Refusal('OUTSIDE_HOURS', 'The end of the day lies outside of your hours, so its question would never come. Choose another time, or longer hours. Nothing was changed.');
    await context.open.write(id, async () => {
      const { person, running, own } = await context.open.desk();
      const set = await idleLimits(context.ports.managed);
      const kept = Object.fromEntries(Object.keys(set).map((key) => [key, own[key as keyof IdleLimits]]));
      if (preferences.staff !== person.id) throw new Refusal('NOT_YOURS', 'Each person sets only how the timer serves them. Nothing was changed.');
      return {
        drafts: [{ month: 'standing', patient: null, body: { kind: 'preferences.set', preferences: { ...preferences, ...kept } } }],
        ...(running ? { journal: { change: { timer: running.id, to: (row) => withLimits(row, limitsOf({ ...preferences, ...set }, running)) } } } : {}),
      };
    });
    return mine(context);
  },
});
