import { describe, expect, it } from 'vitest';
import { aimAt, candidates, made, type Picks } from '../../entrypoints/teach/pick.ts';
import { guess } from '../../lib/ehrs/teach.ts';
import { valueOf } from '../../lib/ehrs/find.ts';
import { one, pageOf } from './page.ts';

const others = '<ul><li><b>Delgado, Tomas</b> <span>DOB 07/02/1961</span> <span>MRN 00917754</span></li><li><b>Quill, Ada</b> <span>DOB 02/03/1950</span> <span>MRN 771</span></li></ul>';

describe('what is meant by pointing', () => {
  it('takes a name in two parts whole, whichever of them was pointed at', () => {
    const page = pageOf('<div class="who"><span>Okafor</span>, <span>Grace</span></div>');
    for (const n of [1, 2]) expect(aimAt('name', one(page, `span:nth-of-type(${n})`), null)).toMatchObject({ ways: [{ value: 'Okafor, Grace' }] });
  });

  it('looks under the point where a part as a whole says nothing', () => {
    const page = pageOf(`<header><h1>Okafor, Grace</h1><p>03/14/1948</p><p>11/20/2026</p></header>`);
    // Every element of this stand-in lies at the same place: the last that makes sense is taken.
    expect(aimAt('birthDate', one(page, 'header'), { x: 20, y: 20 })).toMatchObject({ ways: [{ value: '2026-11-20' }] });
    expect(aimAt('birthDate', one(page, 'header'), { x: 500, y: 20 })).toBe(null);
    expect(aimAt('birthDate', one(page, 'header'), null)).toBe(null);
  });

  it('takes a date in parts from the part around them', () => {
    const page = pageOf('<p><b>14</b> <b>Mar</b> <b>1948</b></p>');
    expect(aimAt('birthDate', one(page, 'b'), null)?.ways[0]?.value).toBe('1948-03-14');
  });
});

describe('what Tab goes through', () => {
  it.each([
    ['a line', '<div><strong>Okafor, Grace</strong> <span>DOB: 03/14/1948</span> <span>MRN: 00481220</span></div>'],
    ['a table behind the list', `<table><tr><th>Patient</th><td>Okafor, Grace</td></tr><tr><th>Date of birth</th><td>03/14/1948</td></tr><tr><th>MRN</th><td>00481220</td></tr></table>`],
    ['fields', '<label>Name</label><input value="Okafor, Grace"><label>DOB</label><input value="03/14/1948"><label>Chart #</label><input value="00481220">'],
  ])('the likeliest comes first, before other people: %s', (_, html) => {
    for (const page of [pageOf(others + html), pageOf(html + others)]) {
      const first = (['name', 'birthDate', 'recordNumber'] as const).map((field) => { const [element] = candidates(field, [page]); return element && aimAt(field, element, null)?.ways[0]?.value; });
      expect(first).toEqual(['Okafor, Grace', '1948-03-14', '00481220']);
    }
  });

  it('never what cannot be seen', () => {
    expect(candidates('name', [pageOf('<p hidden>Okafor, Grace</p><script>Okafor, Grace</script>')])).toEqual([]);
  });
});

describe('what is made of it', () => {
  const picked = (page: Document): Picks => Object.fromEntries([['name', 'h1'], ['birthDate', 'p'], ['recordNumber', 'code']].map(([field, css]) => {
    const element = one(page, css!);
    return [field, { element, way: guess(field as 'name', valueOf(element, { css: '*' }))! }];
  }));
  const html = '<header><h1>Okafor, Grace</h1><p>03/14/1948</p><code>00481220</code></header>';

  it('nothing of parts in several documents, or of what is gone from the page', () => {
    const [page, other] = [pageOf(html), pageOf(html)];
    expect(made({})).toBe(null);
    expect(made({ ...picked(page), name: picked(other).name! })).toBe(null);
    const picks = picked(page);
    one(page, 'h1').remove();
    expect(made(picks)).toBe(null);
  });
});
