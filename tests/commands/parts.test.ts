import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sender } from '../../lib/commands/command.ts';
import { dispatch, Rate } from '../../lib/commands/dispatch.ts';
import { Parts, SILENT_MS } from '../../lib/commands/parts.ts';
import { proveSender } from '../../lib/commands/sender.ts';
import { Sites } from '../../lib/commands/sites.ts';
import type { Part } from '../../lib/ehrs/reading.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { DOUBTFUL_MS, WHOLE_MS } from '../../lib/ehrs/settle.ts';
import { Desk, fakeStore } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const recipe: Recipe = {
  id: 'away', name: 'Away', trust: 'known', origins: ['https://ehr.example/app/*'], urlId: { part: 'path', after: '/patient/' },
  frame: { origin: 'https://chart.example/*', path: '/banner*' }, root: '#banner',
  fields: { name: [{ css: 'h1' }], birthDate: [{ css: '.born' }], recordNumber: [{ css: '.number' }] },
};
const wilson = { family: 'Wilson', given: 'John', birthDate: '1971-04-09', recordNumber: '100GEJ' };
const betty = { family: 'Williams', given: 'Betty', birthDate: '1972-04-08', recordNumber: '1000NL' };
const page: Part = { ids: ['whatever the page says'], views: [[]], path: '', reach: [''], shown: ['0.1'] };
const banner = (who: typeof wilson): Part => ({ ids: [], views: [[who]], path: '0.1', reach: ['0.1'], shown: [] });
const chartAt = (id: string) => `https://ehr.example/app/patient/${id}/summary`;
const from = (id: string) => ({ url: 'https://chart.example/banner/x', page: chartAt(id) });

describe('the parts of one tab', () => {
  let at: number;
  let due: { at: number; run: () => void }[];
  let parts: Parts;
  let changes: number;
  /** Time passes, and what was to be done later is done in its turn. */
  const pass = (ms: number) => {
    const until = at + ms;
    for (;;) {
      due.sort((a, b) => a.at - b.at);
      if (!due.length || due[0]!.at > until) break;
      const next = due.shift()!;
      at = Math.max(at, next.at);
      next.run();
    }
    at = until;
  };
  const speak = (who = wilson, id = '1') => parts.hear(1, 'frame', from(id), banner(who), false);
  const number = () => { const { status, recordNumber } = parts.readingOf(1); return status === 'read' ? recordNumber : status; };
  /** The frame says it is still there, as long as this lasts. */
  const alive = (ms: number, who = wilson, id = '1') => { for (let left = ms; left > 0; left -= 500) { pass(Math.min(500, left)); speak(who, id); } };

  beforeEach(() => {
    at = 10_000;
    due = [];
    changes = 0;
    parts = new Parts(() => at, (ms, run) => { due.push({ at: at + ms, run }); });
    parts.changed = () => { changes++; };
  });
  const bound = () => {
    const cut = parts.line(1, 'frame');
    parts.page(1, 'doc', recipe, page, chartAt('1'), false);
    speak();
    pass(WHOLE_MS);
    expect(number()).toBe('100GEJ');
    return cut;
  };

  it('are one chart once the banner stood still: the address is the browser\'s, not the page\'s word', () => {
    bound();
    expect(parts.readingOf(1)).toMatchObject({ urlId: '1', ...wilson, stale: false });
    expect(changes).toBeGreaterThan(0);
  });

  it('end at once with the frame\'s line, and with two and a half seconds of silence', () => {
    const cut = bound();
    cut();
    expect(number()).toBe('changing');
    parts.line(1, 'frame');
    speak();
    pass(WHOLE_MS);
    expect(number()).toBe('100GEJ');
    pass(SILENT_MS);
    expect(number()).not.toBe('100GEJ');
    speak();
    pass(WHOLE_MS);
    expect(number()).toBe('100GEJ');
  });

  it('rest with a hidden tab, which says so', () => {
    bound();
    parts.hear(1, 'frame', from('1'), banner(wilson), true);
    pass(60_000);
    expect(number()).toBe('100GEJ');
  });

  it('turn with the address that stands beside the frame\'s message, before the page itself has spoken', () => {
    bound();
    speak(wilson, '2');
    expect(number()).toBe('changing');
    alive(20_000, wilson, '2');
    expect(parts.readingOf(1).stale).toBe(true);
    speak(betty, '2');
    alive(DOUBTFUL_MS, betty, '2');
    expect(number()).toBe('1000NL');
  });

  it('do not count from a frame without a line, at another address, or that the page does not show', () => {
    parts.page(1, 'doc', recipe, page, chartAt('1'), false);
    expect(speak()).toBe(false);
    parts.line(1, 'frame');
    parts.hear(1, 'frame', { url: 'https://evil.example/banner/x', page: chartAt('1') }, banner(wilson), false);
    pass(WHOLE_MS);
    expect(parts.readingOf(1).recordNumber).toBe(null);
    speak();
    parts.page(1, 'doc', recipe, { ...page, shown: [] }, chartAt('1'), false);
    pass(WHOLE_MS);
    expect(parts.readingOf(1).recordNumber).toBe(null);
  });

  it('know nothing of a page that has not spoken to this worker, ask it now and then, and believe nothing for three seconds after', () => {
    parts.line(1, 'frame');
    speak();
    expect([parts.readingOf(1).status, parts.asksFor(1), parts.asksFor(1)]).toEqual(['changing', true, false]);
    parts.page(1, 'doc', recipe, page, chartAt('1'), true);
    alive(DOUBTFUL_MS - 100);
    expect(number()).toBe('changing');
    alive(200);
    expect(number()).toBe('100GEJ');
  });

  it('are dropped at the lock, and said anew', () => {
    bound();
    parts.forgetAll();
    expect(JSON.stringify(parts.readingOf(1))).not.toContain('Wilson');
    parts.page(1, 'doc', recipe, page, chartAt('1'), false);
    expect(parts.readingOf(1).recordNumber).toBe(null);
    speak();
    pass(WHOLE_MS);
    expect(number()).toBe('100GEJ');
  });

  it('of a new document begin anew', () => {
    bound();
    parts.page(1, 'next', recipe, { ...page, shown: [] }, chartAt('2'), false);
    expect(parts.readingOf(1).recordNumber).toBe(null);
  });
});

