/** Generators of patient-months of every payer and program: facts that are present, absent, null or wrong, and logs that overlap often. All people are made up. */
import fc from 'fast-check';
import type { EntryInput, Facts, OtherBilled, PatientMonth, Payer, Program } from '../../lib/rules/contract.ts';
import { addDays, addMonthsToDay, lastDay, monthBounds } from '../../lib/time/month.ts';
import { policies } from '../../lib/rules/policies.ts';
import { rules } from '../../lib/payers/index.ts';
import { readyFor } from '../payers/boundary.ts';

/** One of the values, or by weight; and a value that mostly stands as it is. */
const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 8) => fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });
const maybe = <T>(value: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined | null> => fc.oneof({ weight: weight * 2, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(undefined, null) });

const payers: readonly Payer[] = ['medicare_ffs', 'medicare_rhc_fqhc', 'bcbsm_pdcm', 'priority_health', 'mi_medicaid_mhp'];
export const programsOf = (payer: Payer): Program[] => rules.filter((rule) => rule.payer === payer).map(({ program }) => program);
export const month = fc.oneof(
  { weight: 1, arbitrary: pick('2023-03', '2023-11', '2023-12', '2027-01', '2027-03') },
  { weight: 8, arbitrary: fc.tuple(pick(2024, 2025, 2026), pick('01', '02', '03', '03', '04', '09', '10', '10', '11', '11', '12')).map(([year, name]) => `${year}-${name}`) },
);
export const zone = mostly(fc.constant('America/Detroit'), pick('America/Phoenix', 'America/St_Johns', 'Pacific/Honolulu', 'America/Los_Angeles'));
const payer = fc.oneof({ weight: 5, arbitrary: fc.constant<Payer>('medicare_ffs') }, { weight: 6, arbitrary: pick(...payers) });
const programs = (which: Payer) => mostly(fc.shuffledSubarray(programsOf(which), { minLength: 1, maxLength: Math.min(4, programsOf(which).length) }), fc.shuffledSubarray<Program>(['CCM', 'PCM', 'COCM', 'PDCM', 'CARE_MGMT', 'CTS', 'PIN_PS', 'RTM'], { minLength: 1, maxLength: 3 }), 12);

const dayNear = (first: string) => fc.integer({ min: -420, max: 45 }).map((days) => addDays(first, days));
const dayIn = (first: string) => fc.integer({ min: 0, max: Number(lastDay(first.slice(0, 7)).slice(8)) - 1 }).map((days) => addDays(first, days));
const visitType = pick('E/M', 'AWV', 'IPPE', 'TCM', '99211', 'ED');
const level = pick<'low' | 'moderate' | 'high' | null>('low', 'moderate', 'high', null);
const truth = pick<boolean | null | undefined>(true, false, null, undefined);

/** Facts of a patient who is ready, each of them changed now and then. */
function facts(name: string): fc.Arbitrary<Facts> {
  const first = `${name}-01`;
  const ready = readyFor(name);
  const condition = fc.record({ name: fc.constant('a condition'), expectedMonths: pick<number | null>(2, 3, 11, 12, 24, null), significantRisk: pick<boolean | null>(true, true, false, null) });
  const consent = fc.record({ date: maybe(fc.oneof(dayNear(first), dayIn(first)), 6), documented: mostly(fc.constant(true), truth), elements: mostly(fc.constant<string[] | null>(['availability_cost_share', 'one_practitioner', 'right_to_stop', 'consult_specialists', 'cost_share']), pick<string[] | null>(null, [], ['cost_share', 'right_to_stop'])), revokedDate: mostly(fc.constant(null), dayNear(first) as fc.Arbitrary<string | null>), practitionerId: mostly(fc.constant(null), pick<string | null>('md-1', 'md-2')) });
  const device = fc.record({
    periodStart: maybe(fc.oneof(fc.integer({ min: -45, max: 10 }).map((days) => addDays(first, days)), fc.integer({ min: -31, max: -25 }).map((days) => addDays(first, days)), fc.constant(first)), 6), daysWithData: maybe(pick(0, 1, 2, 15, 16, 20, 30, 31), 6), fdaDevice: mostly(fc.constant(true), truth),
    family: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: pick<string | null>('RTM_RESP', 'RTM_MSK', 'RTM_CBT') }), episodeSetupDate: maybe(fc.integer({ min: -60, max: 20 }).map((days) => addDays(first, days))), firstPeriod: truth, manualEntry: mostly(fc.constant(undefined), truth), planOfCare: truth,
  });
  const tcm = fc.integer({ min: -35, max: 29 }).chain((days) => {
    const dischargeDate = addDays(first, days);
    const after = (most: number) => fc.integer({ min: -1, max: most }).map((count) => addDays(dischargeDate, count));
    return fc.record({
      dischargeDate: mostly(fc.constant<string | null>(dischargeDate), fc.constant(null), 15), from: mostly(fc.constant<string | null>('inpatient_acute'), pick<string | null>('snf', 'home', null)), to: mostly(fc.constant<string | null>('home'), pick<string | null>('snf', 'assisted_living', null)),
      firstContact: maybe(after(5), 4), contactAttempts: maybe(fc.array(after(5), { maxLength: 3 })), visitDate: maybe(after(17), 6), mdm: level, medRecDate: maybe(after(12), 8),
    });
  });
  const visit = fc.record({ initiatingVisit: maybe(fc.oneof(dayNear(first), dayIn(first)), 8), initiatingVisitType: mostly(fc.constant<string | null | undefined>(undefined), visitType), needsDocumented: mostly(fc.constant<boolean | null | undefined>(true), truth), expectedMonths: pick<number | null>(12, 12, 3, 2, null) });
  const changes: Record<string, fc.Arbitrary<unknown>> = {
    conditions: pick(null, undefined, []), consent: pick(null, {}), carePlan: fc.oneof(pick(null, undefined), fc.record({ date: maybe(dayNear(first)), copyGiven: truth, revisedInMonth: truth })),
    newPatient: truth, lastSeenDate: maybe(dayNear(first)), initiatingVisit: maybe(fc.record({ date: fc.oneof(dayNear(first), dayIn(first)), type: visitType })), ccmStartDate: dayNear(first), qmb: truth,
    cocm: fc.oneof(fc.constant(null), fc.record({ firstMonth: truth, registry: truth, psychConsult: truth })), pdcmParticipatingGroup: truth, riskLevel: pick('low', 'high', null), planRulesLoaded: truth, plan: pick('medicare_advantage', 'commercial', 'medicaid', null),
    inpatientStays: fc.array(fc.tuple(dayIn(first), fc.integer({ min: 0, max: 6 }), fc.boolean()).map(([from, days, open]) => ({ from, to: open ? null : addDays(from, days) })), { maxLength: 2 }),
  };
  const change = fc.subarray(Object.keys(changes), { maxLength: 3 }).chain((names) => fc.record(Object.fromEntries(names.map((each) => [each, changes[each] as fc.Arbitrary<unknown>]))));
  const rest = fc.record({
    conditions: fc.oneof(fc.constant(ready.conditions), fc.array(condition, { maxLength: 3 })), mdm: level, qmb: mostly(fc.constant<boolean | null>(false), pick<boolean | null>(true, null), 2), device: mostly(device as fc.Arbitrary<unknown>, pick(null, undefined)), tcm: mostly(tcm as fc.Arbitrary<unknown>, pick(null, undefined)), chi: visit, pin: visit,
    cocm: fc.record({ firstMonth: fc.boolean(), registry: fc.constant(true), psychConsult: fc.constant(true) }), planCoordinationMinutes: mostly(fc.constant<unknown>(true), truth, 3), plan: pick('medicare_advantage', 'commercial'),
  });
  return fc.tuple(rest, fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: change }), fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.tuple(pick<Program>('CCM', 'RPM', 'APCM', 'PIN', 'CARE_MGMT', 'PCM', 'CTS'), fc.option(consent)) }))
    .map(([some, others, one]) => ({ ...ready, ...some, ...(one ? { consent: { ...ready.consent, [one[0]]: one[1] } } : {}), ...others }) as Facts);
}

