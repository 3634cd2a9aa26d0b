import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { isAllowed, organization } from '../../lib/commands/organization.ts';
import type { RecipeView } from '../../lib/commands/views-recipes.ts';
import type { SettingsView } from '../../lib/commands/views-settings.ts';
import { elation } from '../../lib/ehrs/elation.ts';
import { Desk } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

/** A mock of the browser's store of policies. @param asked collects the names that were asked for */
const mockPolicy = (values: Record<string, unknown>, asked = new Set<string>()) => async (key: string) => { asked.add(key); return values[key]; };
const recipe = { ...elation, id: 'given-ehr', name: 'Given', trust: 'taught', origins: ['https://ehr.example/*'] };
const file = (...recipes: unknown[]) => JSON.stringify({ 'caretally-recipes': 1, recipes });

describe('what an organization sets', () => {
  it('asks for exactly what the browser is told of', async () => {
    const asked = new Set<string>();
    await organization(mockPolicy({}, asked));
    const schema = JSON.parse(readFileSync(new URL('../../public/managed-schema.json', import.meta.url), 'utf8')) as { properties: object };
    expect([...asked].sort()).toEqual(Object.keys(schema.properties).sort());
  });

  it('allows everything and gives nothing where there is no policy', async () => {
    expect(await organization(mockPolicy({}))).toEqual({ allowed: null, recipes: [], lockMinutes: null, troubles: [] });
    expect(isAllowed({ allowed: null }, 'https://any.example')).toBe(true);
  });

  it.each<[string, string[], string, boolean]>([
    ['the very site', ['https://ehr.example'], 'https://ehr.example', true],
    ['another site', ['https://ehr.example'], 'https://ehr.example.evil.example', false],
    ['any port, as the browser’s own patterns do', ['https://ehr.example'], 'https://ehr.example:8443', true],
    ['another port than the named one', ['https://ehr.example:8443'], 'https://ehr.example', false],
    ['a part of a named family', ['https://*.vendor.example'], 'https://a.vendor.example', true],
    ['a name that only ends alike', ['https://*.vendor.example'], 'https://evilvendor.example', false],
    ['an empty list', [], 'https://ehr.example', false],
  ])('tells %s', async (_, allowedSites, origin, is) => {
    expect(isAllowed(await organization(mockPolicy({ allowedSites })), origin)).toBe(is);
  });

  it.each<[string, unknown]>([['no list', 'https://ehr.example'], ['null', null], ['an object', { 0: 'https://ehr.example' }]])('closes what was to be closed when the list is %s, and says so', async (_, allowedSites) => {
    const policy = await organization(mockPolicy({ allowedSites }));
    expect(policy.allowed).toEqual([]);
    expect(policy.troubles).toEqual([expect.stringContaining('“allowedSites” has to be a list')]);
  });

  it('keeps the entries that are sites, and says how many are none', async () => {
    const policy = await organization(mockPolicy({ allowedSites: ['https://ehr.example', 'http://ehr.example', 'https://ehr.example/path', '<all_urls>', 7] }));
    expect(policy.allowed).toEqual(['https://ehr.example']);
    expect(policy.troubles[0]).toContain('4 of 5 entries');
  });

  it('takes recipes as the text that Settings saves, or as a list; of a mixed one what is right', async () => {
    expect((await organization(mockPolicy({ recipes: file(recipe) }))).recipes).toEqual([recipe]);
    const mixed = await organization(mockPolicy({ recipes: [recipe, { ...recipe, run: 'alert(1)' }] }));
    expect(mixed.recipes).toEqual([recipe]);
    expect(mixed.troubles).toEqual(['Number 2 of “recipes” is not used: "run" is not part of a recipe.']);
  });

  it.each<[string, unknown]>([['no JSON', '{'], ['another file', '{"recipes":[]}'], ['a number', 5]])('uses nothing of recipes that are %s, and says so', async (_, recipes) => {
    const policy = await organization(mockPolicy({ recipes }));
    expect(policy.recipes).toEqual([]);
    expect(policy.troubles).toHaveLength(1);
  });
});

describe('a desk under a policy', () => {
  let desk: Desk;
  beforeEach(async () => {
    fakeSession.kept = {};
    desk = await new Desk().wake();
    await desk.practice();
  }, 30_000);
  afterEach(async () => {
    for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  });
  const settings = async () => ((await desk.ask('settings.view', {}, 'workspace')) as SettingsView).organization;

  it('shows what is set and what is wrong, and enables no site that is not allowed', async () => {
    expect(await settings()).toEqual({ allowed: null, lockMinutes: null, troubles: [] });
    const granted = 'https://ehr.example';
    desk.context.ports.isGranted = async () => true;
    desk.context.ports.managed = mockPolicy({ allowedSites: ['https://other.example', 'nonsense'] });
    expect(await settings()).toEqual({ allowed: ['https://other.example'], lockMinutes: null, troubles: [expect.stringContaining('1 of 2 entries')] });
    expect(await desk.answer('site.enabled', { origin: granted }, 'workspace')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    expect(await desk.answer('site.enabled', { origin: 'https://other.example' }, 'workspace')).toMatchObject({ ok: true });
  });

  it('reads by a given recipe, shown as given and not to be forgotten here', async () => {
    desk.context.ports.managed = mockPolicy({ recipes: file(recipe) });
    expect((await desk.context.sites.recipeFor('https://ehr.example/patient/1'))?.id).toBe('given-ehr');
    await desk.answer('recipe.forget', { recipe: 'given-ehr' }, 'workspace');
    expect(((await desk.ask('recipe.view', {}, 'workspace')) as RecipeView[])[0]).toMatchObject({ id: 'given-ehr', source: 'managed', believed: false });
  });
});
