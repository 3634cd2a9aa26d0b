import { describe, expect, it } from 'vitest';
import { matchesOrigin, recipeFor, recipes } from '../../lib/ehrs/index.ts';
import { isRecipe, troublesOf } from '../../lib/ehrs/check-recipe.ts';

describe('recipes', () => {
  it.each(recipes.map((each) => [each.id, each] as const))('%s is well formed', (_, recipe) => expect(troublesOf(recipe)).toEqual([]));

  it('has an id of its own for each', () => {
    expect(new Set(recipes.map((each) => each.id)).size).toBe(recipes.length);
  });

  it('survives being sent as JSON', () => {
    for (const each of recipes) expect(JSON.parse(JSON.stringify(each))).toEqual(each);
  });

  it.each<[string, unknown]>([
    ['nothing', null], ['a list', []], ['text', 'openmrs'],
    ['code', { ...recipes[0], run: 'alert(1)' }], ['no place', { ...recipes[0], pathPattern: undefined }], ['a bad pattern', { ...recipes[0], origins: ['ehr.example'] }],
    ['no fields', { ...recipes[0], fields: {} }], ['six locators', { ...recipes[0], fields: { ...recipes[0]!.fields, name: Array(6).fill({ css: 'a' }) } }],
    ['an unknown cleaning', { ...recipes[0], fields: { ...recipes[0]!.fields, name: [{ css: 'a', clean: 'regex:.*' }] } }],
    ['a place outside the address', { ...recipes[0], urlId: { part: 'title', after: 'x' } }],
  ])('refuses %s', (_, recipe) => expect(isRecipe(recipe)).toBe(false));
});

describe('recipeFor', () => {
  it.each([
    ['https://demo.example/openmrs/spa/patient/abc/chart/x', 'openmrs'], ['http://localhost:8080/openmrs/spa/login', 'openmrs'],
    ['https://demo.example/openmrs/admin', 'generic'], ['https://demo.example/other/openmrs/spa/x', 'generic'], ['not an address', undefined],
    ['https://demo.example/openemr/interface/main/tabs/main.php?token=1', 'openemr-tabs'], ['https://demo.example/interface/main/main_screen.php?auth=login', 'openemr-frameset'],
    ['https://static.practicefusion.com/apps/ehr/index.html#/PF/charts/patients/x/summary', 'practice-fusion'], ['https://app.elationemr.com/patient/1/', 'elation'],
    ['https://clinic.canvasmedical.com/patient/abc', 'canvas'], ['https://clinicapp.ecwcloud.com/mobiledoc/jsp/webemr/index.jsp#/x', 'eclinicalworks'],
  ])('%s', (url, id) => expect(recipeFor(url)?.id).toBe(id));
});

describe('matchesOrigin', () => {
  it.each([
    ['https://ehr.example/*', 'https://ehr.example/a?b', true], ['https://ehr.example/*', 'http://ehr.example/', false], ['https://ehr.example/*', 'https://evil-ehr.example/', false],
    ['https://*.ehr.example/*', 'https://a.ehr.example/', true], ['https://*.ehr.example/*', 'https://ehr.example/', true], ['https://*.ehr.example/*', 'https://xehr.example/', false],
    ['http://localhost/*', 'http://localhost:8123/x', true], ['http://localhost:8123/*', 'http://localhost:8124/', false], ['*://*/*', 'https://ehr.example/', true],
    ['<all_urls>', 'https://ehr.example/', true], ['<all_urls>', 'file:///etc', false], ['https://ehr.example/app/*/x', 'https://ehr.example/app/1/x', true], ['nonsense', 'https://ehr.example/', false],
  ])('%s %s %s', (pattern, url, fits) => expect(matchesOrigin(pattern, new URL(url))).toBe(fits));
});