const roleFor: Record<string, string[]> = {
  CCM: ['clinical_staff', 'clinical_staff', 'qhp'], PCM: ['clinical_staff', 'qhp'], BHI: ['clinical_staff', 'qhp'], COCM: ['bh_care_manager', 'bh_care_manager', 'psychiatric_consultant', 'qhp'], APCM: ['clinical_staff', 'qhp'], RPM: ['clinical_staff', 'qhp'], RTM: ['clinical_staff', 'physical_therapist'], TCM: ['clinical_staff'],
  CHI: ['chw'], PIN: ['patient_navigator'], PIN_PS: ['peer_specialist'], CTS: ['qhp'], PDCM: ['licensed_staff', 'unlicensed_staff', 'qhp'], CARE_MGMT: ['licensed_staff', 'licensed_staff', 'qhp', 'unlicensed_staff'],
};
const anyRole = ['clinical_staff', 'clinical_staff_external', 'clerical', 'biller', 'qhp', 'qhp_other', 'licensed_staff', 'unlicensed_staff', 'bh_care_manager', 'chw', 'physical_therapist'];
const narrow: Record<string, string[]> = {
  CCM: ['CCM_G0506'], RPM: ['RPM_99091', 'RPM_99091'], PDCM: ['PDCM_COORD', 'PDCM_COORD', 'PDCM_PHONE', 'PDCM_G9001', 'PDCM_G9002', 'PDCM_G9007'],
  CARE_MGMT: ['PH_COORD', 'PH_COORD', 'PH_PHONE', 'PH_G9001', 'PH_G9002', 'PH_G9007', 'PH_G0506', 'MHP_COORD', 'MHP_COORD', 'MHP_G9001', 'MHP_G9002', 'MHP_G9007'],
};
const activityFor: Record<string, string> = {
  CCM_G0506: 'care_planning_extra', RPM_99091: 'data_review', PDCM_PHONE: 'patient_call', PDCM_G9001: 'comprehensive_assessment', PDCM_G9002: 'maintenance_contact', PDCM_G9007: 'team_conference', PH_PHONE: 'patient_call', PH_G9001: 'comprehensive_assessment',
  PH_G9002: 'maintenance_contact', PH_G9007: 'team_conference', PH_G0506: 'care_planning_extra', MHP_G9001: 'comprehensive_assessment', MHP_G9002: 'maintenance_contact', MHP_G9007: 'team_conference', CTS: 'caregiver_training',
};
const anyActivity = ['patient_call', 'care_coordination', 'coordination_dme', 'prior_authorization', 'documentation', 'voicemail', 'office_visit', 'data_review', 'caregiver_training', 'care_planning_extra', 'comprehensive_assessment', 'maintenance_contact', 'team_conference', 'portal_conversation', '', 'no_such_activity'];
const people = ['ann', 'bob', 'cy', 'md-1', 'md-2'];

