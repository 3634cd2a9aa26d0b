import { matchesOrigin } from '../ehrs/address.ts';
import { isRecipe } from '../ehrs/check-recipe.ts';
import { awayOrigins, isAway } from '../ehrs/frame.ts';
import { recipeFor, recipes } from '../ehrs/index.ts';
import type { Recipe } from '../ehrs/recipe.ts';
import type { Ports } from './context.ts';
import { givenRecipes } from './organization.ts';

/** A recipe that was taught here, imported, or given by the organization. `proven`: a second patient was seen with it. */
export interface Taught { recipe: Recipe; proven: boolean; from: 'taught' | 'imported' | 'managed' }

/** What this computer knows about sites beside the recipes that ship. Nothing in it says anything about a patient, so it is kept in the clear and works while locked. */
interface Kept { taught: Taught[]; good: string[] }

/** How a recipe is named in the list of the good ones: one that the organization gives is another than one of the same id that ships or was imported. */
const markOf = (id: string, given: readonly Taught[]): string => (given.some(({ recipe }) => recipe.id === id) ? `managed:${id}` : id);

const KEY = 'recipes';
/** More would be a mistake. */
const MOST = 100;

/** Which recipe reads which site, and how far it is believed here. */
export class Sites {
  readonly #ports: Pick<Ports, 'local' | 'memory' | 'managed'>;
  constructor(ports: Pick<Ports, 'local' | 'memory' | 'managed'>) {
    this.#ports = ports;
  }

  /** The recipe for this address: one given by the organization, one taught here, or one that ships; null for an address that is none. */
  async recipeFor(url: string): Promise<Recipe | null> {
    if (!URL.canParse(url)) return null;
    const address = new URL(url);
    const { taught } = await this.known();
    return taught.find(({ recipe }) => recipe.origins?.some((pattern) => matchesOrigin(pattern, address)))?.recipe ?? recipeFor(url);
  }

  /**
   * Where a part of a chart may stand in a frame that the page cannot reach, under the enabled sites: match patterns for the browser.
   * `about`: also in frames without an address of their own under these.
   */
  async frames(granted: readonly string[]): Promise<{ matches: string[]; about: boolean }> {
    const away = await this.#away();
    const under = (recipe: Recipe) => granted.filter((origin) => recipe.origins === undefined || isAt(recipe, origin));
    const about = away.filter((recipe) => awayOrigins(recipe).some(isAbout)).flatMap(under);
    const named = away.filter((recipe) => under(recipe).length > 0).flatMap(awayOrigins).filter((each) => granted.includes(each.slice(0, -2)));
    return { matches: [...new Set([...named, ...about.map((origin) => `${origin}/*`)])].sort(), about: about.length > 0 };
  }

  /** The other origins that charts at this site are read from: a person enables them with it. */
  async needs(origin: string): Promise<string[]> {
    const there = (await this.#away()).filter((recipe) => isAt(recipe, origin)).flatMap(awayOrigins).filter((each) => !isAbout(each)).map((each) => each.slice(0, -2));
    return [...new Set(there)].filter((each) => each !== origin).sort();
  }

  async #away(): Promise<Recipe[]> {
    return [...(await this.known()).taught.map(({ recipe }) => recipe), ...recipes].filter(isAway);
  }

  /** Calls back whenever another recipe is known, or one less. */
  onChange(heard: () => void): void {
    this.#heard.push(heard);
  }
  readonly #heard: (() => void)[] = [];

  async byId(id: string): Promise<Recipe | null> {
    return (await this.known()).taught.find(({ recipe }) => recipe.id === id)?.recipe ?? recipes.find((each) => each.id === id) ?? null;
  }

  /**
   * Everything taught, imported or given, and the ids of those that were marked good. What is not a recipe any more is passed over; so is, as long
   * as the organization gives one with its id, one that was taught or imported here: nothing that was believed of one is believed of the other.
   */
  async known(): Promise<Kept> {
    const [kept, given] = await Promise.all([this.#ports.local.get<Kept>(KEY), this.#given()]);
    const own = (kept?.taught ?? []).filter(({ recipe }) => isRecipe(recipe) && !given.some((each) => each.recipe.id === recipe.id));
    const ids = [...given, ...own].map(({ recipe }) => recipe.id).concat(recipes.map(({ id }) => id));
    return { taught: [...given, ...own], good: [...new Set(ids)].filter((id) => kept?.good.includes(markOf(id, given))) };
  }

  async #given(): Promise<Taught[]> {
    return (await givenRecipes(this.#ports.managed)).recipes.map((recipe) => ({ recipe, proven: recipe.trust === 'known', from: 'managed' }));
  }

  /** Keeps a recipe in the place of the one with its id. What was believed of that one is not believed of this one. */
  async keep(taught: Taught): Promise<void> {
    const { id } = taught.recipe;
    await this.#change((kept) => ({ taught: [taught, ...kept.taught.filter(({ recipe }) => recipe.id !== id)].slice(0, MOST), good: kept.good.filter((each) => each !== id) }));
    for (const key of await this.#ports.memory.keys()) if (key.startsWith(`said:${id}:`)) await this.#ports.memory.remove(key);
  }

  async forget(id: string): Promise<void> {
    await this.#change((kept) => ({ taught: kept.taught.filter(({ recipe }) => recipe.id !== id), good: kept.good.filter((each) => each !== id) }));
  }

  /** The practice says that a recipe from hearsay reads its EHR rightly; or takes that back. */
  async markGood(id: string, good: boolean): Promise<void> {
    const mark = markOf(id, await this.#given());
    await this.#change((kept) => ({ ...kept, good: [...kept.good.filter((each) => each !== mark), ...(good ? [mark] : [])] }));
  }

  /** Whether a recipe may confirm this patient by itself. */
  async trusts(recipe: Recipe, patient: string | null): Promise<boolean> {
    if (recipe.trust === 'known') return true;
    if (recipe.trust === 'proposes') return false;
    const { taught, good } = await this.known();
    if (good.includes(recipe.id) || taught.some((each) => each.recipe.id === recipe.id && each.proven)) return true;
    return patient !== null && (await this.#ports.memory.get<boolean>(`said:${recipe.id}:${patient}`)) === true;
  }

  /** A person said that the page shows this patient: enough for this session. */
  async said(recipe: Recipe, patient: string): Promise<void> {
    await this.#ports.memory.set(`said:${recipe.id}:${patient}`, true);
  }

  async #change(how: (kept: Kept) => Kept): Promise<void> {
    const kept = (await this.#ports.local.get<Kept>(KEY)) ?? { taught: [], good: [] };
    await this.#ports.local.set(KEY, how(kept));
    for (const heard of this.#heard) heard();
  }
}

const isAbout = (pattern: string): boolean => pattern.startsWith('about:');
/** Whether a recipe names this origin, whatever the path. */
const isAt = (recipe: Recipe, origin: string): boolean => recipe.origins?.some((pattern) => matchesOrigin(pattern.replace(/^([^/]+:\/\/[^/]+)\/.*$/, '$1/*'), new URL(origin))) ?? false;
