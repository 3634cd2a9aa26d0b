import { describe, expect, it } from 'vitest';
import { admitted, assemble, inSight } from '../../lib/ehrs/assemble.ts';
import { troublesOf } from '../../lib/ehrs/check-recipe.ts';
import { awayOrigins, fitsFrame, isAway } from '../../lib/ehrs/frame.ts';
import { openemrTabs } from '../../lib/ehrs/openemr.ts';
import type { Part } from '../../lib/ehrs/reading.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';

const recipe: Recipe = {
  id: 'away', name: 'Away', trust: 'known', origins: ['https://app.ehr.example/*'], urlId: { part: 'path', after: '/patient/' },
  frame: { origin: 'https://chart.ehr.example/*', path: '/banner*' }, root: '#banner',
  fields: { name: [{ css: 'h1' }], birthDate: [{ css: '.born' }], recordNumber: [{ css: '.number' }] },
  also: [{ root: '#title', fields: { name: [{ css: 'b' }] } }],
};
const wilson = { family: 'Wilson', given: 'John', birthDate: '1971-04-09', recordNumber: '100GEJ' };
const betty = { family: 'Williams', given: 'Betty', birthDate: '1972-04-08', recordNumber: '1000NL' };
const blank = { family: '', given: '', birthDate: null, recordNumber: null };
const part = (more: Partial<Part>): Part => ({ ids: [], views: [], path: null, reach: [], shown: [], ...more });
const page = part({ ids: ['1'], views: [[], []], path: '', reach: [''], shown: ['0.2'] });

describe('a frame of another origin in a recipe', () => {
  it.each(['https://chart.ehr.example/*', 'https://chart.ehr.example:8443/*', 'http://127.0.0.1:8080/*', 'http://localhost/*', 'about:srcdoc', 'about:blank'])('is one origin: %s', (origin) =>
    expect(troublesOf({ ...recipe, frame: { origin } })).toEqual([]));
  it.each(['https://*.ehr.example/*', '*://chart.ehr.example/*', '<all_urls>', 'https://*/*', 'http://chart.ehr.example/*', 'https://chart.ehr.example/only/*', 'about:config', 'data:*', 'javascript:*', ''])('is nothing more and nothing else: %s', (origin) =>
    expect(troublesOf({ ...recipe, frame: { origin } })).not.toEqual([]));

  it('is asked for with the recipe; recipes that ship ask for none', () => {
    expect(awayOrigins(recipe)).toEqual(['https://chart.ehr.example/*']);
    expect([isAway(recipe), isAway(openemrTabs)]).toEqual([true, false]);
  });

  it.each<[string, boolean]>([
    ['https://chart.ehr.example/banner/1', true], ['https://chart.ehr.example/banner?id=1', true], ['https://chart.ehr.example/other', false],
    ['https://evil.example/banner/1', false], ['http://chart.ehr.example/banner/1', false], ['about:srcdoc', false], ['nonsense', false],
  ])('%s is meant: %s', (url, fits) => expect(fitsFrame(recipe.frame!, url, null)).toBe(fits));
  it('is known by its name only where that is told', () => {
    expect(fitsFrame({ origin: 'about:srcdoc', name: 'banner' }, 'about:srcdoc', 'ad')).toBe(false);
    expect(fitsFrame({ origin: 'about:srcdoc', name: 'banner' }, 'about:srcdoc', 'banner')).toBe(true);
    expect(fitsFrame({ origin: 'about:srcdoc', name: 'banner' }, 'about:srcdoc', null)).toBe(true);
  });
});

describe('several parts as one chart', () => {
  it('takes the address from the page and the banner from the frame', () => {
    expect(assemble(recipe, [page, part({ views: [[wilson], []] })])).toMatchObject({ urlId: '1', banner: wilson });
    expect(assemble(recipe, [page])).toMatchObject({ urlId: '1', banner: null });
  });

  it('leaves empty what two frames, or a frame and the page, disagree about', () => {
    expect(assemble(recipe, [page, part({ views: [[wilson], []] }), part({ views: [[betty], []] })]).banner).toEqual(blank);
    expect(assemble(recipe, [{ ...page, views: [[], [{ ...blank, family: 'Williams', given: 'Betty' }]] }, part({ views: [[wilson], []] })]).banner).toEqual({ ...wilson, family: '', given: '' });
    expect(assemble(recipe, [page, part({ views: [[wilson, betty], []] })]).banner).toEqual(blank);
    expect(assemble(recipe, [page, part({ ids: ['2'], views: [[wilson], []] })]).urlId).toBe(null);
  });

  it('lets a frame speak only of what its own address may show', () => {
    const all = part({ ids: ['9'], views: [[wilson], [betty]] });
    expect(admitted(recipe, all, 'https://chart.ehr.example/banner/1')).toMatchObject({ ids: [], views: [[wilson], []] });
    for (const url of ['https://chart.ehr.example/other', 'https://app.ehr.example/banner/1', 'https://evil.example/banner', 'about:srcdoc']) expect(admitted(recipe, all, url).views).toEqual([[], []]);
    const own: Recipe = { ...recipe, urlId: { ...recipe.urlId!, frame: recipe.frame! } };
    expect(admitted(own, all, 'https://chart.ehr.example/banner/1').ids).toEqual(['9']);
    expect(admitted(own, all, 'https://app.ehr.example/banner/1').ids).toEqual([]);
  });

  it('never takes a view without an origin from a frame', () => {
    expect(admitted({ ...recipe, frame: { path: '/banner*' } }, part({ views: [[wilson], []] }), 'https://chart.ehr.example/banner').views).toEqual([[], []]);
  });
});

describe('what is in sight', () => {
  const paths = (...parts: Part[]) => inSight([page, ...parts]).map(({ path }) => path);
  it('is the page, and frames that the page sees; not hidden ones, nor one whose number is of before another came or went', () => {
    expect(paths(part({ path: '0.2' }), part({ path: '1.2' }))).toEqual(['', '0.2']);
    expect(paths(part({ path: '0.1' }), part({ path: '0.3' }))).toEqual(['']);
  });
  it('is a nested frame only if every frame around it is', () => {
    const outer = part({ path: '0.2', reach: ['0.2'], shown: ['0.2/0.1'] });
    expect(paths(outer, part({ path: '0.2/0.1' }))).toEqual(['', '0.2', '0.2/0.1']);
    expect(paths({ ...outer, shown: [] }, part({ path: '0.2/0.1' }))).toEqual(['', '0.2']);
    expect(paths(part({ path: '1.2', reach: ['1.2'], shown: ['1.2/0.1'] }), part({ path: '1.2/0.1' }))).toEqual(['']);
  });
  it('is what nobody can look around: no reader in the document between, or a frame in a shadow root', () => {
    expect(paths(part({ path: '0.2/0.1' }), part({ path: null }))).toEqual(['', '0.2/0.1', null]);
  });
});
