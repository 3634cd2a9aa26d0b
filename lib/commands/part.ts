import * as z from 'zod';
import { admitted } from '../ehrs/assemble.ts';
import { isAway } from '../ehrs/frame.ts';
import { Part } from './charts.ts';
import { always } from './context.ts';

/** A frame asks how to read its part of the chart: only where the recipe of the page around it has a view in a frame at this address. */
export const open = always({
  from: ['part'], input: z.strictObject({}),
  run: async (context, _input, { page, url }) => {
    const recipe = await context.sites.recipeFor(page ?? '');
    return { recipe: recipe && isAway(recipe) && admitted(recipe, anything, url!).views.some((each) => each.length > 0) ? recipe : null };
  },
});
/** Something in every view, to see what is let through. */
const anything = { ids: [], views: Array.from({ length: 5 }, () => [{ family: '', given: '', birthDate: null, recordNumber: null }]), path: null, reach: [], shown: [] };

/** A frame says what it sees. While locked nothing is kept of it. */
export const seen = always({
  from: ['part'], input: z.strictObject({ part: Part, resting: z.boolean() }),
  run: async (context, { part, resting }, sender) => {
    if (!(await context.home.openNow())) return {};
    await context.charts.hear(sender, part, resting);
    return {};
  },
});
