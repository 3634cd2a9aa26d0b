/** Cases that decide money, one by one: needs, causes, exclusions, choices. All people are made up. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../lib/payers/index.ts';
import { explain } from '../../lib/rules/explain.ts';
import type { Facts } from '../../lib/rules/contract.ts';
import { codes, from, ladder, minutes, month, monthIn, ready, refused } from './months.ts';

const withFacts = (change: Partial<Facts>, count = 25) => evaluate(month([minutes(count)], { patient: { ...ready, ...change } }));
const consent = (change: object) => ({ consent: { CCM: { ...ready.consent?.['CCM'], ...change } } });

describe('time', () => {
  it('is never rounded up: three entries of 6:39 are not 20 minutes', () => {
    const three = ['10:00', '11:00', '12:00'].map((at) => from(`2026-10-06T${at}:00-04:00`, `2026-10-06T${at.slice(0, 3)}06:39-04:00`));
    const finding = evaluate(month(three));
    expect(finding.lines).toEqual([]);
    const blocked = finding.blocked.find(({ code }) => code === '99490');
    expect(blocked).toMatchObject({ reason: 'BELOW_THRESHOLD', sentence: '0:03 to go to 20:00.', missingSeconds: 3, arithmetic: '6:39 + 6:39 + 6:39 = 19:57 < 20:00' });
    expect(ladder(finding, 'staff')).toBe(1197);
  });

  it('keeps milliseconds until the month is summed', () => {
    const parts = Array.from({ length: 4 }, (_, index) => from(`2026-10-0${index + 1}T10:00:00.000-04:00`, `2026-10-0${index + 1}T10:04:59.999-04:00`));
    expect(codes(evaluate(month(parts)))).toEqual({});
    expect(ladder(evaluate(month(parts)), 'staff')).toBe(1199);
    expect(codes(evaluate(month([...parts, from('2026-10-09T10:00:00.000-04:00', '2026-10-09T10:00:00.004-04:00')])))).toEqual({ 99490: 1 });
  });

  it('reads 6.65 minutes as 399 seconds', () => {
    expect(ladder(evaluate(month([minutes(6.65)])), 'staff')).toBe(399);
  });

  it('says when the threshold was met', () => {
    const finding = evaluate(month([from('2026-10-06T10:00:00-04:00', '2026-10-06T10:12:00-04:00'), from('2026-10-07T09:00:00-04:00', '2026-10-07T09:30:00-04:00')]));
    expect(finding.lines.map(({ code, metAt, metOn }) => [code, metAt, metOn])).toEqual([
      ['99490', Date.parse('2026-10-07T09:08:00-04:00'), '2026-10-07'], ['99439', Date.parse('2026-10-07T09:28:00-04:00'), '2026-10-07'],
    ]);
    expect(evaluate(month([minutes(12), minutes(12, '2026-10-09')])).lines[0]).toMatchObject({ metAt: null, metOn: '2026-10-09' });
  });

  it.each([
    ['no offset', { start: '2026-10-06T10:00:00', end: '2026-10-06T10:30:00' }],
    ['a day that does not exist', { start: '2026-10-32T10:00:00Z', end: '2026-10-32T10:30:00Z' }],
    ['the 31st of September', { start: '2026-09-31T10:00:00-04:00', end: '2026-09-31T10:30:00-04:00' }],
    ['no end', { start: '2026-10-06T10:00:00-04:00', end: null }],
    ['more than a day', { start: '2026-10-06T10:00:00-04:00', end: '2026-10-07T10:00:01-04:00' }],
    ['minutes that contradict its clock times', { start: '2026-10-06T10:00:00-04:00', end: '2026-10-06T10:30:00-04:00', minutes: 90 }],
    ['endless minutes', { minutes: Number.POSITIVE_INFINITY, date: '2026-10-06' }],
    ['minutes as text', { minutes: '30' as unknown as number, date: '2026-10-06' }],
    ['minutes without a day', { minutes: 30 }],
  ])('refuses an entry with %s, and only that entry', (_name, times) => {
    const finding = evaluate(month([minutes(21), { performerRole: 'clinical_staff', activity: 'patient_call', program: 'CCM', ...times }]));
    expect(codes(finding)).toEqual({ 99490: 1 });
    expect(finding.flags).toContain('INVALID_ENTRY');
    expect(ladder(finding, 'staff')).toBe(21 * 60);
  });

  it('does not fall over anything that stands where an entry should', () => {
    const odd = [null, 7, 'entry', [], { start: {}, end: [] }, { performerRole: 'x'.repeat(5000), minutes: 5, date: '2026-10-06' }] as never[];
    expect(codes(evaluate(month([...odd, minutes(20)])))).toEqual({ 99490: 1 });
  });

  it('echoes the entry\'s own id, and takes clock times as milliseconds too', () => {
    const start = Date.parse('2026-10-06T10:00:00-04:00');
    const line = evaluate(month([from('', '', { id: 'entry-1', start, end: start + 1_200_000 })])).lines[0];
    expect(line?.counted).toEqual([{ index: 0, entry: 'entry-1', day: '2026-10-06', start, end: start + 1_200_000, performer: 'rn-1', role: 'clinical_staff', activity: 'patient_call', seconds: 1200 }]);
  });

  it('without an activity or a program does not count, and says so', () => {
    const finding = evaluate(month([minutes(30, '2026-10-06', { activity: '' }), minutes(30, '2026-10-07', { program: null, id: 'stray' }), minutes(30, '2026-10-08', { program: 'BHI' })]));
    expect(ladder(finding, 'staff')).toBe(0);
    expect(finding.flags).toEqual(expect.arrayContaining(['MISSING_ACTIVITY', 'MISSING_PROGRAM', 'NOT_ENROLLED']));
    expect(finding.leftOut?.map(({ flag, entry }) => [flag, entry])).toEqual([['MISSING_PROGRAM', 'stray'], ['NOT_ENROLLED', undefined]]);
    expect(finding.blocked[0]?.leftOut[0]).toMatchObject({ flag: 'MISSING_ACTIVITY', seconds: 1800 });
  });

  it('of a visit billed separately is taken out for everybody', () => {
    const visit = from('2026-10-06T10:00:00-04:00', '2026-10-06T10:30:00-04:00', { performerRole: 'qhp', performerId: 'md-1', activity: 'office_visit', separatelyBilled: true });
    const staff = from('2026-10-06T10:20:00-04:00', '2026-10-06T10:50:00-04:00');
    const finding = evaluate(month([visit, staff]));
    expect(ladder(finding, 'staff')).toBe(20 * 60);
    expect(finding.flags).toEqual(expect.arrayContaining(['TIME_IN_BILLED_VISIT', 'SAME_DAY_VISIT']));
    expect(ladder(evaluate(month([visit, staff], { config: { 'ccm.sameDayEM': 'exclude_day' } })), 'staff')).toBe(0);
  });

  it('of an inpatient is left out by local days, the day of discharge too', () => {
    const stays = (to: string | null) => ({ patient: { ...ready, inpatientStays: [{ from: '2026-10-04', to }] } });
    const late = from('2026-10-09T23:30:00-04:00', '2026-10-10T00:10:00-04:00');
    expect(ladder(evaluate(month([late], stays('2026-10-09'))), 'staff')).toBe(10 * 60);
    expect(ladder(evaluate(month([minutes(25, '2026-10-09'), minutes(5, '2026-10-10')], stays('2026-10-09'))), 'staff')).toBe(5 * 60);
    expect(ladder(evaluate(month([minutes(25, '2026-10-03'), minutes(25, '2026-10-30')], stays(null))), 'staff')).toBe(25 * 60);
  });

  it('after the day of evaluation is in the future', () => {
    const finding = evaluate(month([from('2026-10-06T23:50:00-04:00', '2026-10-07T00:20:00-04:00'), minutes(10, '2026-10-08')], { evaluationDate: '2026-10-06' }));
    expect(ladder(finding, 'staff')).toBe(10 * 60);
    expect(refused(finding, '99490')).toEqual(['INVALID_ENTRY', 'BELOW_THRESHOLD']);
  });

  it('of one person on two patients is held only where it overlaps', () => {
    const other = [{ patientId: 'p-2', performerId: 'rn-1', start: '2026-10-06T10:10:00-04:00', end: '2026-10-06T10:30:00-04:00' }];
    expect(ladder(evaluate(month([from('2026-10-06T10:00:00-04:00', '2026-10-06T10:35:00-04:00')], { otherPatientEntries: other })), 'staff')).toBe(15 * 60);
    expect(ladder(evaluate(month([from('2026-10-06T10:00:00-04:00', '2026-10-06T10:35:00-04:00', { performerId: 'ma-2' })], { otherPatientEntries: other })), 'staff')).toBe(35 * 60);
  });

  it('read in twice counts once, whatever stands between, and different days of one source are no duplicates', () => {
    const twice = [minutes(12, '2026-10-06', { sourceId: 'abc' }), minutes(3, '2026-10-07'), minutes(12, '2026-10-06', { sourceId: 'abc' }), minutes(5, '2026-10-08', { sourceId: 'abc' })];
    expect(ladder(evaluate(month(twice)), 'staff')).toBe(20 * 60);
  });

  it('of another practitioner is not the billing practitioner\'s, whatever the role says', () => {
    const finding = evaluate(month([minutes(31, '2026-10-06', { performerRole: 'qhp', performerId: 'md-2' })], { billingPractitionerId: 'md-1' }));
    expect(codes(finding)).toEqual({});
    expect(refused(finding, '99491')).toEqual(['WRONG_PERFORMER', 'BELOW_THRESHOLD']);
  });
});

describe('needs', () => {
  it.each<[string, Partial<Facts>, string, string | null]>([
    ['consent is absent', { consent: {} }, 'NO_CONSENT', 'Cannot decide: consent date missing.'],
    ['consent is null', { consent: null }, 'NO_CONSENT', 'Cannot decide: consent date missing.'],
    ['consent comes later', consent({ date: '2026-11-01' }), 'NO_CONSENT', null],
    ['consent is not documented', consent({ documented: false }), 'CONSENT_INCOMPLETE', null],
    ['nobody knows whether consent is documented', consent({ documented: null }), 'CONSENT_INCOMPLETE', null],
    ['what was said is not recorded', consent({ elements: null }), 'CONSENT_INCOMPLETE', null],
    ['the patient stopped in an earlier month', consent({ revokedDate: '2026-09-30' }), 'CONSENT_REVOKED', null],
    ['there is no care plan', { carePlan: null }, 'NO_CARE_PLAN', 'Cannot decide: care plan date missing.'],
    ['the care plan comes later', { carePlan: { date: '2026-11-02', copyGiven: true } }, 'NO_CARE_PLAN', null],
    ['nobody knows whether a copy was given', { carePlan: { date: '2026-01-20' } }, 'NO_CARE_PLAN', null],
    ['conditions are not recorded', { conditions: null }, 'CONDITIONS_TOO_FEW', 'Cannot decide: conditions not recorded.'],
    ['a condition bears no significant risk', { conditions: [{ name: 'a', expectedMonths: 24, significantRisk: false }, { name: 'b', expectedMonths: 24, significantRisk: true }] }, 'CONDITIONS_TOO_FEW', null],
    ['a condition lasts eleven months', { conditions: [{ name: 'a', expectedMonths: 11, significantRisk: true }, { name: 'b', expectedMonths: 24, significantRisk: true }] }, 'CONDITIONS_TOO_FEW', null],
    ['the risk of a condition is not recorded', { conditions: [{ name: 'a', expectedMonths: 24, significantRisk: null }, { name: 'b', expectedMonths: 24, significantRisk: true }] }, 'CONDITIONS_TOO_FEW', 'Cannot decide: duration or risk of a condition missing.'],
    ['a new patient had no visit', { newPatient: true, initiatingVisit: null }, 'NO_INITIATING_VISIT', null],
    ['a nurse visit is all there was', { newPatient: true, initiatingVisit: { date: '2026-09-01', type: '99211' } }, 'NO_INITIATING_VISIT', null],
    ['an emergency visit is all there was', { newPatient: true, initiatingVisit: { date: '2026-09-01', type: 'ED' } }, 'NO_INITIATING_VISIT', null],
    ['the visit is older than a year', { newPatient: true, initiatingVisit: { date: '2025-09-30', type: 'E/M' } }, 'NO_INITIATING_VISIT', null],
    ['nobody knows when the patient was last seen', { newPatient: false, lastSeenDate: null, initiatingVisit: null }, 'NO_INITIATING_VISIT', 'Cannot decide: when the patient was last seen.'],
    ['the last visit came after the start and nothing is known before', { ccmStartDate: '2026-02-01', lastSeenDate: '2026-06-10', initiatingVisit: null }, 'NO_INITIATING_VISIT', 'Cannot decide: when the patient was last seen.'],
  ])('refuses every base when %s', (_name, change, reason, sentence) => {
    const finding = withFacts(change, 70);
    expect(finding.lines).toEqual([]);
    for (const code of ['99490', '99491', '99487']) expect(refused(finding, code)).toContain(reason);
    const blocked = finding.blocked.find((each) => each.code === '99490' && each.reason === reason);
    if (sentence) {
      expect(blocked?.sentence).toBe(sentence);
      expect(blocked?.question).toBeDefined();
    } else expect(blocked?.sentence).toMatch(/^(Blocked|Cannot decide): /);
    expect(blocked?.needs.filter(({ answer }) => answer !== 'met').map((need) => need.reason)).toContain(reason);
    expect(ladder(finding, 'staff')).toBe(refused(finding, '99490').includes('BELOW_THRESHOLD') ? 0 : 70 * 60);
  });

  it.each<[string, Partial<Facts>]>([
    ['the patient stopped this month', consent({ revokedDate: '2026-10-01' })],
    ['consent was given anew after stopping', consent({ date: '2026-09-01', revokedDate: '2026-03-01' })],
    ['the patient was seen a year ago to the day', { lastSeenDate: '2025-10-01', initiatingVisit: null }],
    ['the visit lies within the year before the start', { ccmStartDate: '2026-02-01', lastSeenDate: '2026-06-10', initiatingVisit: { date: '2026-01-15', type: 'IPPE' } }],
    ['one of three conditions is short', { conditions: [...(ready.conditions ?? []), { name: 'c', expectedMonths: 2, significantRisk: false }] }],
  ])('supports the base when %s', (_name, change) => {
    expect(codes(withFacts(change))).toEqual({ 99490: 1 });
  });

  it('counts no time before consent or before a needed visit, and counts that of the day itself', () => {
    const on = (date: string) => month([minutes(10, '2026-10-09'), minutes(20, '2026-10-10')], { patient: { ...ready, ...consent({ date }) } });
    expect(ladder(evaluate(on('2026-10-10')), 'staff')).toBe(20 * 60);
    expect(ladder(evaluate(on('2026-10-11')), 'staff')).toBe(0);
    expect(ladder(evaluate({ ...on('2026-10-10'), config: { 'consent.cutoff': 'month' } }), 'staff')).toBe(30 * 60);
    const midnight = evaluate(month([from('2026-10-09T23:50:00-04:00', '2026-10-10T00:25:00-04:00')], { patient: { ...ready, ...consent({ date: '2026-10-10' }) } }));
    expect(ladder(midnight, 'staff')).toBe(25 * 60);
    const visit = evaluate(month([minutes(10, '2026-10-09'), minutes(20, '2026-10-10')], { patient: { ...ready, newPatient: true, initiatingVisit: { date: '2026-10-10', type: 'E/M' } } }));
    expect(ladder(visit, 'staff')).toBe(20 * 60);
    expect(visit.flags).toContain('TIME_BEFORE_VISIT');
  });
});

describe('what excludes what', () => {
  const billed = (code: string, practitioner: string | undefined, change = {}) => evaluate(month([minutes(25)], { otherBilled: [{ code, ...(practitioner ? { practitioner } : {}), serviceMonth: '2026-10' }], ...change }));
  it.each([
    ['99424', 'self', 'MUTUALLY_EXCLUSIVE'], ['99426', undefined, 'MUTUALLY_EXCLUSIVE'], ['G0556', 'other', 'MUTUALLY_EXCLUSIVE'], ['G0181', 'other', 'MUTUALLY_EXCLUSIVE'],
    ['90951', 'self', 'MUTUALLY_EXCLUSIVE'], ['90970', 'self', 'MUTUALLY_EXCLUSIVE'], ['99091', 'self', 'MUTUALLY_EXCLUSIVE'], ['99491', 'self', 'MUTUALLY_EXCLUSIVE'],
    ['99487', 'other', 'OTHER_PRACTITIONER_BILLED'], ['99437', 'other', 'OTHER_PRACTITIONER_BILLED'], ['99490', 'self', 'MAX_UNITS'],
  ])('%s billed by %s refuses 99490: %s', (code, practitioner, reason) => {
    const finding = billed(code, practitioner);
    expect(finding.lines).toEqual([]);
    expect(refused(finding, '99490')).toContain(reason);
    expect(finding.blocked.find((each) => each.code === '99490')?.needs.some((need) => need.answer === 'not_met' && need.reason === reason && need.source.title !== '')).toBe(true);
  });

  it.each([['99424', 'other'], ['99457', 'self'], ['99495', 'self'], ['99484', 'self'], ['90950', 'self'], ['90971', 'self'], ['G0019', 'self']])('%s billed by %s leaves 99490 alone', (code, practitioner) => {
    expect(codes(billed(code, practitioner))).toEqual({ 99490: 1 });
  });

  it('concerns only the month, and policies move it', () => {
    const other = (change: object) => codes(evaluate(month([minutes(25)], { otherBilled: [{ code: 'G0181', practitioner: 'self', ...change }] })));
    expect(other({ serviceMonth: '2026-09' })).toEqual({ 99490: 1 });
    expect(other({ date: '2026-09-30' })).toEqual({ 99490: 1 });
    expect(other({})).toEqual({});
    expect(codes(billed('90960', 'self', { config: { 'ccm.esrd': 'allow' } }))).toEqual({ 99490: 1 });
    expect(codes(billed('99091', 'self', { config: { 'rpm.99091.exclusive': false } }))).toEqual({ 99490: 1 });
    expect(codes(billed('G0556', 'other', { config: { 'apcm.scope': 'practitioner' } }))).toEqual({ 99490: 1 });
    expect(codes(billed('99424', 'other', { config: { 'ccm.pcm.scope': 'patient_month' } }))).toEqual({});
  });
});

describe('the choice between sets', () => {
  const mixed = (config?: Record<string, unknown>) => evaluate(month([minutes(20), minutes(30, '2026-10-12', { performerRole: 'qhp' })], config ? { config } : {}));
  it('proposes one by policy and shows the others', () => {
    expect(codes(mixed())).toEqual({ 99491: 1 });
    expect(codes(mixed({ 'ccm.base': 'staff_first' }))).toEqual({ 99490: 1, 99439: 1 });
    expect(codes(mixed({ 'ccm.base': 'most_time' }))).toEqual({ 99490: 1, 99439: 1 });
    expect(mixed().alternatives.map(({ lines, proposed }) => [lines.map(({ code }) => code).join(), proposed])).toEqual([['99491', true], ['99490,99439', false]]);
    expect(mixed({ 'ccm.base': 'staff_first' }).lines[0]?.policies).toContainEqual({ name: 'ccm.base', value: 'staff_first', isDefault: false });
  });
  it('flags a policy that does not exist or has no such value, and uses the default', () => {
    const finding = mixed({ 'ccm.bases': 'staff_first', 'ccm.base': 'money', constructor: 'x' });
    expect(finding.flags).toContain('UNKNOWN_POLICY');
    expect(codes(finding)).toEqual({ 99491: 1 });
  });
  it('offers the staff set beside the complex one', () => {
    const finding = evaluate(month([minutes(61)], { patient: { ...ready, mdm: 'high' } }));
    expect(finding.alternatives.map(({ lines }) => lines.map(({ code, units }) => `${code}×${units}`).join(' '))).toEqual(['99487×1', '99490×1 99439×2']);
    expect(finding.flags).not.toContain('CHOOSE_BASE');
  });
});

describe('the ladder', () => {
  const steps = (count: number, mdm: 'low' | 'moderate' | null) => evaluate(month([minutes(count)], { patient: { ...ready, mdm } })).ladders.find(({ who }) => who === 'staff')?.steps.map(({ seconds, code, reached }) => `${seconds / 60} ${code}${reached ? ' reached' : ''}`);
  it('leads by 20 minutes, or on to the complex code where decision making supports it', () => {
    expect(steps(25, null)).toEqual(['20 99490 reached', '40 99439', '60 99439']);
    expect(steps(25, 'low')).toEqual(['20 99490 reached', '40 99439', '60 99439']);
    expect(steps(25, 'moderate')).toEqual(['20 99490 reached', '40 99439', '60 99487', '90 99489', '120 99489']);
    expect(steps(95, 'moderate')).toEqual(['60 99487 reached', '90 99489 reached', '120 99489']);
    expect(steps(95, null)).toEqual(['20 99490 reached', '40 99439 reached', '60 99439 reached']);
  });
  it('rounds what is missing up to the second, so that nobody stops too early', () => {
    const finding = evaluate(month([from('2026-10-06T10:00:00.000-04:00', '2026-10-06T10:19:59.001-04:00')]));
    expect(finding.ladders[0]).toMatchObject({ seconds: 1199, next: { seconds: 1200, code: '99490', missing: 1 } });
  });
});

describe('extra planning at the initiating visit (G0506)', () => {
  const work = (change = {}, date = '2026-10-08') => minutes(20, date, { performerRole: 'qhp', activity: 'care_planning_extra', program: 'CCM_G0506', ...change });
  const patient = { ...ready, initiatingVisit: { date: '2026-10-08', type: 'E/M' } };
  it('stands beside CCM, feeds no clock, and comes once', () => {
    const finding = evaluate(month([work(), minutes(20)], { patient }));
    expect(codes(finding)).toEqual({ G0506: 1, 99490: 1 });
    expect(ladder(finding, 'staff')).toBe(20 * 60);
    expect(finding.lines.find(({ code }) => code === 'G0506')).toMatchObject({ metOn: '2026-10-08', arithmetic: '', metAt: null });
    const before = (practitioner: string) => evaluate(month([work()], { patient, otherBilled: [{ code: 'G0506', practitioner, serviceMonth: '2024-03' }] }));
    expect(refused(before('self'), 'G0506')).toEqual(['MAX_UNITS']);
    expect(codes(before('other'))).toEqual({ G0506: 1 });
  });
  it('needs the day of the visit, the practitioner and consent', () => {
    expect(refused(evaluate(month([work({}, '2026-10-09')], { patient })), 'G0506')).toEqual(['NO_INITIATING_VISIT']);
    expect(refused(evaluate(month([work({ performerRole: 'qhp_other' })], { patient })), 'G0506')).toEqual(['WRONG_PERFORMER']);
    expect(refused(evaluate(month([work()], { patient: { ...patient, consent: {} } })), 'G0506')).toEqual(['NO_CONSENT']);
    expect(evaluate(month([minutes(20)], { patient })).blocked.some(({ code }) => code === 'G0506')).toBe(false);
  });
});

describe('dated changes', () => {
  const staff = (serviceMonth: string, count: number) => codes(evaluate(monthIn(serviceMonth, [minutes(count, `${serviceMonth}-10`)])));
  const own = (serviceMonth: string) => codes(evaluate(monthIn(serviceMonth, [minutes(60, `${serviceMonth}-10`, { performerRole: 'qhp' })])));
  it('the staff add-on was G2058 until the end of 2020 and is 99439 since', () => {
    expect(staff('2020-12', 45)).toEqual({ 99490: 1, G2058: 1 });
    expect(staff('2021-01', 45)).toEqual({ 99490: 1, 99439: 1 });
    const at = (when: string) => evaluate(monthIn(when, [minutes(45, `${when}-10`)]));
    expect(refused(at('2020-12'), '99439')).toEqual(['CODE_NOT_YET_EFFECTIVE']);
    expect(refused(at('2021-01'), 'G2058')).toEqual(['CODE_RETIRED']);
    expect(refused(at('2026-10'), 'G2058')).toEqual([]);
  });
  it('99437 begins in 2022', () => {
    expect(own('2021-12')).toEqual({ 99491: 1 });
    expect(own('2022-01')).toEqual({ 99491: 1, 99437: 1 });
    expect(evaluate(monthIn('2022-01', [minutes(60, '2022-01-10', { performerRole: 'qhp' })])).flags).toContain('UNVERIFIED_RULE');
    expect(evaluate(month([minutes(60, '2026-10-06', { performerRole: 'qhp' })])).flags).not.toContain('UNVERIFIED_RULE');
  });
  it('advanced primary care management excludes from 2025', () => {
    const with557 = (when: string) => codes(evaluate(monthIn(when, [minutes(25, `${when}-10`)], { otherBilled: [{ code: 'G0557', serviceMonth: when, practitioner: 'self' }] })));
    expect(with557('2024-12')).toEqual({ 99490: 1 });
    expect(with557('2025-01')).toEqual({});
  });
  it('nothing is guessed before 2020 or after 2026', () => {
    expect(staff('2020-01', 20)).toEqual({ 99490: 1 });
    expect(staff('2026-12', 20)).toEqual({ 99490: 1 });
    for (const when of ['2018-12', '2027-01', '1990-05', '2090-01']) {
      const finding = evaluate(monthIn(when, [minutes(70, `${when}-10`)]));
      expect(finding.lines).toEqual([]);
      expect(new Set(finding.blocked.map(({ reason }) => reason))).toEqual(new Set(['RULES_UNREVIEWED']));
      expect(refused(finding, '99490')).toEqual(['RULES_UNREVIEWED']);
      expect(finding.flags).toContain('RULES_UNREVIEWED');
    }
    expect(evaluate(monthIn('2027-01', [])).blocked[0]?.sentence).toBe('Not reviewed for January 2027.');
  });
});

describe('the text of a finding', () => {
  it('tells the sum, the needs and what was left out', () => {
    const text = explain(evaluate(month([minutes(12), minutes(9, '2026-10-07'), minutes(5, '2026-10-08', { activity: 'prior_authorization' })])));
    expect(text).toContain('Supports 99490 × 1');
    expect(text).toContain('12:00 + 9:00 = 21:00 ≥ 20:00');
    expect(text).toContain('This activity does not count for the program.');
    expect(text).toContain('Noridian');
  });
});
