import { isAway } from '../../lib/ehrs/frame.ts';
import { aroundOf } from '../../lib/ehrs/frame-path.ts';
import { readChart } from '../../lib/ehrs/read.ts';
import { blank, type Reading } from '../../lib/ehrs/reading.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { settler } from '../../lib/ehrs/settle.ts';
import type { Reader } from '../chart/watch.ts';
import { paced } from './pace.ts';

/**
 * Reads the page. Where parts of the chart stand in frames out of reach, it only tells what it sees itself, and decides nothing: the background
 * has the other parts.
 * @param tell called after every look; @param sooner asks for a beat at an instant
 */
export function lookWith(recipe: Recipe, tell: (reading: Reading) => void, sooner: (at: number) => void): Reader {
  if (isAway(recipe)) {
    return paced((_now, href) => {
      const { told, documents, root } = readChart(recipe, document, href);
      tell({ status: 'changing', urlId: null, ...blank, stale: false, part: { ...told, path: '', ...aroundOf(document, '') } });
      return { documents, root, again: null, nobody: false };
    }, sooner);
  }
  const settle = settler();
  // Where another part of the page may run ahead of the banner, the banner alone is no proof, however it was drawn; and what only proposes needs none.
  const alone = !recipe.urlId && !recipe.also?.length && recipe.trust !== 'proposes';
  return paced((now, href, prompt) => {
    const { urlId, banner, borrowed, documents, root, values, shadows } = readChart(recipe, document, href);
    const { reading, again } = settle({ at: now, urlId, banner, borrowed, ...(alone ? { prompt: prompt && !values } : {}) });
    tell(reading);
    return { documents, shadows, root, again, nobody: root === null && reading.status === 'none', values };
  }, sooner, alone);
}
