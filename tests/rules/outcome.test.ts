/** The short way and the long way decide alike, whatever the month. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, rules } from '../../lib/payers/index.ts';
import type { EntryInput, PatientMonth, Program } from '../../lib/rules/contract.ts';
import { edition } from '../../lib/rules/edition.ts';
import { outcome } from '../../lib/rules/outcome.ts';
import { choose } from '../../lib/rules/policies.ts';
import { tidyClocks } from '../../lib/rules/tidy.ts';
import { emptyLog } from '../../lib/rules/entries.ts';
import { monthBounds } from '../../lib/time/month.ts';
import { boundaries } from '../payers/boundaries/index.ts';
import { monthOf, readyFor } from '../payers/boundary.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { anyMonth } from './months.ts';

function same(input: PatientMonth): void {
  const short = outcome(input, rules);
  const long = evaluate(input, rules);
  const shape = (list: readonly { code: string; reason: string }[]) => list.map(({ code, reason }) => `${code} ${reason}`);
  expect(short.lines, input.id).toEqual(long.lines.map(({ code, units }) => ({ code, units })));
  expect(shape(short.blocked), input.id).toEqual(shape(long.blocked));
  expect([...short.flags].sort(), input.id).toEqual(long.flags);
}

const { start } = monthBounds('2026-10', 'America/Detroit');
const role = fc.constantFrom('clinical_staff', 'clinical_staff', 'qhp', 'clerical', 'bh_care_manager', 'physical_therapist', 'chw', 'patient_navigator');
const activity = fc.constantFrom('patient_call', 'care_coordination', 'medication_reconciliation', 'prior_authorization', 'voicemail', 'office_visit', 'data_review', 'care_planning_extra');
const pairs: readonly Program[][] = [['CCM'], ['CCM', 'RPM'], ['PCM'], ['BHI', 'CCM'], ['COCM'], ['APCM', 'BHI'], ['RPM'], ['RTM'], ['CHI', 'CCM'], ['PIN', 'CHI'], ['CTS'], ['TCM', 'CCM']];

/** Entries in order, none touching another: what the short way takes, and now and then something it does not. */
const clean = fc.tuple(fc.constantFrom(...pairs), fc.array(fc.tuple(fc.integer({ min: 0, max: 7_200_000 }), fc.integer({ min: 1, max: 2_400_000 }), role, activity, fc.nat(), fc.constantFrom(true, false, null)), { maxLength: 14 }), fc.constantFrom<EntryInput>({}, {}, {}, { separatelyBilled: true }, { minutes: 3 }))
  .map(([programs, list, odd]): PatientMonth => {
    let at = start + 86_400_000;
    const entries = list.map(([gap, size, performerRole, what, which, interactive], index): EntryInput => {
      at += gap;
      const made = { id: `e${index}`, performerRole, performerId: performerRole, activity: what, program: programs[which % programs.length] ?? 'CCM', start: at, end: at + size, interactive, ...(index === 3 ? odd : {}) };
      at += size;
      return made;
    });
    return { id: 'made-up', payer: 'medicare_ffs', serviceMonth: '2026-10', timeZone: 'America/Detroit', patient: { ...readyFor('2026-10'), device: { periodStart: '2026-10-01', daysWithData: 12, fdaDevice: true } }, programs, entries, billingPractitionerId: 'qhp' };
  });

describe('an outcome', () => {
  it('is what the finding says, for every scenario and boundary', () => {
    for (const scenario of scenarios) same(scenario);
    for (const row of boundaries) same(monthOf(row));
  });

  it('is what the finding says for months that are in order', () => { fc.assert(fc.property(clean, same), { numRuns: 1500 }); });

  it('is what the finding says for months that are not', () => { fc.assert(fc.property(anyMonth, same), { numRuns: 600 }); });

  it('takes the short way for an ordinary month, and not for others', () => {
    const now = edition(rules, 'medicare_ffs', 'CCM', '2026-10');
    if (!now) throw new Error('no rule');
    const taken = (entries: EntryInput[]) => tidyClocks({ id: 'x', payer: 'medicare_ffs', serviceMonth: '2026-10', timeZone: 'America/Detroit', patient: readyFor('2026-10'), programs: ['CCM'], entries }, [now], choose(null), emptyLog('America/Detroit'));
    const entry = (from: number, to: number, change: EntryInput = {}): EntryInput => ({ performerRole: 'clinical_staff', activity: 'patient_call', program: 'CCM', start: start + from, end: start + to, ...change });
    expect(taken([entry(0, 60_000), entry(60_000, 90_000)])?.[0]?.pools[0]?.ms).toBe(90_000);
    for (const odd of [[entry(0, 60_000), entry(59_999, 90_000)], [entry(-1, 60_000)], [entry(0, 60_000, { performerRole: 'unheard_of' })], [entry(0, 60_000, { program: 'RPM' })], [entry(0, 60_000, { activity: 'care_planning_extra' })]]) expect(taken(odd)).toBeNull();
  });
});
