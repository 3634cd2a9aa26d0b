import { describe, expect, it } from 'vitest';
import { openmrs } from '../../lib/ehrs/openmrs.ts';
import { urlIdOf } from '../../lib/ehrs/address.ts';
import { readChart } from '../../lib/ehrs/read.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { fakeDocument, type FakeSpec } from './FakeDocument.ts';

const recipe: Recipe = {
  id: 'fake', name: 'Fake', trust: 'known', pathPattern: '/*', urlId: { part: 'path', after: '/patient/' }, root: '.banner', dateOrder: 'mdy',
  fields: { name: [{ css: '.name' }], birthDate: [{ css: '.dob', label: 'DOB:' }, { css: '.born' }], recordNumber: [{ css: 'label', label: 'ID:' }, { css: '.mrn', clean: 'digits' }] },
};
const url = 'https://ehr.example/patient/abc-1/chart';
const banner = (name: string, dob: string, id: string, more: FakeSpec = {}): FakeSpec => ({
  css: ['.banner'], ...more,
  inside: [{ css: ['.name'], text: name }, { css: ['.dob'], text: `DOB: ${dob} Age: 59` }, { inside: [{ css: ['label'], text: 'ID:' }, { text: ' ' }, { text: id }] }],
});
const wilson = { family: 'Wilson', given: 'John', birthDate: '1971-04-09', recordNumber: '100GEJ' };

describe('readChart', () => {
  it('reads name, birth date and record number inside the banner, and the id in the address', () => {
    const seen = readChart(recipe, fakeDocument(banner('John Wilson', '04/09/1971', '100GEJ')), url);
    expect(seen).toMatchObject({ urlId: 'abc-1', banner: wilson });
    expect(seen.root).not.toBe(null);
  });

  it('reads no name, date or number that stands outside the banner', () => {
    const search: FakeSpec = { inside: banner('Betty Williams', '04/08/1972', '1000NL').inside! };
    expect(readChart(recipe, fakeDocument(search), url)).toMatchObject({ urlId: 'abc-1', banner: null, root: null });
    expect(readChart(recipe, fakeDocument(search, banner('John Wilson', '04/09/1971', '100GEJ'), search), url).banner).toEqual(wilson);
  });

  it.each<[string, FakeSpec]>([['hidden', { hidden: true }], ['pushed off the page', { off: true }], ['a pixel large', { tiny: true }]])('passes over a banner that is %s', (_, how) => {
    const page = fakeDocument(banner('Betty Williams', '04/08/1972', '1000NL', how), banner('John Wilson', '04/09/1971', '100GEJ'));
    expect(readChart(recipe, page, url).banner).toEqual(wilson);
  });

  it('leaves empty what two visible banners, or two values, disagree about', () => {
    const two = fakeDocument(banner('Betty Williams', '04/08/1972', '1000NL'), banner('John Wilson', '04/09/1971', '100GEJ'));
    expect(readChart(recipe, two, url).banner).toEqual({ family: '', given: '', birthDate: null, recordNumber: null });
    const one = banner('John Wilson', '04/09/1971', '100GEJ');
    one.inside!.push({ css: ['.name'], text: 'Betty Williams' });
    expect(readChart(recipe, fakeDocument(one), url).banner).toEqual({ ...wilson, family: '', given: '' });
  });

  it('reads values of form fields, and tries the locators in order', () => {
    const form: FakeSpec = { css: ['.banner'], inside: [{ css: ['.name'], value: 'Wilson, John' }, { css: ['.born'], value: '09-Apr-1971' }, { css: ['.mrn'], text: 'No. 00417' }] };
    expect(readChart(recipe, fakeDocument(form), url).banner).toEqual({ ...wilson, recordNumber: '00417' });
  });

  it('shows a name whole where it cannot tell its parts', () => {
    expect(readChart(recipe, fakeDocument(banner('Mary Ann Smith', '04/09/1971', '1')), url).banner).toMatchObject({ family: 'Mary Ann Smith', given: '' });
  });
});

describe('ways of finding one field that were taught', () => {
  const way = (...names: string[]): Recipe => ({ ...recipe, id: 'taught-ehr', trust: 'taught', fields: { name: names.map((css) => ({ css })), birthDate: [{ css: '.dob', label: 'DOB:' }, { css: '.born' }], recordNumber: [{ css: '.mrn' }, { css: '[data-mrn]' }] } });
  const page = (...more: FakeSpec[]) => fakeDocument({ css: ['.banner'], inside: [{ css: ['.name', 'h1'], text: 'John Wilson' }, { css: ['.dob'], text: 'DOB: 1971-04-09' }, { css: ['.mrn'], text: '100GEJ' }, ...more] });
  const read = (taught: Recipe, document: Document) => readChart(taught, document, url).banner;

  it('go on while one of them finds the value and the others find nothing', () => {
    expect(read(way('.name', '.old-class', 'h1'), page())).toEqual(wilson);
    expect(read(way('.old-class'), page())).toEqual({ ...wilson, family: '', given: '' });
  });

  it('are in doubt where two find different values, whichever comes first: the field is empty, and it is said', () => {
    const next: FakeSpec = { css: ['.next'], text: 'Betty Williams' };
    for (const taught of [way('.name', '.next'), way('.next', '.name')]) expect(read(taught, page(next))).toEqual({ ...wilson, family: '', given: '', doubt: true });
    expect(read(way('.name'), page({ css: ['.born'], text: '1972-04-08' }))).toEqual({ ...wilson, birthDate: null, doubt: true });
    expect(read(way('.name'), page({ css: ['[data-mrn]'], text: '1000NL' }))).toEqual({ ...wilson, recordNumber: null, doubt: true });
  });

  it('agree where they write one thing in two ways', () => {
    expect(read(way('.name', '.again'), page({ css: ['.again'], text: 'WILSON, JOHN' }, { css: ['.born'], text: '09-Apr-1971' }))).toEqual(wilson);
  });

  it('are alternatives in a recipe that ships: the first fruitful one wins', () => {
    expect(read({ ...way('.name', '.next'), id: 'ehr', trust: 'known' }, page({ css: ['.next'], text: 'Betty Williams' }))).toEqual(wilson);
  });
});

describe('urlIdOf', () => {
  const from = (part: NonNullable<Recipe['urlId']>['part'], after: string, url: string) => urlIdOf({ part, after }, url);
  it.each([
    ['https://x.example/openmrs/spa/patient/5946f880-b197-400b-9caa-a3c661d23041/chart/x', '5946f880-b197-400b-9caa-a3c661d23041'],
    ['https://x.example/openmrs/spa/patient/a%2Fb', 'a/b'],
    ['https://x.example/openmrs/spa/home', null], ['https://x.example/openmrs/spa/patient/', null], ['https://x.example/openmrs/spa/patient/%E0%A4/x', null],
    ['https://x.example/openmrs/spa/patient/a%20b', null], ['https://x.example/?q=/patient/evil', null],
  ])('%s', (address, id) => expect(urlIdOf(openmrs.urlId!, address)).toBe(id));
  it('reads hash and query', () => {
    expect(from('hash', '/charts/patients/', 'https://x.example/#/PF/charts/patients/g-1/summary')).toBe('g-1');
    expect(from('query', 'set_pid', 'https://x.example/d.php?a=1&set_pid=8&b=2')).toBe('8');
    expect(from('query', 'set_pid', 'https://x.example/d.php?offset_pid=8')).toBe(null);
    expect(from('query', 'set_pid', 'https://x.example/d.php?set_pid=8&set_pid=9')).toBe(null);
  });
});