/** When: an interval around a few moments, so that entries meet often, or minutes and a day. Milliseconds are not round. */
function times(name: string, timeZone: string): fc.Arbitrary<EntryInput> {
  const { start, end } = monthBounds(name, timeZone);
  const around = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 5_400_000 }).map((at) => start + 5 * 86_400_000 + 50_400_000 + at) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 3_600_000 }).map((at) => start + 13 * 86_400_000 + at - 1_800_000) }, { weight: 1, arbitrary: fc.integer({ min: -5_400_000, max: 5_400_000 }).map((at) => start + at) }, { weight: 1, arbitrary: fc.integer({ min: -5_400_000, max: 5_400_000 }).map((at) => end + at) });
  const length = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 45 * 60_000 }) }, { weight: 3, arbitrary: pick(300_000, 600_000, 660_000, 1_200_000, 1_799_999, 1_800_000, 1_260_000, 2_760_000, 3_600_000) }, { weight: 1, arbitrary: fc.integer({ min: 3_600_000, max: 90_000_000 }) });
  const write = (at: number, how: number) => (how === 0 ? at : how === 1 ? new Date(at).toISOString() : `${new Date(at - 4 * 3_600_000).toISOString().slice(0, 23)}-04:00`);
  const clock = fc.tuple(around, length, pick(0, 1, 2), mostly(fc.constant(0), pick(-1, 0), 20)).map(([at, size, how, odd]): EntryInput => ({ start: write(at, how), end: write(odd < 0 ? at - size : at + size, how) }));
  const plain = fc.tuple(fc.oneof(fc.integer({ min: 1, max: 75 }), pick(4.99, 5, 10.5, 11, 20, 29.98, 30, 31, 45, 46, 60, 61, 16, 38), fc.double({ min: 0.01, max: 40, noNaN: true })), mostly(dayIn(`${name}-01`), fc.integer({ min: -3, max: 34 }).map((days) => addDays(`${name}-01`, days)), 12)).map(([minutes, date]): EntryInput => ({ minutes, date }));
  return fc.oneof({ weight: 6, arbitrary: clock }, { weight: 4, arbitrary: plain }, { weight: 1, arbitrary: pick<EntryInput>({}, { minutes: -3, date: `${name}-07` }, { minutes: 30 }, { start: `${name}-06T10:00:00`, end: `${name}-06T10:30:00` }, { minutes: 30, date: `${name}-32` }, { start: `${name}-06T10:00:00Z`, end: `${name}-06T10:30:00Z`, minutes: 90 }) });
}

