import type { LedgerEvent } from '../records/index.ts';
import type { PracticeBlock } from './blocks.ts';

/** Acts that are remembered for each way of reading; the log has them all. */
const MOST = 12;

/** Who taught, proved, took or gave away which way of reading a site: the last of each, newest first. */
export function foldRecipes(block: PracticeBlock, { body, at, author: by, id: event }: LedgerEvent): PracticeBlock {
  if (body.kind !== 'recipe.recorded') return block;
  const { recipe, act, version } = body.recipe;
  return { ...block, recipes: { ...block.recipes, [recipe]: [{ act, version, at, by, event }, ...(block.recipes?.[recipe] ?? [])].slice(0, MOST) } };
}
