/** Michigan Medicaid health plans: just below and just at every number, by hand from the institute's pages. */
import type { EntryInput } from '../../../lib/rules/contract.ts';
import type { Boundary } from '../boundary.ts';

type More = Partial<Boundary>;
const payer = 'mi_medicaid_mhp';
const month = '2026-10';
const inPerson: EntryInput = { modality: 'in_person' };
const at = (day: string, minutes: number, service: string, activity: string, performerRole = 'licensed_staff', more: EntryInput = inPerson): EntryInput =>
  ({ performerRole, activity, program: service, minutes, date: day, ...more });
const one = (service: string, activity: string, role: string) => (code: string, units: number, minutes: number, more: More = {}): Boundary =>
  ({ payer, program: 'CARE_MGMT', month, role, service, activity, code, units, minutes, ...more, entry: { ...inPerson, ...more.entry } });
const several = (code: string, units: number, entries: readonly EntryInput[], more: More = {}): Boundary => ({ payer, program: 'CARE_MGMT', month, code, units, entries, ...more });

const coord = (code: string, units: number, minutes: number, more: More = {}) =>
  one('MHP_COORD', 'coordination_dme', 'licensed_staff')(code, units, minutes, { ...more, patient: { planCoordinationMinutes: true, ...more.patient } });
const assess = one('MHP_G9001', 'comprehensive_assessment', 'licensed_staff');
const keep = one('MHP_G9002', 'maintenance_contact', 'licensed_staff');
const confer = one('MHP_G9007', 'team_conference', 'qhp');

/** Without the plan's rules there is nothing, whatever was done. */
const without = [{ planRulesLoaded: false }, { planRulesLoaded: null }].flatMap((patient) => ['2024-01', month].flatMap((when) => [
  coord('99487', 0, 200, { month: when, patient }), assess('G9001', 0, 40, { month: when, patient }), keep('G9002', 0, 40, { month: when, patient }), confer('G9007', 0, 40, { month: when, patient }),
]));

const coordination: Boundary[] = [
  // Nor without the plan's own minutes; where they are known, Medicare's stand in.
  ...[false, null].flatMap((planCoordinationMinutes) => ['2024-01', month].map((when) => coord('99487', 0, 200, { month: when, patient: { planCoordinationMinutes } }))),
  coord('99487', 0, 59.98), coord('99487', 1, 60), coord('99487', 1, 200), coord('99489', 0, 89.98), coord('99489', 1, 90), coord('99489', 1, 119.98), coord('99489', 2, 120), coord('99489', 3, 150),
  ...['qhp', 'qhp_other', 'unlicensed_staff', 'clerical'].map((role) => coord('99487', 0, 70, { role })),
  ...['portal_conversation', 'patient_call', 'prior_authorization', 'documentation', 'benefit_check', 'chart_prep', 'gap_reminder', 'email'].map((activity) => coord('99487', 0, 70, { activity })),
  ...['coordination_home_health', 'community_resource', 'resource_research', 'online_form'].flatMap((activity) => [coord('99487', 1, 60, { activity }), coord('99487', 1, 60, { activity, service: 'CARE_MGMT' })]),
  coord('99489', 2, 120, { month: '2024-01' }), coord('99487', 0, 60, { month: '2023-12' }), coord('99487', 1, 60, { month: '2026-12' }), coord('99487', 0, 60, { month: '2027-01' }),
];

