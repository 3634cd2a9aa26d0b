import type { Reading } from './charts.ts';
import type { Sender } from './command.ts';
import type { OpenContext } from './context.ts';
import { stateOf, type Teaching } from './teach-kept.ts';
import type { TeachView } from './views-recipes.ts';

/** What the side panel shows of the teaching in front: the step, what was read, and the second patient once she is read. */
export async function teachView(context: OpenContext, sender: Sender): Promise<TeachView> {
  const tab = await context.charts.tabOf(sender);
  const teaching = tab === null ? undefined : await stateOf(context, tab);
  if (!teaching || tab === null) return { step: 'off', values: {}, ways: {}, missed: false, again: false, closed: [], odd: false, second: null };
  const second = teaching.recipe ? await secondOf(context, tab, teaching) : null;
  const seen = teaching.recipe ? (await context.charts.seenIn(tab))?.reading : undefined;
  const { values, ways, missed, again, closed } = teaching;
  return {
    step: teaching.recipe ? 'second' : teaching.field ?? 'check', values, ways, missed, again, closed,
    odd: seen?.status === 'read' && !second && (seen.doubt === true || (seen.family !== '') !== (seen.birthDate !== null) || (teaching.draft?.fields.recordNumber !== undefined && seen.family !== '' && seen.recordNumber === null)),
    second: second && { name: `${second.reading.family}, ${second.reading.given}`, birthDate: second.reading.birthDate ?? '', recordNumber: second.reading.recordNumber },
  };
}

/** The other patient's chart that is open now, if the recipe reads it whole. */
export async function secondOf(context: OpenContext, tab: number, { values, draft }: Teaching): Promise<{ reading: Reading; url: string | null } | null> {
  const seen = await context.charts.seenIn(tab);
  if (!seen || seen.reading.status !== 'read' || seen.reading.doubt || !seen.reading.family || !seen.reading.birthDate) return null;
  if (draft?.fields?.recordNumber && (!seen.reading.recordNumber || seen.reading.recordNumber === values.recordNumber)) return null;
  if (`${seen.reading.family}, ${seen.reading.given}` === values.name || seen.reading.family === values.name) return null;
  return { reading: seen.reading, url: seen.url };
}
