import * as z from 'zod';
import { matchesOrigin } from '../ehrs/address.ts';
import { troublesOf } from '../ehrs/check-recipe.ts';
import type { Recipe } from '../ehrs/recipe.ts';
import type { Ports } from './context.ts';
import { initialsSet, minutesSet } from './organization-limits.ts';

/*
 * What an organization sets for all its computers by the browser's own policies (`storage.managed`; `public/managed-schema.json` tells
 * browsers of it). It comes from outside: everything is parsed, and what is wrong is said in Settings and counts as not allowed.
 */

/**
 * `allowed`: the sites that may be enabled, null = any that a person enables. `lockMinutes`: without input the practice locks after so long,
 * null = not set. `troubles`: what of the policy cannot be used, a sentence each.
 */
export interface Organization { allowed: string[] | null; recipes: Recipe[]; lockMinutes: number | null; troubles: string[] }

const MOST_SITES = 200;
const MOST_RECIPES = 100;
const Site = z.string().max(200).regex(/^(https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)$/i);
const Sites = z.array(z.unknown()).max(MOST_SITES);
/** The same file that Settings saves, as a text: the policy editors of both browsers can hold that. A plain list is taken too. */
const RecipeFile = z.object({ 'caretally-recipes': z.literal(1), recipes: z.array(z.unknown()).max(MOST_RECIPES) }).transform((file) => file.recipes);
const Recipes = z.union([z.array(z.unknown()).max(MOST_RECIPES), RecipeFile]);

/** Reads all of the policy; without one everything is allowed and nothing is given or held. Never throws for a wrong policy. */
export async function organization(managed: Ports['managed']): Promise<Organization> {
  const [sites, given, lock, ...more] = await Promise.all([
    allowedSites(managed), givenRecipes(managed), minutesSet(managed, 'autoLockMinutes'), minutesSet(managed, 'awayMinutes'), minutesSet(managed, 'callMinutes'), initialsSet(managed),
  ]);
  return { allowed: sites.allowed, recipes: given.recipes, lockMinutes: lock.value, troubles: [sites, given, lock, ...more].flatMap(({ troubles }) => troubles) };
}

/** The sites that may be enabled. */
export const allowedSites = async (managed: Ports['managed']): Promise<Pick<Organization, 'allowed' | 'troubles'>> => allowedBy(await managed('allowedSites'));

/** How charts are read, as the organization gives it. */
export const givenRecipes = async (managed: Ports['managed']): Promise<Pick<Organization, 'recipes' | 'troubles'>> => recipesOf(await managed('recipes'));

/** Whether the organization lets a person enable this site. @param origin such as `https://ehr.example` */
export function isAllowed({ allowed }: Pick<Organization, 'allowed'>, origin: string): boolean {
  return allowed === null || (URL.canParse(origin) && allowed.some((site) => matchesOrigin(`${site}/*`, new URL(origin))));
}

/** A list that cannot be read allows nothing: somebody meant to restrict, and a slip must not open what was to be closed. */
function allowedBy(value: unknown): { allowed: string[] | null; troubles: string[] } {
  if (value === undefined) return { allowed: null, troubles: [] };
  const list = Sites.safeParse(value);
  if (!list.success) return { allowed: [], troubles: ['“allowedSites” has to be a list of sites such as https://ehr.example. Until that is mended no site can be read.'] };
  const allowed = list.data.filter((each): each is string => Site.safeParse(each).success);
  const wrong = list.data.length - allowed.length;
  return { allowed, troubles: wrong ? [`${wrong} of ${list.data.length} entries of “allowedSites” ${wrong === 1 ? 'is no site' : 'are no sites'} such as https://ehr.example, and nothing is read there. The others hold.`] : [] };
}

function recipesOf(value: unknown): { recipes: Recipe[]; troubles: string[] } {
  if (value === undefined) return { recipes: [], troubles: [] };
  const list = Recipes.safeParse(typeof value === 'string' ? parsed(value) : value);
  if (!list.success) return { recipes: [], troubles: ['“recipes” has to be the text of a file of recipes, as Settings saves it. None of it is used.'] };
  const troubles = list.data.flatMap((each, index) => troublesOf(each).slice(0, 1).map((trouble) => `Number ${index + 1} of “recipes” is not used: ${trouble}`));
  return { recipes: list.data.filter((each): each is Recipe => troublesOf(each).length === 0), troubles };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
