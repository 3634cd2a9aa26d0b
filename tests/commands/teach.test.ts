import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import type { RecipeView, TeachView } from '../../lib/commands/views-recipes.ts';
import { Desk, dumped, kept, origin } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

let desk: Desk;
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  await desk.practice();
  await desk.ask('chart.mount', {}, 'chart');
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const grace = { name: 'Okafor, Grace', birthDate: '1948-03-14', recordNumber: '00481220' };
const parts = {
  root: '#banner', dateOrder: 'mdy',
  fields: { name: [{ css: 'h1' }, { css: '.who' }], birthDate: [{ css: 'span', label: 'DOB' }], recordNumber: [{ css: 'span', label: 'MRN' }, { css: ':scope > span:nth-of-type(2)' }] },
};
const view = () => desk.ask('teach.view', {}) as Promise<TeachView>;
const pick = (field: keyof typeof grace, value: string | null = grace[field], ways?: string[]) => desk.ask('teach.picked', { field, value, ...(ways ? { ways } : {}) }, 'chart');
const list = () => desk.ask('recipe.view', {}, 'workspace') as Promise<RecipeView[]>;
const acts = async () => (await kept('caretally-practice', desk)).flatMap(({ body }) => (body.kind === 'recipe.recorded' ? [body.recipe] : []));
const first = { urlId: null, family: 'Okafor', given: 'Grace', birthDate: '1948-03-14', recordNumber: '00481220' };
const second = { ...first, family: 'Delgado', given: 'Tomas', birthDate: '1961-07-02', recordNumber: '00917754' };

async function taught(more: object = {}, made: object = parts): Promise<void> {
  await desk.ask('teach.begin', more);
  for (const field of ['name', 'birthDate', 'recordNumber'] as const) await pick(field);
  await desk.ask('teach.finish', {});
  await desk.ask('teach.made', { recipe: made, url: 'https://elsewhere.example/' }, 'chart');
}

describe('teaching a page', () => {
  it('goes from field to field, and asks again for what cannot be read', async () => {
    expect(await desk.ask('teach.begin', {})).toMatchObject({ step: 'name', again: false });
    await pick('name', null);
    expect(await view()).toMatchObject({ step: 'name', missed: true });
    await pick('name');
    await pick('birthDate', '1948-03-04', ['1948-03-04', '1948-04-03']);
    expect(await view()).toMatchObject({ step: 'recordNumber', missed: false, ways: { birthDate: { values: ['1948-03-04', '1948-04-03'], chosen: 0 } } });
    expect(await desk.ask('teach.way', { field: 'birthDate', way: 1 })).toMatchObject({ values: { birthDate: '1948-04-03' }, ways: { birthDate: { chosen: 1 } } });
    expect(await desk.answer('teach.way', { field: 'birthDate', way: 2 }, 'sidepanel')).toMatchObject({ code: 'NO_WAY' });
    expect(await desk.answer('teach.way', { field: 'recordNumber', way: 0 }, 'sidepanel')).toMatchObject({ code: 'NO_WAY' });
  });

  it('takes nothing that was pointed at in another document than the rest', async () => {
    await desk.ask('teach.begin', {});
    await pick('name');
    const elsewhere = { ...desk.sender('chart'), document: 'another' };
    const before = desk.sender.bind(desk);
    desk.sender = () => elsewhere;
    await pick('birthDate');
    desk.sender = before;
    expect(await view()).toMatchObject({ step: 'birthDate', missed: true, values: { name: grace.name } });
  });

  it('confirms nobody before a second patient, and confirms after', async () => {
    await taught();
    expect(await view()).toMatchObject({ step: 'second', second: null });
    await desk.show(first);
    expect((await desk.view()).chart.status).toBe('uncertain');
    expect(await view()).toMatchObject({ second: null, odd: false });
    expect(await desk.answer('teach.prove', {}, 'sidepanel')).toMatchObject({ code: 'NO_SECOND' });
    await desk.show(second);
    expect(await view()).toMatchObject({ second: { name: 'Delgado, Tomas', birthDate: '1961-07-02', recordNumber: '00917754' } });
    await desk.ask('teach.prove', {});
    expect((await desk.view()).chart.status).toBe('confirmed');
    expect(await view()).toMatchObject({ step: 'off' });
  });

  it('taught again, stands in the old one’s place and needs its own second patient', async () => {
    await taught();
    await desk.show(second);
    await desk.ask('teach.prove', {});
    expect(await desk.ask('teach.begin', {})).toMatchObject({ step: 'name', again: true });
    // Until it is saved, the old one goes on.
    expect((await desk.view()).chart.status).toBe('confirmed');
    await desk.ask('teach.leave', {});
    await desk.ask('timer.start', { confirm: true });
    await desk.ask('timer.stop', {});
    await taught();
    expect((await desk.view()).chart.status).toBe('uncertain');
    expect((await list()).filter((each) => each.source === 'taught')).toMatchObject([{ believed: false, last: { act: 'retaught', version: 2 } }]);
  });

  it('a "good" that was said of the old one does not hold for the new one', async () => {
    await taught();
    await desk.ask('recipe.markGood', { recipe: 'taught-ehr-example', good: true }, 'workspace');
    await desk.show(second);
    expect((await desk.view()).chart.status).toBe('confirmed');
    await taught();
    expect((await desk.view()).chart.status).toBe('uncertain');
  });

  it('on a chart that is laid out in another way, keeps what fits both', async () => {
    await taught();
    await desk.show({ ...second, recordNumber: null });
    expect(await view()).toMatchObject({ step: 'second', second: null, odd: true });
    await taught({ more: true }, { ...parts, fields: { ...parts.fields, name: [{ css: '.who' }, { css: 'h2' }], recordNumber: [{ css: 'em' }] } });
    const { text } = (await desk.ask('recipe.export', {}, 'workspace')) as { text: string };
    expect(JSON.parse(text)).toMatchObject({ recipes: [{ fields: { name: [{ css: '.who' }], birthDate: [{ css: 'span', label: 'DOB' }], recordNumber: [{ css: 'em' }] } }] });
  });

  it('a doubt in the reading is no second patient, and the widget says that the page changed', async () => {
    await taught();
    await desk.show({ ...second, doubt: true });
    expect(await view()).toMatchObject({ second: null, odd: true });
    expect((await desk.view()).chart).toMatchObject({ status: 'uncertain', doubt: true });
    expect(await desk.answer('teach.prove', {}, 'sidepanel')).toMatchObject({ code: 'NO_SECOND' });
  });

  it.each<[string, unknown]>([
    ['code', { ...parts, run: 'alert(1)' }], ['a word of the patient', { ...parts, root: '#okafor' }], ['a number of the patient', { ...parts, fields: { ...parts.fields, name: [{ css: '[data-id="00481220"]' }] } }], ['nothing', null],
  ])('keeps no recipe with %s', async (_, made) => {
    await taught({}, made as object);
    expect(await view()).toMatchObject({ step: 'name', missed: true });
    expect((await list()).some((each) => each.source === 'taught')).toBe(false);
    expect(await acts()).toEqual([]);
  });

  it('says which frames’ sites are not enabled', async () => {
    await desk.ask('teach.begin', {});
    await desk.ask('teach.frames', { origins: ['https://chart.vendor.example', origin] }, 'chart');
    expect((await view()).closed).toEqual(['https://chart.vendor.example']);
  });
});

