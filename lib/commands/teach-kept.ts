/**
 * What is kept between the steps of teaching a page: in the browser's memory alone, since what was read is the patient's, and forgotten with the
 * last step.
 */
import type { FieldName } from '../ehrs/recipe.ts';
import { Refusal, type Sender } from './command.ts';
import type { Context } from './context.ts';
import type { Draft } from './teach-alike.ts';
import type { TeachView } from './views-recipes.ts';

/** How far the teaching of one tab's page has come. */
export interface Teaching {
  origin: string;
  values: Partial<Record<FieldName, string>>;
  ways: TeachView['ways'];
  field: FieldName | null;
  missed: boolean;
  /** The document in which the first field was pointed at: all must lie in one. */
  document: string | null;
  url: string | null;
  draft: Draft | null;
  recipe: string | null;
  again: boolean;
  closed: string[];
}

const key = (tab: number) => `teach:${tab}`;

/** How far the page in a tab is; undefined where nothing is being taught. */
export const stateOf = (context: Context, tab: number): Promise<Teaching | undefined> => context.ports.memory.get<Teaching>(key(tab));

/** Keeps it for the next step, and tells our pages that something changed. */
export const keep = async (context: Context, tab: number, teaching: Teaching): Promise<void> => {
  await context.ports.memory.set(key(tab), teaching);
  context.ports.changed();
};

/** Forgets all that was read and pointed at. */
export const forget = (context: Context, tab: number): Promise<void> => context.ports.memory.remove(key(tab));

/** The tab of the page that is taught. @throws Refusal where no page is in front */
export async function tabOf(context: Context, sender: Sender): Promise<number> {
  const tab = await context.charts.tabOf(sender);
  if (tab === null) throw new Refusal('NO_TAB', 'No page is in front. Open a chart first.');
  return tab;
}

/** The teaching in front. @throws Refusal where nothing is being taught */
export async function current(context: Context, sender: Sender): Promise<{ tab: number; teaching: Teaching }> {
  const tab = await tabOf(context, sender);
  const teaching = await stateOf(context, tab);
  if (!teaching) throw new Refusal('NOT_TEACHING', 'This page is not being taught. Begin again.');
  return { tab, teaching };
}

/** The id of the recipe that a site is taught. @param origin of the page */
export const idOf = (origin: string): string => `taught-${new URL(origin).host.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 50)}`;
