import * as z from 'zod';
import { Preferences, usualPreferences } from '../records/index.ts';
import { inHours } from '../timer/remind.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { limitsOf } from './open.ts';
import { withLimits } from './running.ts';

/** How the person at the desk wants to be served, and what holds for her role until she chooses. */
export interface PreferencesView { preferences: Preferences; usual: Preferences; role: string }

async function mine(context: OpenContext): Promise<PreferencesView> {
  const { person, preferences } = await context.open.desk();
  return { preferences, usual: usualPreferences(person.id, person.role), role: person.role };
}

export const viewPreferences = whenOpen({ from: ['workspace', 'sidepanel'], input: z.strictObject({}), run: (context) => mine(context) });

/** Any Thursday will do: whether a time of day lies within the hours, whatever the weekday. */
const anyDay = (time: string) => Date.parse(`2026-01-01T${time}:00Z`);

/** Changes one's own preferences, and the limits of a timer that runs. Never anybody else's. */
export const setPreferences = whenOpen({
  from: ['workspace', 'sidepanel'], input: z.strictObject({ preferences: Preferences }),
  run: async (context, { preferences }, _sender, id): Promise<PreferencesView> => {
    const { remind: { endOfDay }, hours } = preferences;
    if (endOfDay !== null && !inHours({ ...hours, days: [0, 1, 2, 3, 4, 5, 6] }, anyDay(endOfDay), 'UTC')) throw new Refusal('OUTSIDE_HOURS', 'The end of the day lies outside of your hours, so its question would never come. Choose another time, or longer hours. Nothing was changed.');
    await context.open.write(id, async () => {
      const { person, running } = await context.open.desk();
      if (preferences.staff !== person.id) throw new Refusal('NOT_YOURS', 'Each person sets only how the timer serves them. Nothing was changed.');
      return {
        drafts: [{ month: 'standing', patient: null, body: { kind: 'preferences.set', preferences } }],
        ...(running ? { journal: { change: { timer: running.id, to: (row) => withLimits(row, limitsOf(preferences, running)) } } } : {}),
      };
    });
    return mine(context);
  },
});
