import { describe, expect, it } from 'vitest';
import { closest, dueWords, leftWords } from '../../components/widget/panel/close-words.ts';
import { rows } from '../preview/fixtures.ts';

describe('the Close tab', () => {
  it('lists who is close to a threshold and nobody else, the smallest time to go first', () => {
    expect(closest(rows).map((row) => [row.patient.family, row.missingSeconds])).toEqual([['Petrova', 115], ['Okafor', 160]]);
  });

  it('names the care that is due, and says when nothing is', () => {
    expect(dueWords(['contact after discharge', 'copy of the care plan'])).toBe('due: contact after discharge, copy of the care plan');
    expect(dueWords([])).toBe('nothing due on record');
  });

  it('says what a day leaves open', () => {
    const one = { entry: 'e', patient: rows[0]!.patient, start: 0, end: 1 };
    expect(leftWords({ unresolved: { count: 0, ms: 0 }, untagged: [] })).toBe('');
    expect(leftWords({ unresolved: { count: 2, ms: 450_999 }, untagged: [one] })).toBe('7:30 unresolved in 2 gaps and 1 entry without an activity');
  });
});
