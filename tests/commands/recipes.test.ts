import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import type { RecipeView } from '../../lib/commands/views-recipes.ts';
import { elation } from '../../lib/ehrs/elation.ts';
import { mustAgree } from '../../lib/ehrs/recipe.ts';
import { Desk } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

let desk: Desk;
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  await desk.practice();
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const taught = { ...elation, id: 'taught-ehr-example', name: 'ehr.example', trust: 'taught', origins: ['https://ehr.example/*'], urlId: { part: 'path', after: '/patient/' } };
const list = () => desk.ask('recipe.view', {}, 'workspace') as Promise<RecipeView[]>;
const imported = (recipe: unknown) => desk.answer('recipe.import', { text: JSON.stringify({ 'caretally-recipes': 1, recipes: [recipe] }) }, 'workspace');
const reading = { urlId: 'p1', family: 'Quill', given: 'Ada', birthDate: '1950-02-03', recordNumber: '77-1' };

describe('how charts are read', () => {
  it.each<[string, string, boolean]>([
    ['taught', 'taught', true], ['known', 'unconfirmed', false], ['unconfirmed', 'unconfirmed', false], ['proposes', 'proposes', false],
  ])('takes a recipe that was %s from a file as %s; none is believed, and only what was taught must agree in all its ways', async (trust, kept, agrees) => {
    const recipe = { ...taught, id: 'our-ehr', trust };
    expect(await imported(recipe)).toMatchObject({ ok: true });
    expect((await list())[0]).toMatchObject({ id: 'our-ehr', name: 'ehr.example', origins: ['https://ehr.example/*'], source: 'imported', trust: kept, believed: false });
    const found = await desk.context.sites.recipeFor('https://ehr.example/patient/p1');
    expect(found).toEqual({ ...recipe, trust: kept });
    expect(mustAgree(found!)).toBe(agrees);
    expect(await desk.context.sites.trusts(found!, 'anybody')).toBe(false);
    const { text } = (await desk.ask('recipe.export', {}, 'workspace')) as { text: string };
    expect(JSON.parse(text)).toEqual({ 'caretally-recipes': 1, recipes: [{ ...recipe, trust: kept }] });
  });

  it.each(['taught', 'unconfirmed', 'known'])('holds the ways of one that was taught somewhere against each other, though the file calls it %s', async (trust) => {
    await imported({ ...taught, trust });
    expect(mustAgree((await desk.context.sites.recipeFor('https://ehr.example/patient/p1'))!)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['code', { ...taught, run: 'alert(1)' }], ['no fields', { ...taught, fields: {} }], ['the name of one that ships', { ...taught, id: 'openmrs' }], ['nothing', null],
  ])('refuses a file with %s, and takes nothing of it', async (_, recipe) => {
    expect(await imported(recipe)).toMatchObject({ ok: false });
    expect((await list()).every((each) => each.source === 'shipped')).toBe(true);
    expect(await desk.answer('recipe.import', { text: 'hello' }, 'workspace')).toMatchObject({ ok: false, code: 'NOT_RECIPES' });
  });

  it.each(['taught', 'unconfirmed', 'known'])('confirms by hearsay (%s) only after a person said so, once a session, or marked it good', async (trust) => {
    await imported({ ...taught, trust });
    await desk.show(reading);
    expect((await desk.view()).chart.status).toBe('uncertain');
    expect(await desk.answer('timer.start', {}, 'sidepanel')).toMatchObject({ code: 'UNCERTAIN' });
    await desk.ask('timer.start', { confirm: true });
    await desk.ask('timer.stop', {});
    expect((await desk.view()).chart.status).toBe('confirmed');
    await desk.show({ ...reading, urlId: 'p2', family: 'Quill', given: 'Bea', birthDate: '1960-02-03', recordNumber: '77-2' });
    expect((await desk.view()).chart.status).toBe('uncertain');
    await desk.ask('recipe.markGood', { recipe: 'taught-ehr-example', good: true }, 'workspace');
    expect((await desk.view()).chart.status).toBe('confirmed');
    await desk.ask('recipe.markGood', { recipe: 'taught-ehr-example', good: false }, 'workspace');
    expect((await desk.view()).chart.status).toBe('uncertain');
    expect(await desk.answer('recipe.markGood', { recipe: 'generic', good: true }, 'workspace')).toMatchObject({ code: 'PROPOSES' });
  });

  it('asks again for each patient in the next session, and after the same file is taken once more', async () => {
    const recipe = { ...taught, trust: 'unconfirmed' };
    await imported(recipe);
    const found = (await desk.context.sites.recipeFor('https://ehr.example/patient/p1'))!;
    await desk.context.sites.said(found, 'p1');
    expect(await desk.context.sites.trusts(found, 'p1')).toBe(true);
    expect(await desk.context.sites.trusts(found, 'p2')).toBe(false);
    await desk.restart();
    expect(await desk.context.sites.trusts(found, 'p1')).toBe(false);
    await desk.context.sites.markGood(found.id, true);
    await desk.context.sites.said(found, 'p1');
    expect(await desk.context.sites.trusts(found, 'p2')).toBe(true);
    await desk.context.sites.keep({ recipe: found, proven: false, from: 'imported' });
    for (const patient of ['p1', 'p2']) expect(await desk.context.sites.trusts(found, patient)).toBe(false);
  });

  it('never confirms where the name on record is another one', async () => {
    await imported(taught);
    await desk.ask('recipe.markGood', { recipe: 'taught-ehr-example', good: true }, 'workspace');
    await desk.show(reading);
    await desk.ask('timer.start', {});
    await desk.ask('timer.stop', {});
    await desk.show({ ...reading, family: 'QUILL', given: 'Ada M.' });
    expect((await desk.view()).chart.status).toBe('confirmed');
    await desk.show({ ...reading, given: 'Ida' });
    expect((await desk.view()).chart.status).toBe('uncertain');
  });

  it('forgets what was taught', async () => {
    await imported(taught);
    await desk.ask('recipe.forget', { recipe: 'taught-ehr-example' }, 'workspace');
    expect((await list()).every((each) => each.source === 'shipped')).toBe(true);
  });
});

describe('how charts are read, as the organization gives it', () => {
  /** A mock of the browser's store of policies. */
  const give = (...recipes: unknown[]) => { desk.context.ports.managed = async (key) => (key === 'recipes' && recipes.length ? JSON.stringify({ 'caretally-recipes': 1, recipes }) : undefined); };
  const given = { ...taught, id: 'our-ehr', trust: 'unconfirmed' };
  const reads = async (url = 'https://ehr.example/patient/p1') => (await desk.context.sites.recipeFor(url))!;
  const mark = (good: boolean) => desk.ask('recipe.markGood', { recipe: 'our-ehr', good }, 'workspace');
  const elsewhere = { ...given, origins: ['https://other.example/*'] };

  it.each<[string, boolean, boolean]>([['known', true, false], ['unconfirmed', false, false], ['taught', false, true], ['proposes', false, false]])('keeps its kind: %s', async (trust, believed, agrees) => {
    give({ ...given, trust });
    expect(await reads()).toMatchObject({ id: 'our-ehr', trust });
    expect(await desk.context.sites.trusts(await reads(), 'anybody')).toBe(believed);
    expect(mustAgree(await reads())).toBe(agrees);
    expect((await list())[0]).toMatchObject({ source: 'managed', trust, believed });
  });

  it('is confirmed patient by patient until it is marked good, and that mark is of no other with its name', async () => {
    await imported(given);
    give(given);
    await desk.show(reading);
    expect((await desk.view()).chart.status).toBe('uncertain');
    await mark(true);
    expect((await desk.view()).chart.status).toBe('confirmed');
    give();
    expect((await list())[0]).toMatchObject({ id: 'our-ehr', source: 'imported', believed: false });
    expect((await desk.view()).chart.status).toBe('uncertain');
    await mark(true);
    give(given);
    await mark(false);
    expect((await list())[0]).toMatchObject({ source: 'managed', believed: false });
    give();
    expect((await list())[0]).toMatchObject({ source: 'imported', believed: true });
  });

  it('lends nothing to a recipe of its name that was imported, and lets none be', async () => {
    await imported(elsewhere);
    const before = await reads('https://other.example/patient/p1');
    give({ ...given, trust: 'known' });
    expect((await desk.context.sites.recipeFor('https://other.example/patient/p1'))?.id).not.toBe('our-ehr');
    expect((await list()).filter((each) => each.id === 'our-ehr')).toMatchObject([{ source: 'managed', believed: true }]);
    expect(await imported(elsewhere)).toMatchObject({ ok: false, code: 'TAKEN' });
    give();
    expect(await reads('https://other.example/patient/p1')).toEqual(before);
    expect(await desk.context.sites.trusts(before, 'p1')).toBe(false);
  });

  it('does not inherit what was believed of one that ships', async () => {
    await desk.ask('recipe.markGood', { recipe: 'elation', good: true }, 'workspace');
    give({ ...given, id: 'elation' });
    expect(await desk.context.sites.trusts(await reads(), 'anybody')).toBe(false);
  });
});
