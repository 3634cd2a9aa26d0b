/** Blue Cross Blue Shield of Michigan: just below and just at every number, by hand from the institute's and the payer's pages. */
import type { EntryInput, Facts } from '../../../lib/rules/contract.ts';
import { trained, type Boundary } from '../boundary.ts';

type More = Partial<Boundary>;
const payer = 'bcbsm_pdcm';
const month = '2026-10';
const at = (day: string, minutes: number, service: string, activity: string, more: EntryInput = {}): EntryInput =>
  ({ performerRole: 'licensed_staff', activity, program: service, minutes, date: day, interactive: true, ...trained(day.slice(0, 7)), ...more });
const one = (service: string, activity: string) => (code: string, units: number, minutes: number, more: More = {}): Boundary =>
  ({ payer, program: 'PDCM', month, role: 'licensed_staff', service, activity, code, units, minutes, ...more, entry: { ...trained(more.month ?? month), ...more.entry } });
const several = (code: string, units: number, entries: readonly EntryInput[], more: More = {}): Boundary => ({ payer, program: 'PDCM', month, code, units, entries, ...more });

const coord = one('PDCM_COORD', 'coordination_dme');
const call = one('PDCM_PHONE', 'patient_call');
const assess = one('PDCM_G9001', 'comprehensive_assessment');
const keep = one('PDCM_G9002', 'maintenance_contact');
const confer = one('PDCM_G9007', 'team_conference');
const inPerson: EntryInput = { modality: 'in_person' };
const doctor: EntryInput = { performerRole: 'qhp' };
const untrained: EntryInput = { training: null };

const firstOnly = { config: { 'bcbsm.coord.bands': 'first_only' } };
const bands = { config: { 'bcbsm.g9002.bands': 'derived' } };
const counted = [
  'coordination_home_health', 'coordination_dme', 'coordination_specialist', 'community_resource', 'care_coordination', 'resource_research',
  'drug_financial_program', 'patient_assistance_application', 'confirm_treatment', 'specialty_pharmacy_first_fill', 'online_form', 'portal_conversation',
];
const uncounted = ['patient_call', 'prior_authorization', 'benefit_check', 'documentation', 'chart_prep', 'gap_reminder', 'email', 'voicemail', 'office_visit', 'care_plan_update'];

const coordination: Boundary[] = [
  coord('99487', 0, 30.98), coord('99487', 1, 31), coord('99487', 1, 75.98), coord('99487', 1, 200),
  coord('99489', 0, 75.98), coord('99489', 1, 76), coord('99489', 1, 105.98), coord('99489', 2, 106), coord('99489', 2, 135.98), coord('99489', 3, 136),
  coord('99489', 3, 165.98), coord('99489', 4, 166),
  coord('99489', 0, 75.98, { change: firstOnly }), coord('99489', 1, 76, { change: firstOnly }), coord('99489', 1, 106, { change: firstOnly }), coord('99489', 1, 166, { change: firstOnly }),
  // Who: licensed and trained, unlicensed with a scope document besides; never the practitioner.
  coord('99487', 1, 31, { role: 'unlicensed_staff' }), coord('99487', 0, 40, { role: 'qhp' }), coord('99487', 0, 40, { role: 'clerical' }),
  coord('99487', 0, 40, { entry: untrained }), coord('99487', 0, 40, { role: 'unlicensed_staff', entry: untrained }),
  coord('99487', 0, 40, { role: 'unlicensed_staff', entry: { training: { introTeamBasedCare: '2026-06-15', scopeOfServiceDoc: false } } }),
  coord('99487', 1, 40, { entry: { training: { introTeamBasedCare: '2026-06-15', scopeOfServiceDoc: false } } }),
  // Training longer ago than six months only warns.
  coord('99487', 1, 31, { entry: { training: { introTeamBasedCare: '2024-06-15', scopeOfServiceDoc: true } } }),
  ...counted.map((activity) => coord('99487', 1, 31, { activity })),
  ...uncounted.map((activity) => coord('99487', 0, 40, { activity })),
  // Logged to the program itself: the activity says which service it is.
  ...counted.map((activity) => coord('99487', 1, 31, { activity, service: 'PDCM' })),
  ...['prior_authorization', 'benefit_check', 'documentation', 'chart_prep', 'gap_reminder', 'email'].map((activity) => coord('99487', 0, 40, { activity, service: 'PDCM' })),
  // The other practice's team may bill for the same conversation; the practice's own bill stands once.
  coord('99487', 1, 31, { change: { otherBilled: [{ code: '99487', serviceMonth: month, practitioner: 'other_practice_pcp' }] } }),
  coord('99487', 0, 31, { change: { otherBilled: [{ code: '99487', serviceMonth: month, practitioner: 'self' }] } }),
  // The group takes part, and there is a care plan; without either nothing, however long ago.
  ...['2024-01', month].flatMap((when) => [
    coord('99487', 1, 31, { month: when }),
    ...[{ pdcmParticipatingGroup: false }, { pdcmParticipatingGroup: null }, { carePlan: null }].map((patient: Partial<Facts>) => coord('99487', 0, 31, { month: when, patient })),
  ]),
  coord('99487', 1, 31, { patient: { carePlan: { date: '2026-08-01', copyGiven: false } } }), coord('99487', 1, 31, { patient: { consent: null } }),
  coord('99489', 2, 106, { month: '2024-01' }),
  coord('99487', 0, 60, { month: '2023-12' }), coord('99487', 1, 60, { month: '2026-12' }), coord('99487', 0, 60, { month: '2027-01' }),
];

