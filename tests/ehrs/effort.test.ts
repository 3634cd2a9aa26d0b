import { describe, expect, it } from 'vitest';
import { Effort, TooMuch } from '../../lib/ehrs/effort.ts';
import { readChart } from '../../lib/ehrs/read.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { fakeDocument, type FakeSpec } from './FakeDocument.ts';

const recipe = (css: string): Recipe => ({ id: 'site', name: 'Site', trust: 'known', pathPattern: '/*', root: '.root', urlId: { part: 'path', after: '/patient/' }, fields: { name: [{ css }], birthDate: [{ css: '.born' }], recordNumber: [{ css: '.number' }] } });
const banner: FakeSpec[] = [{ css: ['.name', '.any'], text: 'Wilson, John' }, { css: ['.born'], text: '1971-04-09' }, { css: ['.number'], text: '100GEJ' }];
const page = (rows: number) => fakeDocument({ css: ['.root'], inside: [...banner, ...Array.from({ length: rows }, () => ({ css: ['.any'], text: '' }))] });
const url = 'https://ehr.example/patient/1';

describe('what one read may cost', () => {
  it('is enough for a banner in a page of any length', () => {
    expect(readChart(recipe('.name'), page(5000), url).banner).toEqual({ family: 'Wilson', given: 'John', birthDate: '1971-04-09', recordNumber: '100GEJ' });
    expect(readChart(recipe('.any'), page(400), url).banner).toMatchObject({ family: 'Wilson', birthDate: '1971-04-09' });
  });

  it('has no place for a locator that fits hundreds of elements: it says nothing, and the others go on', () => {
    expect(readChart(recipe('.any'), page(600), url).banner).toEqual({ family: '', given: '', birthDate: '1971-04-09', recordNumber: '100GEJ' });
  });

  it('is not enough for thousands of banners: then everything is in doubt, and nothing is believed', () => {
    const many = fakeDocument(...Array.from({ length: 5000 }, () => ({ css: ['.root'], inside: banner })));
    expect(readChart(recipe('.name'), many, url)).toMatchObject({ urlId: '1', banner: { family: '', birthDate: null, recordNumber: null, doubt: true }, root: null });
    const hard: FakeSpec = { css: ['.root'], inside: Array.from({ length: 10 }, () => ({ css: ['.any'], text: '' })) };
    expect(readChart(recipe('.any'), fakeDocument(...Array.from({ length: 400 }, () => hard)), url).banner).toMatchObject({ family: '', doubt: true });
  });

  it('counts what is searched by how large it is and by how hard the selector is', () => {
    const within = { getElementsByTagName: () => ({ length: 30_000 }) } as unknown as ParentNode;
    const searches = (css: string) => {
      const effort = new Effort();
      for (let n = 0; ; n++) try { effort.search(within, css); } catch (error) { expect(error).toBeInstanceOf(TooMuch); return n; }
    };
    expect(searches('.name')).toBe(14);
    expect(searches('[class*="name"]')).toBe(1);
    expect(searches('div:has(> a)')).toBe(0);
  });
});
