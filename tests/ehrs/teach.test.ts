import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameIn } from '../../lib/ehrs/names.ts';
import { numberIn } from '../../lib/ehrs/record-numbers.ts';
import { asLabel } from '../../lib/ehrs/labels.ts';
import { guess, orderOf, readAs, waysOf } from '../../lib/ehrs/teach.ts';
import { isSilent } from '../../lib/ehrs/teach-words.ts';

const fields = ['name', 'birthDate', 'recordNumber'] as const;

describe('what stands where a person points', () => {
  it.each([
    ['name', 'Okafor, Grace', 'Okafor, Grace', {}], ['name', 'Patient: OKAFOR, GRACE', 'OKAFOR, GRACE', { label: 'Patient' }], ['name', 'Grace Okafor (8)', 'Okafor, Grace', {}],
    ['name', 'Okafor, Grace (F) 03/14/1948 78y', 'Okafor, Grace', { clean: 'name' }], ['name', 'Okafor, Grace DOB: 03/14/1948 MRN: 1', 'Okafor, Grace', { clean: 'name' }],
    ['name', 'Name: Okafor, Grace DOB: 03/14/1948', 'Okafor, Grace', { label: 'Name', clean: 'name' }], ['name', 'Grace Okafor | F | 78 y', 'Okafor, Grace', { clean: 'name' }],
    ['name', 'O’Brien-Smith Jr., Ann', 'O’Brien-Smith Jr., Ann', {}], ['name', 'Smith, John, Jr.', 'Smith Jr., John', {}], ['name', 'Wu, Li', 'Wu, Li', {}], ['name', '王 小明', '王 小明', {}], ['name', 'Нгуен, Ольга', 'Нгуен, Ольга', {}], ['name', 'حداد, ليلى', 'حداد, ليلى', {}],
    ['birthDate', 'DOB: 03/14/1948 (78 y)', '1948-03-14', { label: 'DOB' }], ['birthDate', '09-Apr-1971', '1971-04-09', {}], ['birthDate', 'Born 1950-02-03 (076Y)', '1950-02-03', {}],
    ['birthDate', 'F 78 03/14/1948', '1948-03-14', {}], ['birthDate', 'March 14th, 1948', '1948-03-14', {}], ['birthDate', '1948-03-14T00:00:00Z', '1948-03-14', {}],
    ['birthDate', 'Seen 11/20/2026, DOB 03/14/1948', '1948-03-14', { after: 'DOB' }], ['birthDate', 'DOB 03/14/1948 Age: 78 on 11/20/2026', '1948-03-14', { after: 'DOB', before: 'Age:' }],
    ['recordNumber', 'MRN: 00481220', '00481220', { label: 'MRN' }], ['recordNumber', '#00481220', '00481220', { after: '#' }], ['recordNumber', 'Nora Cohen (8)', '8', { after: '(', before: ')' }], ['recordNumber', '100GEJ', '100GEJ', {}],
    ['recordNumber', 'MRN 00481220', '00481220', { label: 'MRN' }], ['recordNumber', 'MRN-00481220', '00481220', { after: 'MRN', clean: 'number' }], ['recordNumber', 'Okafor, Grace · 78 y · MRN 00481220', '00481220', { after: 'MRN', clean: 'number' }], ['recordNumber', '03/14/1948 · 78 y · #A-12', 'A-12', { after: '#' }],
  ] as const)('%s: %s', (field, text, value, cut) => expect(guess(field, text)).toMatchObject({ value, cut }));

  it.each([['name', '03/14/1948'], ['name', '8'], ['name', 'F'], ['birthDate', 'Grace'], ['birthDate', '1/2'], ['recordNumber', 'Grace Okafor'], ['recordNumber', ''], ['recordNumber', '1948-03-14'], ['recordNumber', '78 y']] as const)('no %s in "%s"', (field, text) => expect(guess(field, text)).toBe(null));

  it('offers other ways of reading the same text', () => {
    expect(waysOf('recordNumber', 'MRN-00481220').map(({ value }) => value)).toEqual(['00481220', 'MRN-00481220']);
    expect(waysOf('recordNumber', 'MRN: A-0048').map(({ value }) => value)).toEqual(['A-0048', '0048']);
    const days = waysOf('birthDate', '02/03/1950');
    expect(days.map(({ value }) => value)).toEqual(['1950-02-03', '1950-03-02']);
    expect([orderOf([days[0]!]), orderOf([days[1]!]), orderOf([])]).toEqual(['mdy', 'dmy', 'mdy']);
    expect(waysOf('birthDate', '02/13/1950').map(({ value }) => value)).toEqual(['1950-02-13']);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.constantFrom(...fields), fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.array(fc.constantFrom('MRN', 'DOB:', '03/14/1948', '(8)', '#', 'Okafor,', 'Grace', '78y', '|', '00481220', 'Name:', '-'), { maxLength: 9 }).map((words) => words.join(' '))), (field, text) => {
      const found = waysOf(field, text);
      expect(found.length).toBeLessThanOrEqual(4);
      expect(new Set(found.map(({ value }) => value)).size).toBe(found.length);
      for (const way of found) expect(way.value.length).toBeGreaterThan(0);
      readAs(field, text);
      expect(`${nameIn(text)}${numberIn(text)}`).not.toMatch(/^\s/);
    }), { numRuns: 3000 });
  });
});

describe('labels', () => {
  it.each([['MRN:', 'span', 'MRN'], ['Date of birth', 'div', 'Date of birth'], ['Kennung', 'th', 'Kennung'], ['Hausarzt:', 'span', 'Hausarzt'], ['Penicillin allergy', 'span', null], ['Okafor, Grace', 'h1', null], ['78 y', 'dt', null], ['A very long text that explains something:', 'b', null]])('"%s" in a %s', (text, tag, label) => expect(asLabel(text, tag)).toBe(label));
});

describe('what is kept of a page', () => {
  const told = ['Okafor, Grace', '1948-03-14', '00481220', '03/14/1948'];
  it.each([
    [{ css: '[title="Grace Okafor"]' }, false], [{ css: '#p-00481220' }, false], [{ css: '.x', label: 'okafor' }, false], [{ css: '[data-y="1948"]' }, false], [{ css: '#banner > strong', label: 'MRN' }, true],
    [{ css: '.rowOkafor' }, false], [{ css: '.xokaforx' }, false], [{ fields: { name: [{ css: 'b' }], birthDate: [{ css: 'i', after: 'GRACE' }] } }, false],
  ])('%j says nothing of the patient: %s', (locator, silent) => expect(isSilent(locator, told)).toBe(silent));

  it.each([
    [['Ann, Pat'], { css: '.patient-banner' }, true], [['Li, Wu'], { root: 'ul > li:nth-of-type(2)' }, true], [['Li, Wu'], { css: '.li' }, false], [['Main, Art'], { css: 'main .chart' }, true], [['Main, Art'], { css: '#main' }, false],
    [['王小明'], { label: '患者王小明' }, false], [['José Núñez'], { css: '.nunez' }, false],
  ])('of %j, %j: %s', (who, locator, silent) => expect(isSilent(locator, who)).toBe(silent));
});
