import { describe, expect, it } from 'vitest';
import { Sites } from '../../lib/commands/sites.ts';
import { recipeFor, recipes, type Reading } from '../../lib/ehrs/index.ts';
import { judge } from '../../lib/ehrs/judge.ts';
import { readChart } from '../../lib/ehrs/read.ts';
import { settler } from '../../lib/ehrs/settle.ts';
import { ehrPages } from './pages/index.ts';
import { alan, nora, otherNora, type EhrPage, type Person, type Shown } from './pages/page.ts';
import { chartOf, parsed } from './pages/parsed.ts';

const recipeOf = (page: EhrPage, of: Person) => recipeFor(page.url(of))!;
const seen = (page: EhrPage, shown: Shown) => readChart(recipeOf(page, shown.address), parsed(page, shown), page.url(shown.address));
const bannerOf = (page: EhrPage, person: Person) => ({ family: person.family, given: person.given, birthDate: person.birthDate, recordNumber: page.numberOf(person) });

/** A stretch of what a page shows, and how long, ms. */
type Scene = [shown: Shown, ms: number];

/** What the reader says over some scenes, looking four times a second, with what the page showed then. */
function played(page: EhrPage, scenes: Scene[]): { shown: Shown; reading: Reading }[] {
  const settle = settler();
  const said: { shown: Shown; reading: Reading }[] = [];
  let at = 0;
  for (const [shown, ms] of scenes) {
    const sight = seen(page, shown);
    for (const end = at + ms; at < end; at += 250) said.push({ shown, reading: settle({ ...sight, at }).reading });
  }
  return said;
}

/** Readings that a person would be shown as somebody's who is not open, or as two people in one. */
function wrong(page: EhrPage, said: ReturnType<typeof played>): object[] {
  return said.filter(({ reading, shown }) => {
    if (reading.status !== 'read' || !(reading.family || reading.recordNumber)) return false;
    const whole = [nora, alan, otherNora].find((each) => each.birthDate === reading.birthDate);
    if (shown.frame && shown.frame.family !== reading.family && page.frames) return reading.family !== '';
    const mixed = !whole || whole.family !== reading.family || (reading.recordNumber !== null && reading.recordNumber !== page.numberOf(whole));
    return mixed || (page.addressed && whole !== shown.address);
  });
}

/** A store in memory (a fake). */
function sites(): Sites {
  const store = () => {
    const kept = new Map<string, unknown>();
    return { get: async <T>(key: string) => kept.get(key) as T | undefined, set: async (key: string, value: unknown) => void kept.set(key, value), remove: async (key: string) => void kept.delete(key), keys: async () => [...kept.keys()] };
  };
  return new Sites({ local: store(), memory: store(), managed: async () => undefined });
}

it('has a page for each recipe that ships, except the one whose real front end is used', () => {
  expect(ehrPages.map((each) => each.recipe).sort()).toEqual(recipes.map((each) => each.id).filter((id) => id !== 'openmrs').sort());
});

describe.each(ehrPages.map((page) => [page.recipe, page] as const))('%s', (id, page) => {
  it('is known by its address, and reads the patient', () => {
    expect(recipeOf(page, nora).id).toBe(id);
    for (const person of [nora, alan]) {
      const { urlId, banner, root } = seen(page, chartOf(person));
      expect(banner).toEqual(bannerOf(page, person));
      expect(root).not.toBe(null);
      expect(urlId !== null).toBe(page.addressed);
    }
    if (page.addressed) expect(seen(page, chartOf(nora)).urlId).not.toBe(seen(page, chartOf(alan)).urlId);
  });

  it('reads neither a tab put aside nor search results', () => {
    expect(seen(page, { ...chartOf(nora), aside: alan, results: [alan, otherNora, nora] }).banner).toEqual(bannerOf(page, nora));
    const { banner } = seen(page, { address: nora, banner: null, aside: alan, results: [alan] });
    expect([null, '']).toContain(banner && banner.family);
  });

  it('reads a chart that stands still, and the next one', () => {
    const said = played(page, [[chartOf(nora), 6000], [{ address: alan, banner: null }, 250], [chartOf(alan), 6000]]);
    const read = said.filter(({ reading }) => reading.status === 'read').map(({ reading }) => reading.recordNumber);
    expect([...new Set(read)].filter(Boolean)).toEqual([page.numberOf(nora), page.numberOf(alan)]);
    expect(wrong(page, said)).toEqual([]);
  });

  it.each<[string, number]>([['for 1.2 seconds', 1250], ['for eight seconds', 8000]])('never takes an old banner for the new chart: %s', (_, ms) => {
    for (const next of [alan, otherNora]) {
      const old: Shown = { address: next, banner: nora, frame: next };
      const said = played(page, [[chartOf(nora), 6000], [old, ms], [{ address: next, banner: null }, 250], [chartOf(next), 6000], [{ ...chartOf(nora), banner: next, frame: nora }, ms], [chartOf(nora), 6000]]);
      expect(wrong(page, said)).toEqual([]);
      expect(said.at(-1)!.reading).toMatchObject({ status: 'read', stale: false, ...bannerOf(page, nora) });
    }
  });

  it.each<[string, number]>([['for 1.2 seconds', 1250], ['for eight seconds', 8000]])('never takes a banner that runs ahead of the address: %s', (_, ms) => {
    for (const next of [alan, otherNora]) {
      const said = played(page, [[chartOf(nora), 6000], [{ address: nora, banner: next, frame: nora }, ms], [chartOf(next), 6000]]);
      expect(wrong(page, said)).toEqual([]);
      // It has not changed since before the address did: believed nowhere where the address names somebody, until it is drawn with it.
      expect(said.at(-1)!.reading).toMatchObject({ status: page.addressed ? 'changing' : 'read', stale: page.addressed, ...bannerOf(page, next) });
    }
  });

  it('reads the same patient again after a list', () => {
    const list = page.addressed ? 'https://elsewhere.example/' : page.url(nora);
    const settle = settler();
    const look = (url: string, shown: Shown, from: number) => {
      let reading: Reading | null = null;
      for (let at = from; at < from + 6000; at += 250) ({ reading } = settle({ ...sightOf(url, shown), at }));
      return reading;
    };
    const sightOf = (url: string, shown: Shown) => readChart(recipeOf(page, nora), parsed(page, shown), url);
    look(page.url(nora), chartOf(nora), 0);
    look(list, { address: nora, banner: null }, 6000);
    expect(look(page.url(nora), chartOf(nora), 12_000)).toMatchObject({ status: 'read', recordNumber: page.numberOf(nora) });
  });

  it('never confirms by itself until a person said so', async () => {
    const recipe = recipeOf(page, nora);
    const { reading } = played(page, [[chartOf(nora), 6000]]).at(-1)!;
    const place = sites();
    const verdict = async () => judge(reading, { alias: 'none', addressed: recipe.urlId !== undefined, trusted: await place.trusts(recipe, 'nora') }).status;
    expect(['unconfirmed', 'proposes']).toContain(recipe.trust);
    expect(await verdict()).toBe('uncertain');
    await place.said(recipe, 'alan');
    expect(await verdict()).toBe('uncertain');
    await place.said(recipe, 'nora');
    expect(await verdict()).toBe(recipe.trust === 'proposes' ? 'uncertain' : 'confirmed');
    const good = sites();
    await good.markGood(recipe.id, true);
    expect(await good.trusts(recipe, 'anybody')).toBe(recipe.trust === 'unconfirmed');
  });
});