describe('acts on recipes in the ledger', () => {
  it('has each one, by whom and when, for which site and version, and nothing of any patient or page', async () => {
    await taught();
    await desk.show(second);
    desk.pass(60_000);
    await desk.ask('teach.prove', {});
    const { text } = (await desk.ask('recipe.export', {}, 'workspace')) as { text: string };
    await desk.ask('recipe.markGood', { recipe: 'elation', good: true }, 'workspace');
    await desk.ask('recipe.markGood', { recipe: 'elation', good: true }, 'workspace');
    await desk.ask('recipe.markGood', { recipe: 'elation', good: false }, 'workspace');
    await desk.ask('recipe.forget', { recipe: 'taught-ehr-example' }, 'workspace');
    await desk.ask('recipe.forget', { recipe: 'taught-ehr-example' }, 'workspace');
    await desk.ask('recipe.import', { text }, 'workspace');
    const mine = { recipe: 'taught-ehr-example', sites: [`${origin}/*`] };
    const all = await acts();
    expect(all).toMatchObject([
      { ...mine, act: 'taught', version: 1 }, { ...mine, act: 'proven', version: 1 }, { ...mine, act: 'exported', version: 1 },
      { recipe: 'elation', act: 'marked_good', version: 0 }, { recipe: 'elation', act: 'unmarked', version: 0 },
      { ...mine, act: 'removed', version: 1 }, { ...mine, act: 'imported', version: 2 },
    ]);
    expect(all).toHaveLength(7);
    const events = (await kept('caretally-practice', desk)).filter(({ body }) => body.kind === 'recipe.recorded');
    const { me } = await desk.view();
    expect(events.every(({ author, month, patient }) => author === me!.id && month === 'standing' && patient === null)).toBe(true);
    expect(events[1]!.at - events[0]!.at).toBe(60_000);
    expect(JSON.stringify(events)).not.toMatch(/okafor|grace|delgado|tomas|481220|917754|1948|1961|banner|span|dob|mrn/i);
    // Its site is nobody's business on a stolen disk.
    expect(await dumped('caretally-practice')).not.toContain('ehr.example');
    expect((await list())[0]).toMatchObject({ source: 'imported', believed: false, last: { act: 'imported', by: expect.stringContaining(me!.name) as string } });
  });

  it('one that could not be written does not happen', async () => {
    await taught();
    desk.context.home.inUse.raise('The records are damaged.');
    expect(await desk.answer('recipe.forget', { recipe: 'taught-ehr-example' }, 'workspace')).toMatchObject({ ok: false });
    expect((await list()).some((each) => each.source === 'taught')).toBe(true);
  });
});
