import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../lib/ehrs/index.ts';
import { judge, type Known } from '../../lib/ehrs/judge.ts';

const read: Reading = { status: 'read', urlId: 'a', family: 'Wilson', given: 'John', birthDate: '1971-04-09', recordNumber: '100GEJ', stale: false };

describe('judge', () => {
  it('confirms a settled chart with address, record number and birth date', () => {
    expect(judge(read)).toEqual({ status: 'confirmed', missing: [] });
    expect(judge(read, { alias: 'same', recordedBirthDate: '1971-04-09' }).status).toBe('confirmed');
  });

  it.each<[string, Partial<Reading>, Known, string]>([
    ['no id in the address', { urlId: null }, { alias: 'none' }, 'uncertain'],
    ['no record number', { recordNumber: null }, { alias: 'none' }, 'uncertain'],
    ['no birth date', { birthDate: null }, { alias: 'none' }, 'uncertain'],
    ['no name', { family: '' }, { alias: 'none' }, 'uncertain'],
    ['the address belongs to another patient', {}, { alias: 'other' }, 'uncertain'],
    ['another birth date on record', {}, { alias: 'same', recordedBirthDate: '1971-09-04' }, 'uncertain'],
    ['a banner from before', { status: 'changing', stale: true }, { alias: 'none' }, 'uncertain'],
    ['ways of finding a field that were taught and disagree', { family: '', doubt: true }, { alias: 'same' }, 'uncertain'],
    ['still changing', { status: 'changing' }, { alias: 'same', recordedBirthDate: '1971-04-09' }, 'reading'],
    ['no chart', { status: 'none', urlId: null }, { alias: 'none' }, 'none'],
  ])('%s', (_, change, known, status) => {
    expect(judge({ ...read, ...change }, known).status).toBe(status);
  });

  it('names what is missing in the order in which it is shown', () => {
    expect(judge({ ...read, family: '', birthDate: null, recordNumber: null }).missing).toEqual(['name', 'birthDate', 'recordNumber']);
  });

  it('says when the page is another one than was taught', () => {
    expect(judge({ ...read, family: '', doubt: true })).toEqual({ status: 'uncertain', missing: ['name'], doubt: true });
    expect(judge({ ...read, doubt: true }).status).toBe('uncertain');
  });

  it('confirms only what is whole, still, and contradicted by nothing', () => {
    const reading = fc.record({
      status: fc.constantFrom<Reading['status']>('none', 'changing', 'read'), urlId: fc.constantFrom(null, 'a'), family: fc.constantFrom('', 'Wilson'), given: fc.constant('John'),
      birthDate: fc.constantFrom(null, '1971-04-09'), recordNumber: fc.constantFrom(null, '100GEJ'), stale: fc.boolean(),
    });
    const known = fc.record({ alias: fc.constantFrom<Known['alias']>('same', 'other', 'none'), recordedBirthDate: fc.constantFrom(null, '1971-04-09', '1971-09-04') });
    let confirmed = 0;
    fc.assert(fc.property(reading, known, (each, record) => {
      if (judge(each, record).status !== 'confirmed') return;
      confirmed++;
      expect(each).toEqual(read);
      expect(record.alias).not.toBe('other');
      expect(record.recordedBirthDate ?? '1971-04-09').toBe('1971-04-09');
    }), { numRuns: 5000 });
    expect(confirmed).toBeGreaterThan(0);
  });
});