function entry(name: string, timeZone: string, enrolled: readonly Program[], which: Payer): fc.Arbitrary<EntryInput> {
  const services = enrolled.flatMap((program) => { const own = (narrow[program] ?? []).filter((each) => program !== 'CARE_MGMT' || each.startsWith(which === 'priority_health' ? 'PH' : 'MHP')); return own.length > 1 ? [program, ...own] : [program, program, ...own]; });
  const service = mostly(pick(...services), pick<string>('CCM', 'PCM', 'BHI', 'PDCM_COORD', '', 'NO_SUCH', 'CTS'), 14);
  return service.chain((program) => {
    const owner = enrolled.find((each) => each === program || (narrow[each] ?? []).includes(program)) ?? 'CCM';
    return fc.record({
      program: fc.constant(program), performerRole: mostly(pick(...(roleFor[owner] ?? ['qhp'])), pick<string | null>(...anyRole, null, 'no_such_role'), 7), performerId: mostly(pick<string | null>(...people), fc.constant(null), 6),
      activity: mostly(fc.constant(activityFor[program] ?? 'care_coordination'), pick(...anyActivity), 4), when: times(name, timeZone), interactive: pick<boolean | null>(true, true, false, null), separatelyBilled: mostly(fc.constant(false), fc.constant(true), 20), modality: pick<string | null>('in_person', 'video', 'phone', null), videoDeclined: pick(true, false, null), patientPresent: mostly(fc.constant<boolean | null>(true), pick<boolean | null>(false, null), 3),
      training: mostly(fc.constant<EntryInput['training']>({ introTeamBasedCare: addMonthsToDay(`${name}-10`, -3), scopeOfServiceDoc: true }), pick<EntryInput['training']>(null, { introTeamBasedCare: null }, { introTeamBasedCare: addMonthsToDay(`${name}-10`, -8), scopeOfServiceDoc: true }, { introTeamBasedCare: `${name}-01`, scopeOfServiceDoc: false }), 3),
      sourceId: mostly(fc.constant<string | null>(null), pick<string | null>('s1', 's2'), 5), id: mostly(fc.constant<string | null>(null), pick<string | null>('e1', 'e2'), 9), diagnosis: mostly(fc.constant<string | null>(null), pick<string | null>('a', 'b'), 3), periodStart: mostly(fc.constant<string | null>(null), pick<string | null>(`${name}-01`, addDays(`${name}-01`, -12)), 6),
    }).map(({ when, ...said }): EntryInput => ({ ...said, ...when }));
  });
}