const before = (date: string, diagnosis: string | null, code = 'G9001') => ({ otherBilled: [{ code, date, diagnosis, practitioner: 'self' }] });
const assessment: Boundary[] = [
  assess('G9001', 1, 5), assess('G9001', 1, 40), assess('G9001', 1, 40, { month: '2024-01' }), assess('G9001', 1, 40, { service: 'CARE_MGMT' }),
  assess('G9001', 0, 40, { entry: { modality: 'phone' } }), assess('G9001', 0, 40, { entry: { modality: 'video' } }), assess('G9001', 0, 40, { role: 'unlicensed_staff' }), assess('G9001', 0, 40, { role: 'qhp' }),
  several('G9001', 1, [at(`${month}-08`, 40, 'MHP_G9001', 'comprehensive_assessment'), at(`${month}-20`, 40, 'MHP_G9001', 'comprehensive_assessment')]),
  // Once in twelve months for the same diagnosis.
  assess('G9001', 0, 40, { entry: { diagnosis: 'asthma' }, change: before('2025-11-01', 'asthma') }), assess('G9001', 0, 40, { entry: { diagnosis: 'asthma' }, change: before('2025-10-13', 'asthma') }),
  assess('G9001', 1, 40, { entry: { diagnosis: 'asthma' }, change: before('2025-10-01', 'asthma') }), assess('G9001', 1, 40, { entry: { diagnosis: 'asthma' }, change: before('2025-11-01', 'diabetes') }),
];

const maintenance: Boundary[] = [
  keep('G9002', 0, 29.98), keep('G9002', 1, 30), keep('G9002', 1, 90), keep('G9002', 1, 30, { month: '2024-01' }), keep('G9002', 1, 30, { service: 'CARE_MGMT' }),
  keep('G9002', 0, 35, { entry: { modality: 'phone' } }), keep('G9002', 0, 35, { entry: { modality: 'video' } }), keep('G9002', 0, 35, { role: 'unlicensed_staff' }), keep('G9002', 0, 35, { role: 'qhp' }),
  several('G9002', 1, [at(`${month}-08`, 30, 'MHP_G9002', 'maintenance_contact'), at(`${month}-22`, 40, 'MHP_G9002', 'maintenance_contact')]),
  several('G9002', 0, [at(`${month}-08`, 20, 'MHP_G9002', 'maintenance_contact'), at(`${month}-22`, 20, 'MHP_G9002', 'maintenance_contact')]),
  // Not in one month with the assessment, which is kept.
  several('G9001', 1, [at(`${month}-08`, 40, 'MHP_G9001', 'comprehensive_assessment'), at(`${month}-22`, 35, 'MHP_G9002', 'maintenance_contact')]),
  several('G9002', 0, [at(`${month}-08`, 40, 'MHP_G9001', 'comprehensive_assessment'), at(`${month}-22`, 35, 'MHP_G9002', 'maintenance_contact')]),
  several('G9002', 0, [at('2024-01-08', 40, 'MHP_G9001', 'comprehensive_assessment'), at('2024-01-22', 35, 'MHP_G9002', 'maintenance_contact')], { month: '2024-01' }),
  keep('G9002', 0, 35, { change: before(`${month}-03`, null) }), keep('G9002', 1, 35, { change: before('2026-09-30', null) }), assess('G9001', 0, 35, { change: before(`${month}-03`, null, 'G9002') }),
];

const conference: Boundary[] = [
  confer('G9007', 0, 29.98), confer('G9007', 1, 30), confer('G9007', 1, 60), confer('G9007', 0, 60.02), confer('G9007', 1, 45, { role: 'qhp_other' }), confer('G9007', 0, 45, { role: 'licensed_staff' }),
  confer('G9007', 1, 45, { service: 'CARE_MGMT' }), confer('G9007', 0, 29.98, { month: '2024-01' }), confer('G9007', 1, 30, { month: '2024-01' }), confer('G9007', 0, 60.02, { month: '2024-01' }),
  several('G9007', 1, [at(`${month}-08`, 30, 'MHP_G9007', 'team_conference', 'qhp'), at(`${month}-22`, 40, 'MHP_G9007', 'team_conference', 'qhp')]),
  several('G9007', 1, [at('2024-01-08', 30, 'MHP_G9007', 'team_conference', 'qhp'), at('2024-01-22', 40, 'MHP_G9007', 'team_conference', 'qhp')], { month: '2024-01' }),
];

export const rows: Boundary[] = [...without, ...coordination, ...assessment, ...maintenance, ...conference];
