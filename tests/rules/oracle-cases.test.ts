/** Months on which the two evaluators once differed, each with the line that the documents support. All people are made up. */
import { describe, expect, it } from 'vitest';
import { evaluate, rules } from '../../lib/payers/index.ts';
import type { EntryInput, Facts, PatientMonth, Payer, Program } from '../../lib/rules/contract.ts';
import { readyFor } from '../payers/boundary.ts';
import { naive, type Answer } from './naive.ts';

const name = '2026-10';
const month = (payer: Payer, program: Program, entries: readonly EntryInput[], change: Partial<PatientMonth> = {}, patient: Partial<Facts> = {}): PatientMonth => ({
  id: 'made-up', payer, serviceMonth: name, timeZone: 'America/Detroit', programs: [program], entries, ...change, patient: { ...readyFor(change.serviceMonth ?? name), ...patient },
});
const entry = (program: string, performerRole: string, activity: string, more: EntryInput): EntryInput => ({ program, performerRole, performerId: 'ann', activity, interactive: true, modality: 'phone', training: { introTeamBasedCare: '2026-08-01', scopeOfServiceDoc: true }, ...more });
const at = (from: string, to: string, first = `${name}-06`, last = first): EntryInput => ({ start: `${first}T${from}:00-04:00`, end: `${last}T${to}:00-04:00` });
const plain = (minutes: number, date = `${name}-06`): EntryInput => ({ minutes, date });
const rpm = { device: { periodStart: `${name}-01`, daysWithData: 0, fdaDevice: true } };
const review = (more: EntryInput) => entry('RPM_99091', 'qhp', 'data_review', more);
const manage = (more: EntryInput) => entry('RPM', 'clinical_staff', 'patient_call', more);
const ccm = (more: EntryInput) => entry('CCM', 'clinical_staff', 'patient_call', more);
const read = (minutes: number, id: string, sourceId: string) => ccm({ ...plain(minutes), id, sourceId });