const codes = [...new Set(rules.flatMap((rule) => rule.codes.map(({ code }) => code))), 'G0181', '90960'];
const deviceCode = /^(994(45|5[347])|98(97[5-8]|98[456])|99091)$/;
const billed = (name: string): fc.Arbitrary<OtherBilled> => pick(...codes).chain((code) => fc.record({
  code: fc.constant(code), practitioner: pick<string | null>('self', 'other', 'other_practice_pcp', null), diagnosis: pick<string | null>(null, 'a'),
  when: fc.oneof(pick<object>({}, { serviceMonth: name }, { serviceMonth: name }, { serviceMonth: addMonthsToDay(`${name}-01`, -1).slice(0, 7) }, { serviceMonth: addMonthsToDay(`${name}-01`, -7).slice(0, 7) }), dayIn(`${name}-01`).map((date) => ({ date })), dayIn(`${name}-01`).map((date) => ({ date, serviceMonth: name }))),
  periodStart: deviceCode.test(code) ? maybe(fc.integer({ min: -50, max: 5 }).map((days) => addDays(`${name}-01`, days))) : fc.constant(null),
  dischargeDate: code === '99495' || code === '99496' ? maybe(fc.integer({ min: -70, max: 29 }).map((days) => addDays(`${name}-01`, days))) : fc.constant(null),
}).map(({ when, ...said }): OtherBilled => (said.periodStart ? { ...said, serviceMonth: addDays(said.periodStart, 29).slice(0, 7) } : { ...said, ...when })));
const config = fc.subarray(Object.keys(policies), { maxLength: 4 }).chain((names) => fc.record(Object.fromEntries(names.map((name) => {
  const values = policies[name]?.values ?? [];
  return [name, values === 'codes' ? pick('', '99439', '99424, 99425,99426', '99457,99458,99454', '99492,99493,99494,G2214', 'nonsense!') : mostly(pick(...values), fc.constant('no such value'), 15)];
}))));

/** The same log as stretches in order of which none meets another, in milliseconds: what an ordinary day leaves behind. */
function inOrder(input: PatientMonth): PatientMonth {
  const { start, end } = monthBounds(input.serviceMonth, input.timeZone);
  const size = ({ minutes, start: from, end: to }: EntryInput) => Math.round(Math.min(3_600_000, typeof minutes === 'number' && minutes > 0 ? minutes * 60_000 : typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) : 1_234_567));
  let at = start + 86_400_000;
  const entries = input.entries.filter(({ performerRole, activity, program }) => performerRole && activity && program).map((entry, index): EntryInput => {
    const { minutes: _minutes, date: _date, separatelyBilled: _billed, ...said } = entry;
    at += index % 3 === 0 ? 86_400_000 : index % 3 === 1 ? 0 : 977;
    const made = { ...said, start: at, end: Math.min(end, at + Math.max(1, size(entry))) };
    at = made.end;
    return made;
  }).filter((entry) => entry.end !== null && entry.start !== null && (entry.end as number) > (entry.start as number));
  return { ...input, entries, otherPatientEntries: [], patient: { ...input.patient, inpatientStays: null } };
}

/** Any month: valid by the contract, sensible most of the time, in order now and then. */
export const anyMonth: fc.Arbitrary<PatientMonth> = fc.tuple(wildMonth(), fc.nat({ max: 3 })).map(([input, tidy]) => (tidy === 0 ? inOrder(input) : input));

function wildMonth(): fc.Arbitrary<PatientMonth> {
  return fc.tuple(payer, month, zone).chain(([which, name, timeZone]) => programs(which).chain((enrolled) => fc.record({
    id: fc.constant('made-up'), payer: fc.constant(which), serviceMonth: fc.constant(name), timeZone: fc.constant(timeZone), programs: fc.constant(enrolled), patient: facts(name),
    entries: fc.array(entry(name, timeZone, enrolled, which), { maxLength: 9 }), otherBilled: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(billed(name), { maxLength: 2 }) }),
    otherPatientEntries: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(fc.tuple(times(name, timeZone), pick(...people)).map(([{ start = null, end = null }, performerId]) => ({ patientId: 'p-2', performerId, start, end })), { maxLength: 3 }) }),
    billingPractitionerId: pick<string | null>(null, 'md-1', 'md-1', 'md-2'), practitionerByProgram: mostly(fc.constant<Record<string, string> | null>(null), fc.dictionary(pick(...enrolled), pick('md-1', 'md-2')), 4), practitionerIsPrimaryCareFocalPoint: mostly(fc.constant<boolean | null>(null), fc.boolean() as fc.Arbitrary<boolean | null>),
    evaluationDate: mostly(fc.constant<string | null>(null), dayNear(`${name}-20`) as fc.Arbitrary<string | null>, 8), config: mostly(fc.constant<Record<string, unknown>>({}), config, 1),
  }))) as fc.Arbitrary<PatientMonth>;
}
