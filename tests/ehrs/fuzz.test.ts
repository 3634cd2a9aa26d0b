import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecipe, troublesOf } from '../../lib/ehrs/check-recipe.ts';
import { readChart } from '../../lib/ehrs/read.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { fakeDocument, type FakeSpec } from './FakeDocument.ts';

const sometimes = <T>(what: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: what });
const css = fc.constantFrom('.a', '.b', '.c', '.a >>> .b', ':not(', '');
const word = fc.constantFrom('DOB', 'MRN:', 'Name', '(', ')', 'x');
const locator = fc.record({ css, label: sometimes(word), after: sometimes(word), before: sometimes(word), attr: sometimes(fc.constantFrom('title', 'data-x')), clean: fc.option(fc.constant('digits' as const), { nil: undefined }) }, { requiredKeys: ['css'] });
const fields = fc.record({ name: fc.array(locator, { minLength: 1, maxLength: 5 }), birthDate: fc.array(locator, { minLength: 1, maxLength: 5 }), recordNumber: fc.array(locator, { minLength: 1, maxLength: 5 }) });
const recipe = fc.record({
  id: fc.constant('fuzz'), name: fc.constant('Fuzz'), trust: fc.constantFrom('known', 'taught', 'unconfirmed'), pathPattern: fc.constantFrom('/*', '/a/*/b*', '/'),
  root: css.filter((each) => each !== ''), fields, dateOrder: fc.constantFrom('mdy', 'dmy', undefined),
  urlId: fc.option(fc.record({ part: fc.constantFrom('path', 'hash', 'query'), after: fc.constantFrom('/', '/patient/', 'pid', 'x') }), { nil: undefined }),
});
const seldom = fc.constantFrom(false, false, false, false, true);
const text = fc.oneof(fc.constantFrom('DOB: 02/03/1950', 'MRN: 0042', 'Wilson, John', 'John Wilson (8)', '1950-02-03 (076Y)', 'Name', ')('), fc.string({ unit: 'binary', maxLength: 30 }));
const leaf = fc.record<FakeSpec>({ css: fc.subarray(['.a', '.b', '.c']), text, value: fc.option(text, { nil: undefined, freq: 4 }), hidden: seldom, off: seldom, attributes: fc.constantFrom({}, { title: 'Wilson, John' }) } as never);
const page = fc.array(fc.record<FakeSpec>({ css: fc.subarray(['.a', '.b', '.c']), inside: fc.array(leaf, { maxLength: 5 }), hidden: seldom, shadow: fc.option(fc.array(leaf, { maxLength: 2 }), { nil: undefined }) } as never), { maxLength: 5 });

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 5_000);

describe('recipes against pages', () => {
  it(`reads or says nothing, and never throws, whatever the recipe and the page (${RUNS} of them)`, () => {
    let read = 0;
    fc.assert(fc.property(recipe, page, fc.constantFrom('https://x.example/patient/1/x', 'https://x.example/#/patient/%E0', 'https://x.example/?pid=1&pid=2', 'about:blank'), (how, what, url) => {
      const { banner, urlId } = readChart(how as Recipe, fakeDocument(...what), url);
      if (banner?.family) read++;
      expect(banner?.birthDate ?? '1950-02-03').toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(urlId === null || urlId.length > 0).toBe(true);
    }), { numRuns: RUNS, seed: 7 });
    expect(read).toBeGreaterThan(RUNS / 1000);
  }, 120_000);

  it('says in sentences what is wrong with any value, and takes no code', () => {
    fc.assert(fc.property(fc.anything({ maxDepth: 4 }), (value) => {
      expect(troublesOf(value).every((each) => each.endsWith('.'))).toBe(true);
      expect(isRecipe(value)).toBe(false);
    }), { numRuns: 5_000 });
  });
});