const bandsOfCalls: readonly [number, string | null][] = [[4.98, null], [5, '98966'], [10.98, '98966'], [11, '98967'], [20.98, '98967'], [21, '98968'], [30, '98968'], [45, '98968']];
const calls: Boundary[] = [
  ...[month, '2024-01'].flatMap((when) => bandsOfCalls.flatMap(([minutes, right]) => ['98966', '98967', '98968'].map((code) => call(code, code === right ? 1 : 0, minutes, { month: when })))),
  call('98967', 1, 12, { role: 'unlicensed_staff' }), call('98967', 0, 12, { role: 'qhp' }), call('98967', 0, 12, { role: 'qhp_other' }),
  call('98967', 1, 12, { entry: { modality: 'video' } }), call('98967', 1, 12, { entry: { modality: 'phone' } }), call('98967', 0, 12, { entry: inPerson }),
  call('98967', 0, 12, { entry: { interactive: false } }),
  // Training is asked for coordination, not for calls.
  call('98967', 1, 12, { entry: untrained }),
  call('98967', 1, 12, { service: 'PDCM' }), call('99487', 0, 40, { service: 'PDCM' }),
  // Each contact by itself: two calls are two, and two short ones are no long one.
  several('98966', 2, [at(`${month}-06`, 6, 'PDCM_PHONE', 'patient_call'), at(`${month}-06`, 6, 'PDCM_PHONE', 'patient_call')]),
  several('98967', 0, [at(`${month}-06`, 6, 'PDCM_PHONE', 'patient_call'), at(`${month}-06`, 6, 'PDCM_PHONE', 'patient_call')]),
  several('98968', 1, [at(`${month}-06`, 6, 'PDCM_PHONE', 'patient_call'), at(`${month}-07`, 25, 'PDCM_PHONE', 'patient_call')]),
  // Calls and coordination share a month, each with its own time.
  ...['99487', '98967'].map((code) => several(code, 1, [at(`${month}-06`, 31, 'PDCM_COORD', 'coordination_dme'), at(`${month}-07`, 15, 'PDCM_PHONE', 'patient_call')])),
  several('99487', 0, [at(`${month}-06`, 20, 'PDCM_COORD', 'coordination_dme'), at(`${month}-07`, 15, 'PDCM_PHONE', 'patient_call')]),
];