describe('who a frame is', () => {
  const prove = (stamped: object) => proveSender({ id: 'own', frameId: 3, documentId: 'D', ...stamped }, 'own', ['chrome-extension://own/'], (origin) => ['https://ehr.example', 'https://chart.example'].includes(origin));
  const tab = { id: 7, url: 'https://ehr.example/app/patient/1' };
  it('is told by the browser: its address, and that of the page around it', () => {
    expect(prove({ url: 'https://chart.example/banner', origin: 'null', tab })).toEqual({ surface: 'part', tab: 7, document: 'D', origin: 'https://chart.example', url: 'https://chart.example/banner', frame: 3, page: tab.url });
    expect(prove({ url: 'about:srcdoc', origin: 'null', tab })).toMatchObject({ surface: 'part', origin: null, url: 'about:srcdoc' });
  });
  it.each<[string, object]>([
    ['of a site that nobody enabled', { url: 'https://evil.example/banner', tab }], ['in a page that nobody enabled', { url: 'https://chart.example/banner', tab: { id: 7, url: 'https://evil.example/' } }],
    ['in a page that is not told', { url: 'https://chart.example/banner', tab: { id: 7 } }], ['of data', { url: 'data:text/html,x', tab }], ['of its own text in a page not enabled', { url: 'about:srcdoc', tab: { id: 7, url: 'https://evil.example/' } }],
    ['in a private window', { url: 'https://chart.example/banner', tab: { ...tab, incognito: true } }], ['only prepared', { url: 'https://chart.example/banner', tab, documentLifecycle: 'prerender' }],
  ])('is nobody: %s', (_, stamped) => expect(prove(stamped)).toBeNull());
});

