import { readChart } from '../../../lib/ehrs/read.ts';
import type { Recipe } from '../../../lib/ehrs/recipe.ts';

/** What reads came to: how many threw, in which a person stood, and the most elements that one of them had measured. */
export interface Reads { threw: number; found: number; most: number }

/** A task whose function the trace can name: nothing else runs in it. */
const task = (run: () => void) => new Promise<void>((done) => { setTimeout(run); setTimeout(done); });

/**
 * Reads this page with each recipe in turn, each time in a task of its own, called `oneRead`, so that a trace tells what it cost.
 * @param dirty changes the page before each read, so that it has to be laid out anew
 */
export async function reads(recipes: readonly Recipe[], times: number, dirty: boolean): Promise<Reads> {
  const all: Reads = { threw: 0, found: 0, most: 0 };
  const { getBoundingClientRect } = Element.prototype;
  let measured = 0;
  for (let n = 0; n < times; n++) {
    for (const recipe of recipes) {
      // Counted in a read of its own that nobody times.
      if (n === 0) {
        measured = 0;
        Element.prototype.getBoundingClientRect = function (this: Element) { measured++; return getBoundingClientRect.call(this); };
        try { if (readChart(recipe, document, location.href).banner?.family) all.found++; } catch { /* Counted below. */ }
        Element.prototype.getBoundingClientRect = getBoundingClientRect;
        all.most = Math.max(all.most, measured);
      }
      layOut(dirty);
      await task(function oneRead() {
        try { readChart(recipe, document, location.href); } catch { all.threw++; }
      });
    }
  }
  return all;
}

/** The page laid out anew after the same change, with nobody reading, in tasks called `oneLayout`. */
export async function layouts(times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    layOut(true);
    await task(function oneLayout() { void document.body.getBoundingClientRect(); });
  }
}

function layOut(dirty: boolean): void {
  if (dirty) document.querySelector('td b')!.textContent = String(Math.random());
  else void document.body.getBoundingClientRect();
}
