import * as z from 'zod';
import { entriesFor } from '../timer/ending.ts';
import { Refusal } from './command.ts';
import { whenOpen } from './context.ts';
import { freeOf, lookOf } from './looked.ts';
import { toPatient } from './to-patient.ts';
import { widgetView } from './view.ts';

/** Why such an entry is there: it stands beside each of them in the log and in the report. */
export const LOOKED_REASON = 'Looked at without a timer; added afterwards';

/**
 * "You looked at this chart without a timer. [Add]": the look becomes entries marked `retroactive`, one for each stretch, without a second
 * that is told already. Then it is forgotten. Only where the person switched such offers on.
 */
export const addLooked = whenOpen({
  from: ['widget', 'sidepanel'], input: z.strictObject({}),
  run: async (context, _input, sender, id) => {
    const { open } = context;
    const added: { tab?: number } = {};
    await open.write(id, async () => {
      const desk = await open.desk();
      const chart = await context.charts.look(sender, open);
      const found = await lookOf(context, sender, { chart, desk });
      const free = found ? await freeOf(open, found.look, context.now()) : [];
      if (!found || free.length === 0) throw new Refusal('NOT_LOOKED', 'There is no look at this chart to add any more. Nothing was changed.');
      const target = await toPatient(context, {}, sender);
      added.tab = found.tab;
      const of = { patient: target.key, staff: desk.person.id, program: target.program, activity: null, note: '', interactive: false };
      return { drafts: [...target.drafts, ...free.flatMap((stretch) => entriesFor(of, desk.person.role, stretch, desk.practice.timeZone, 'retroactive', context.newId(), context.newId, { reason: LOOKED_REASON }))] };
    });
    if (added.tab !== undefined) await context.looks.forget(added.tab);
    return widgetView(context, sender);
  },
});
