import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guess, readAs } from '../../lib/ehrs/teach.ts';
import { isSilent } from '../../lib/ehrs/teach-words.ts';

describe('what stands where a person points', () => {
  it.each([
    ['name', 'Okafor, Grace', 'Okafor, Grace', {}], ['name', 'Patient: OKAFOR, GRACE', 'OKAFOR, GRACE', { label: 'Patient' }], ['name', 'Grace Okafor (8)', 'Okafor, Grace', {}],
    ['birthDate', 'DOB: 03/14/1948 (78 y)', '1948-03-14', { label: 'DOB' }], ['birthDate', '09-Apr-1971', '1971-04-09', {}], ['birthDate', 'Born 1950-02-03 (076Y)', '1950-02-03', {}],
    ['recordNumber', 'MRN: 00481220', '00481220', { label: 'MRN' }], ['recordNumber', '#00481220', '00481220', { after: '#' }], ['recordNumber', 'Nora Cohen (8)', '8', { after: '(', before: ')' }], ['recordNumber', '100GEJ', '100GEJ', {}],
  ] as const)('%s: %s', (field, text, value, clean) => expect(guess(field, text)).toEqual({ value, clean }));

  it.each([['name', '03/14/1948'], ['name', '8'], ['birthDate', 'Grace'], ['birthDate', '1/2'], ['recordNumber', 'Grace Okafor'], ['recordNumber', '']] as const)('no %s in "%s"', (field, text) => expect(guess(field, text)).toBe(null));

  it('takes any text', () => {
    fc.assert(fc.property(fc.constantFrom('name', 'birthDate', 'recordNumber'), fc.string({ unit: 'binary', maxLength: 80 }), (field, text) => {
      const found = guess(field, text);
      if (found) expect(typeof found.value).toBe('string');
      readAs(field, text);
    }), { numRuns: 3000 });
  });
});

describe('what is kept of a page', () => {
  const told = ['Okafor, Grace', '1948-03-14', '00481220', '03/14/1948'];
  it.each([[{ css: '[title="Grace Okafor"]' }, false], [{ css: '#p-00481220' }, false], [{ css: '.x', label: 'okafor' }, false], [{ css: '[data-y="1948"]' }, false], [{ css: '#banner > strong', label: 'MRN' }, true]])('%j says nothing of the patient: %s', (locator, silent) => expect(isSilent(locator, told)).toBe(silent));
});