describe('where frames are read', () => {
  const sites = async (...known: Recipe[]) => {
    const local = fakeStore();
    const all = new Sites({ local, memory: fakeStore(), managed: async () => undefined });
    for (const each of known) await all.keep({ recipe: each, proven: true, from: 'imported' });
    return all;
  };
  it('is asked with the site that needs it, and only there', async () => {
    const all = await sites(recipe);
    expect(await all.needs('https://ehr.example')).toEqual(['https://chart.example']);
    expect(await all.needs('https://other.example')).toEqual([]);
  });
  it('is nowhere without both permissions, and nowhere at all without such a recipe', async () => {
    const both = ['https://ehr.example', 'https://chart.example'];
    const all = await sites(recipe);
    expect(await all.frames(both)).toEqual({ matches: ['https://chart.example/*'], about: false });
    for (const granted of [[], [both[0]!], [both[1]!]]) expect(await all.frames(granted)).toEqual({ matches: [], about: false });
    expect(await (await sites()).frames(both)).toEqual({ matches: [], about: false });
  });
  it('is under the page itself for a frame whose text stands in it', async () => {
    expect(await (await sites({ ...recipe, frame: { origin: 'about:srcdoc' } })).frames(['https://ehr.example'])).toEqual({ matches: ['https://ehr.example/*'], about: true });
  });
});

describe('the commands of a frame', () => {
  let desk: Desk;
  const sender = (url: string): Sender => ({ surface: 'part', tab: 1, document: 'frame', origin: null, url, frame: 3, page: chartAt('1') });
  const ask = (name: string, input: unknown, url = 'https://chart.example/banner/x') => dispatch(desk.context, new Rate(), { caretally: 1, id: crypto.randomUUID(), name, input }, sender(url));
  const seen = { part: banner(wilson), resting: false };
  beforeEach(async () => {
    fakeSession.kept = {};
    desk = await new Desk().wake();
    await desk.practice();
    await desk.context.sites.keep({ recipe, proven: true, from: 'imported' });
  }, 30_000);
  afterEach(async () => {
    for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  });

  it('give the recipe to a frame that it names, and nothing to others', async () => {
    expect(await ask('part.open', {})).toMatchObject({ ok: true, reply: { recipe: { id: 'away' } } });
    for (const url of ['https://chart.example/other', 'https://ehr.example/banner', 'about:srcdoc']) expect(await ask('part.open', {}, url)).toEqual({ ok: true, reply: { recipe: null } });
  });

  it('are two and no more; a frame without a line is not taken, and while locked nothing is kept', async () => {
    for (const name of ['chart.seen', 'widget.view', 'timer.start', 'teach.view', 'settings.view', 'vault.lock']) expect(await ask(name, {})).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    expect(await ask('part.seen', { ...seen, url: 'x' })).toMatchObject({ ok: false });
    await ask('part.seen', seen);
    expect(JSON.stringify(desk.context.charts.parts)).not.toContain('Wilson');
    const heard = vi.spyOn(desk.context.charts.parts, 'hear');
    await desk.ask('vault.lock', {});
    await ask('part.seen', seen);
    expect(heard).not.toHaveBeenCalled();
  });

  it('bring the patient of a frame into the view, judged as any other', async () => {
    desk.context.charts.parts.line(1, 'frame');
    const chart = { ...desk.sender('chart'), url: chartAt('1') };
    await dispatch(desk.context, new Rate(), { caretally: 1, id: crypto.randomUUID(), name: 'chart.seen', input: { reading: { status: 'changing', urlId: null, family: '', given: '', birthDate: null, recordNumber: null, stale: false, part: page } } }, chart);
    expect((await desk.view()).chart.status).toBe('reading');
    const quill = { family: 'Quill', given: 'Ada', birthDate: '1950-02-03', recordNumber: '77-1' };
    await ask('part.seen', { part: banner(quill), resting: true });
    await vi.waitFor(async () => expect((await desk.view()).chart).toMatchObject({ status: 'confirmed', patient: quill }), 3000);
    // Made-up people are on record: one of them with another birth date than the frame shows is not believed.
    await ask('part.seen', { part: banner({ ...wilson, birthDate: '1951-04-09' }), resting: true });
    expect((await desk.view()).chart.status).toBe('reading');
    await desk.show({ status: 'none' });
    expect((await desk.view()).chart.status).toBe('none');
  });
});
