/** The catalog of EHRs: one file each, one line each here. Read `recipe.ts` first. */
import { matchesGlob, matchesOrigin } from './address.ts';
import { athenaOne } from './athenaone.ts';
import { canvas } from './canvas.ts';
import { drChrono } from './drchrono.ts';
import { eClinicalWorks } from './eclinicalworks.ts';
import { elation } from './elation.ts';
import { generic } from './generic.ts';
import { healthie } from './healthie.ts';
import { openemrFrameset, openemrTabs } from './openemr.ts';
import { openmrs } from './openmrs.ts';
import { practiceFusion } from './practice-fusion.ts';
import { tebra } from './tebra.ts';
import type { Recipe } from './recipe.ts';

/** In the order in which they are tried; the one for any page is the last. */
export const recipes: readonly Recipe[] = [openmrs, openemrTabs, openemrFrameset, practiceFusion, elation, athenaOne, eClinicalWorks, canvas, healthie, tebra, drChrono, generic];

export { matchesOrigin } from './address.ts';
export type { Banner, Reading } from './reading.ts';
export type { Locator, Recipe } from './recipe.ts';

/** The recipe for the page at this address; null if none is known, and then nothing is guessed. */
export function recipeFor(url: string): Recipe | null {
  if (!URL.canParse(url)) return null;
  const address = new URL(url);
  return recipes.find((each) => each.origins?.some((pattern) => matchesOrigin(pattern, address))
    || (each.pathPattern !== undefined && matchesGlob(each.pathPattern, address.pathname))) ?? null;
}
