import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import type { RecipeView } from '../../lib/commands/views-recipes.ts';
import { elation } from '../../lib/ehrs/elation.ts';
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
  it('takes recipes from a file; each asks for a second patient before it confirms', async () => {
    expect(await imported({ ...taught, trust: 'known' })).toMatchObject({ ok: true });
    expect((await list())[0]).toMatchObject({ id: 'taught-ehr-example', name: 'ehr.example', origins: ['https://ehr.example/*'], source: 'imported', trust: 'taught', believed: false });
    const { text } = (await desk.ask('recipe.export', {}, 'workspace')) as { text: string };
    expect(JSON.parse(text)).toEqual({ 'caretally-recipes': 1, recipes: [taught] });
  });

  it.each<[string, unknown]>([
    ['code', { ...taught, run: 'alert(1)' }], ['no fields', { ...taught, fields: {} }], ['the name of one that ships', { ...taught, id: 'openmrs' }], ['nothing', null],
  ])('refuses a file with %s, and takes nothing of it', async (_, recipe) => {
    expect(await imported(recipe)).toMatchObject({ ok: false });
    expect((await list()).every((each) => each.source === 'shipped')).toBe(true);
    expect(await desk.answer('recipe.import', { text: 'hello' }, 'workspace')).toMatchObject({ ok: false, code: 'NOT_RECIPES' });
  });

  it('confirms by hearsay only after a person said so, once a session, or marked it good', async () => {
    await imported(taught);
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
