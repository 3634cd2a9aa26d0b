import { describe, expect, it } from 'vitest';
import { isRecipe } from '../../lib/ehrs/check-recipe.ts';
import { readChart } from '../../lib/ehrs/read.ts';
import { fieldNames, type FieldName, type Recipe } from '../../lib/ehrs/recipe.ts';
import { sameName } from '../../lib/ehrs/same-name.ts';
import { guess, orderOf } from '../../lib/ehrs/teach.ts';
import { valueOf } from '../../lib/ehrs/find.ts';
import { toldOf, type Pick } from '../../lib/ehrs/teach-locators.ts';
import { bannerFor } from '../../lib/ehrs/teach-root.ts';
import { isSilent } from '../../lib/ehrs/teach-words.ts';
import { layouts, people, type Layout, type Person } from './layouts.ts';
import { one, pageOf } from './page.ts';

function teach(layout: Layout, person: Person): Recipe {
  const page = pageOf(layout.html(person, 0));
  const picks = Object.fromEntries(fieldNames.map((field) => {
    const element = one(page, layout.at[field]);
    const way = guess(field, valueOf(element, { css: '*' }));
    if (!way) throw new Error(`No ${field} in "${element.textContent}".`);
    return [field, { element, way }];
  })) as Record<FieldName, Pick>;
  const banner = bannerFor(picks, toldOf(Object.values(picks)));
  if (!banner) throw new Error('The places could not be told apart.');
  return { id: 'taught-x', name: 'x', trust: 'taught', origins: ['https://x.example/*'], ...banner, dateOrder: orderOf(Object.values(picks).map(({ way }) => way)) };
}

const read = (recipe: Recipe, layout: Layout, person: Person, load: number) => readChart(recipe, pageOf(layout.html(person, load)), 'https://x.example/').banner;

describe.each(Object.entries(layouts))('taught once: %s', (_, layout) => {
  it.each([0, 1, 2])('on patient %i, reads all of them after every load', (taught) => {
    const recipe = teach(layout, people[taught]!);
    expect(isRecipe(recipe)).toBe(true);
    for (const person of people) for (const load of [0, 1, 2]) {
      const banner = read(recipe, layout, person, load)!;
      expect([banner?.birthDate, banner?.recordNumber, person.n], JSON.stringify(recipe)).toEqual([person.iso, person.number, person.n]);
      expect(sameName(`${banner.family}, ${banner.given}`, `${person.family}, ${person.given}`), JSON.stringify([banner, recipe])).toBe(true);
    }
  });

  it('keeps nothing of the patient', () => {
    for (const person of people) {
      const { root, fields } = teach(layout, person);
      expect(isSilent({ root, fields }, [person.family, person.given, person.iso, person.us, person.number])).toBe(true);
    }
  });
});