const cases: [string, PatientMonth, string][] = [
  ['time of another practitioner under a narrower service is not the billing one\'s', month('priority_health', 'CARE_MGMT', [entry('PH_COORD', 'qhp', 'care_coordination', { performerId: 'md-2', ...plain(60) })], { practitionerByProgram: { CARE_MGMT: 'md-1' } }), ''],
  ['time of the program\'s own practitioner under a narrower service is', month('medicare_ffs', 'RPM', [review({ performerId: 'md-1', ...plain(30) })], { practitionerByProgram: { RPM: 'md-1' }, billingPractitionerId: 'md-2' }, rpm), '99091 x 1'],
  ['two people in one call are one contact', month('bcbsm_pdcm', 'PDCM', [entry('PDCM_PHONE', 'licensed_staff', 'patient_call', at('10:00', '10:12')), entry('PDCM_PHONE', 'licensed_staff', 'patient_call', { performerId: 'bob', ...at('10:00', '10:12') })]), '98967 x 1'],
  ['one person is not in two calls at once', month('priority_health', 'CARE_MGMT', [entry('PH_PHONE', 'licensed_staff', 'patient_call', at('10:00', '10:22')), entry('PH_PHONE', 'licensed_staff', 'patient_call', at('10:05', '10:16'))]), '98968 x 1'],
  ['a day\'s time ends at midnight', month('medicare_ffs', 'CTS', [entry('CTS', 'qhp', 'caregiver_training', at('23:50', '00:10', `${name}-06`, `${name}-07`))]), ''],
  ['training billed for another day takes that day only', month('medicare_ffs', 'CTS', [entry('CTS', 'qhp', 'caregiver_training', plain(30, `${name}-12`))], { otherBilled: [{ code: '97550', practitioner: 'self', date: `${name}-05` }] }), '97550 x 1'],
  ['a live moment of another clock is none of this one', month('medicare_ffs', 'RPM', [manage({ interactive: false, ...plain(20) }), review(plain(3))], {}, rpm), ''],
  ['a live moment is live whoever of two tells of it', month('medicare_ffs', 'RPM', [manage({ interactive: false, ...at('10:00', '10:20') }), manage({ performerId: 'bob', ...at('10:00', '10:20') })], {}, rpm), '99457 x 1'],
  ['the fullest period is the one with most moments, each once', month('medicare_ffs', 'RPM', [review({ periodStart: `${name}-01`, ...at('10:00', '10:20') }), review({ periodStart: `${name}-01`, performerId: null, ...at('10:00', '10:20') }), review({ periodStart: `${name}-31`, ...plain(31, `${name}-31`) })], {}, rpm), '99091 x 1'],
  ['care after an earlier discharge that was billed this month excludes the month', month('medicare_ffs', 'APCM', [entry('APCM', 'clinical_staff', 'patient_call', plain(5))], { otherBilled: [{ code: '99495', practitioner: 'other', serviceMonth: name, dischargeDate: '2026-09-20' }] }, { tcm: { dischargeDate: `${name}-25` } }), ''],
  ['a review of an earlier period that was billed this month excludes the month', month('medicare_ffs', 'CCM', [ccm(plain(20))], { otherBilled: [{ code: '99091', practitioner: 'self', serviceMonth: name, periodStart: '2026-09-02' }] }, { device: { periodStart: `${name}-05` } }), ''],
  ['a review that was billed last month does not', month('medicare_ffs', 'CCM', [ccm(plain(20))], { otherBilled: [{ code: '99091', practitioner: 'self', serviceMonth: '2026-09', periodStart: '2026-09-10' }] }, { device: { periodStart: `${name}-05` } }), '99490 x 1'],
  ['a day that is left out is left out from midnight', month('medicare_ffs', 'CCM', [entry('CCM', 'qhp', 'office_visit', { separatelyBilled: true, ...at('09:00', '09:30') }), ccm(at('23:50', '00:10', `${name}-05`, `${name}-06`))], { config: { 'ccm.sameDayEM': 'exclude_day' } }), ''],
  ['entries read in twice leave the same whatever their order', month('medicare_ffs', 'CCM', [read(14, 'i2', 's3'), read(13, 'i2', 's1'), read(12, 'i1', 's1')]), '99490 x 1'],
  ['what overlaps is not enough twice', month('medicare_ffs', 'CCM', [ccm(at('10:00', '10:15')), ccm({ performerId: 'bob', ...at('10:00', '10:15') })]), ''],
  ['nothing is to be chosen where both stand', month('medicare_ffs', 'RPM', [manage(plain(20)), review(plain(30))], { config: { 'rpm.99091.exclusive': 'false' } }, rpm), '99091 x 1, 99457 x 1'],
  ['an enrolled program whose codes are not in force yet is still enrolled', month('medicare_ffs', 'APCM', [entry('APCM', 'clinical_staff', 'patient_call', plain(5, '2024-04-06'))], { serviceMonth: '2024-04' }), ''],
  ['two people in one month are not two at one moment', month('medicare_ffs', 'CCM', [ccm(at('10:00', '10:20')), ccm(at('10:10', '10:20')), ccm({ performerId: 'bob', ...at('12:00', '12:05') })], { config: { 'time.concurrentStaff': 'each' } }), '99490 x 1'],
  ['the same stretch in two notations is the same', month('medicare_ffs', 'CCM', [ccm(at('10:00', '10:20')), ccm({ start: `${name}-06T14:00:00Z`, end: `${name}-06T14:20:00Z` })]), '99490 x 1'],
  ['training billed on its day gives nothing more on that day', month('medicare_ffs', 'CTS', [entry('CTS', 'qhp', 'caregiver_training', plain(60, `${name}-05`))], { otherBilled: [{ code: '97551', practitioner: 'self', date: `${name}-05` }] }), '97550 x 1'],
  ['who came first is said by the clock, not by what was left of it', month('medicare_ffs', 'CCM', [ccm(at('18:21', '18:40')), entry('CCM_G0506', 'clinical_staff', 'care_planning_extra', at('18:38', '18:42')), entry('CCM_G0506', 'qhp', 'care_planning_extra', { performerId: 'bob', ...at('18:37', '18:58') })]), ''],
];
const lines = (answer: Pick<Answer, 'lines'>) => answer.lines.map(({ code, units }) => `${code} x ${units}`).sort().join(', ');
const rest = ({ blocked, flags }: Pick<Answer, 'blocked' | 'flags'>) => ({ blocked: [...new Set(blocked.map(({ code, reason }) => `${code} ${reason}`))].sort(), flags: [...flags].sort() });

describe('settled differences', () => {
  it.each(cases)('%s', (_name, input, wanted) => {
    const slow = naive(input, rules);
    expect(lines(slow)).toBe(wanted);
    expect(lines(evaluate(input))).toBe(wanted);
    expect(rest(evaluate(input))).toEqual(rest(slow));
  });
});