const visits: Boundary[] = [
  assess('G9001', 1, 5, { entry: inPerson }), assess('G9001', 1, 40, { entry: { modality: 'video' } }), assess('G9001', 0, 40, { entry: { modality: 'phone' } }),
  assess('G9001', 1, 40, { entry: { modality: 'phone', videoDeclined: true } }), assess('G9001', 0, 40, { entry: { modality: 'phone', videoDeclined: false } }),
  assess('G9001', 0, 40, { role: 'unlicensed_staff', entry: inPerson }), assess('G9001', 0, 40, { role: 'qhp', entry: inPerson }), assess('G9001', 1, 40, { service: 'PDCM', entry: inPerson }),
  assess('G9001', 1, 40, { month: '2024-01', entry: inPerson }), assess('G9001', 1, 40, { entry: { ...inPerson, ...untrained } }),
  several('G9001', 1, [at(`${month}-08`, 30, 'PDCM_G9001', 'comprehensive_assessment', inPerson), at(`${month}-08`, 25, 'PDCM_G9001', 'comprehensive_assessment', inPerson)]),
  several('G9001', 2, [at(`${month}-08`, 30, 'PDCM_G9001', 'comprehensive_assessment', inPerson), at(`${month}-09`, 25, 'PDCM_G9001', 'comprehensive_assessment', inPerson)]),
  keep('G9002', 1, 5, { entry: inPerson }), keep('G9002', 1, 45.98, { entry: inPerson }), keep('G9002', 1, 46, { entry: inPerson }), keep('G9002', 1, 120, { entry: inPerson }),
  keep('G9002', 1, 45.98, { change: bands }), keep('G9002', 2, 46, { change: bands }), keep('G9002', 2, 75.98, { change: bands }), keep('G9002', 3, 76, { change: bands }),
  keep('G9002', 3, 105.98, { change: bands }), keep('G9002', 4, 106, { change: bands }), keep('G9002', 3, 76, { month: '2024-01', change: bands }),
  keep('G9002', 0, 40, { role: 'unlicensed_staff' }), keep('G9002', 0, 40, { role: 'qhp' }), keep('G9002', 1, 40, { service: 'PDCM' }), keep('G9002', 1, 40, { month: '2024-01' }),
  several('G9002', 1, [at(`${month}-08`, 30, 'PDCM_G9002', 'maintenance_contact'), at(`${month}-08`, 25, 'PDCM_G9002', 'maintenance_contact')]),
  several('G9002', 2, [at(`${month}-08`, 30, 'PDCM_G9002', 'maintenance_contact'), at(`${month}-09`, 25, 'PDCM_G9002', 'maintenance_contact')]),
];

const conferences = (days: readonly string[]) => days.map((day) => at(day, 10, 'PDCM_G9007', 'team_conference', doctor));
const conference: Boundary[] = [
  confer('G9007', 1, 10, { role: 'qhp' }), confer('G9007', 1, 10, { role: 'qhp_other' }), confer('G9007', 0, 10), confer('G9007', 0, 10, { role: 'unlicensed_staff' }), confer('G9007', 1, 10, { role: 'qhp', service: 'PDCM' }),
  // At most one until the end of March 2026, two from April.
  several('G9007', 1, conferences(['2024-01-10', '2024-01-20']), { month: '2024-01' }),
  several('G9007', 1, conferences(['2026-03-10', '2026-03-31']), { month: '2026-03' }),
  several('G9007', 2, conferences(['2026-04-01', '2026-04-21']), { month: '2026-04' }),
  several('G9007', 2, conferences(['2026-04-01', '2026-04-12', '2026-04-21']), { month: '2026-04' }),
  several('G9007', 2, conferences([`${month}-05`, `${month}-12`, `${month}-21`])),
];

const team = (code: string, units: number, minutes: number, firstMonth: boolean, more: More = {}): Boundary =>
  ({ payer, program: 'COCM', month, role: 'bh_care_manager', activity: 'care_coordination', code, units, minutes, ...more, patient: { cocm: { firstMonth, registry: true, psychConsult: true }, ...more.patient } });
const besides = (performerRole: string, minutes: number): More => ({ entries: [{ performerRole, activity: 'case_review', program: 'COCM', minutes, date: `${month}-20`, interactive: false }] });
const midpoint = { config: { 'cocm.g2214Midpoint': 'true' } };
/** A code billed in the month by the practice itself: no matter before the day on which the two began to exclude one another. */
const beside = (when: string, code: string): More => ({ month: when, change: { otherBilled: [{ code, serviceMonth: when, practitioner: 'self' }] } });
const unseen = (lastSeenDate: string): More => ({ patient: { lastSeenDate, initiatingVisit: null } });

const collaborative: Boundary[] = [
  team('99492', 0, 35.98, true), team('99492', 1, 36, true), team('99492', 1, 120, true), team('99492', 0, 36, false),
  team('99494', 0, 85.98, true), team('99494', 1, 86, true), team('99494', 1, 115.98, true), team('99494', 2, 116, true),
  team('99493', 0, 30.98, false), team('99493', 1, 31, false), team('99493', 0, 36, true),
  team('99494', 0, 75.98, false), team('99494', 1, 76, false), team('99494', 1, 105.98, false), team('99494', 2, 106, false),
  team('G2214', 0, 29.98, true), team('G2214', 1, 30, true), team('G2214', 1, 35.98, true), team('G2214', 0, 36, true),
  team('G2214', 0, 29.98, false), team('G2214', 1, 30, false), team('G2214', 0, 31, false),
  team('G2214', 0, 15.98, true, { change: midpoint }), team('G2214', 1, 16, true, { change: midpoint }),
  // All three of the team by the payer's word, the care manager alone if the practice goes by Medicare's.
  team('99492', 0, 30, true, besides('psychiatric_consultant', 5.98)), team('99492', 1, 30, true, besides('psychiatric_consultant', 6)), team('99492', 1, 30, true, besides('qhp', 6)),
  team('99492', 0, 30, true, besides('clinical_staff', 6)),
  ...['psychiatric_consultant', 'qhp'].map((role) => team('99492', 0, 30, true, { ...besides(role, 6), change: { config: { 'bcbsm.cocm.team': 'care_manager' } } })),
  team('99493', 0, 31, false, { change: { otherBilled: [{ code: '99493', serviceMonth: month, practitioner: 'other' }] } }),
  team('99493', 1, 31, false, unseen('2025-10-01')), team('99493', 0, 31, false, unseen('2025-09-30')),
  ...['G0568', 'G0569', 'G0570'].flatMap((code) => [team('99493', 1, 31, false, beside('2025-12', code)), team('99493', 0, 31, false, beside('2026-01', code))]),
  team('99492', 1, 36, true, { month: '2024-01' }), team('99493', 1, 31, false, { month: '2024-01' }), team('99494', 2, 106, false, { month: '2024-01' }), team('G2214', 1, 30, false, { month: '2024-01' }),
  team('99493', 0, 31, false, { month: '2023-12' }), team('99493', 1, 31, false, { month: '2026-12' }), team('99493', 0, 31, false, { month: '2027-01' }),
];

const behavioral = (units: number, minutes: number, more: More = {}): Boundary => ({ payer, program: 'BHI', month, role: 'clinical_staff', code: '99484', units, minutes, ...more });
const integration: Boundary[] = [
  behavioral(0, 19.98), behavioral(1, 20), behavioral(1, 60), behavioral(1, 20, unseen('2025-10-01')), behavioral(0, 20, unseen('2025-09-30')),
  ...['G0570', 'G0568', 'G0569'].flatMap((code) => [behavioral(1, 20, beside('2025-12', code)), behavioral(0, 20, beside('2026-01', code))]),
  behavioral(1, 20, { month: '2024-01' }), behavioral(0, 20, { month: '2023-12' }), behavioral(1, 20, { month: '2026-12' }), behavioral(0, 20, { month: '2027-01' }),
];

const chronic = (role: string) => (code: string, units: number, minutes: number, more: More = {}): Boundary => ({ payer, program: 'CCM', month, role, code, units, minutes, ...more });
const staff = chronic('clinical_staff');
const own = chronic('qhp');
const lasting = (...months: number[]): More => ({ patient: { conditions: months.map((expectedMonths, index) => ({ name: `condition ${index}`, expectedMonths, significantRisk: true })) } });
const chronicCare: Boundary[] = [
  // Nothing until the plan's own rules are known.
  ...[month, '2024-01'].flatMap((when) => [false, null].flatMap((planRulesLoaded) => [staff('99490', 0, 60, { month: when, patient: { planRulesLoaded } }), own('99491', 0, 60, { month: when, patient: { planRulesLoaded } })])),
  staff('99490', 0, 19.98), staff('99490', 1, 20), staff('99439', 0, 39.98), staff('99439', 1, 40), staff('99439', 1, 59.98), staff('99439', 2, 60), staff('99439', 2, 80), staff('99487', 0, 90),
  own('99491', 0, 29.98), own('99491', 1, 30), own('99437', 0, 59.98), own('99437', 1, 60), own('99437', 1, 89.98), own('99437', 2, 90),
  staff('99490', 0, 20, lasting(24)), staff('99490', 0, 20, lasting(12, 11)), staff('99490', 1, 20, lasting(12, 12)), staff('99490', 1, 20, unseen('2025-10-01')), staff('99490', 0, 20, unseen('2025-09-30')),
  staff('99490', 1, 20, beside('2024-12', 'G0557')), staff('99490', 0, 20, beside('2025-01', 'G0557')),
  staff('99490', 1, 20, { month: '2024-01' }), staff('99439', 2, 60, { month: '2024-01' }), own('99491', 1, 30, { month: '2024-01' }), own('99437', 2, 90, { month: '2024-01' }),
  staff('99490', 0, 20, { month: '2023-12' }), staff('99490', 1, 20, { month: '2026-12' }), staff('99490', 0, 20, { month: '2027-01' }),
];

export const rows: Boundary[] = [...coordination, ...calls, ...visits, ...conference, ...collaborative, ...integration, ...chronicCare];
