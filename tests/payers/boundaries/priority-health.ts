/** Priority Health: just below and just at every number, by hand from the plan's manual and the institute's pages. */
import type { EntryInput, Facts } from '../../../lib/rules/contract.ts';
import type { Boundary } from '../boundary.ts';

type More = Partial<Boundary>;
const payer = 'priority_health';
const month = '2026-10';
const present: EntryInput = { patientPresent: true };
const one = (service: string, activity: string, role = 'licensed_staff') => (code: string, units: number, minutes: number, more: More = {}): Boundary =>
  ({ payer, program: 'CARE_MGMT', month, role, service, activity, code, units, minutes, ...more });
const at = (day: string, minutes: number, service: string, activity: string, performerRole = 'licensed_staff', more: EntryInput = present): EntryInput =>
  ({ performerRole, activity, program: service, minutes, date: day, interactive: true, ...more });
const several = (code: string, units: number, entries: readonly EntryInput[], more: More = {}): Boundary => ({ payer, program: 'CARE_MGMT', month, code, units, entries, ...more });
const lasting = (...months: number[]): More => ({ patient: { conditions: months.map((expectedMonths, index) => ({ name: `condition ${index}`, expectedMonths, significantRisk: true })) } });
const unseen = (lastSeenDate: string): More => ({ patient: { lastSeenDate, initiatingVisit: null } });
/** The plan has confirmed these codes to the practice. */
const confirmed = (...codes: string[]): More => ({ change: { config: { 'ph.covered_codes': codes.join(',') } } });

const coord = one('PH_COORD', 'coordination_dme');
const call = one('PH_PHONE', 'patient_call');
const assess = one('PH_G9001', 'comprehensive_assessment');
const keep = one('PH_G9002', 'maintenance_contact');
const confer = one('PH_G9007', 'team_conference', 'qhp');

const elements = ['availability_cost_share', 'one_practitioner', 'right_to_stop'];
const given = { date: '2023-11-02', kind: 'verbal', documented: true, elements } as const;
/** What every member in care management needs; none of it, and there is nothing. */
const lacking: Partial<Facts>[] = [
  { riskLevel: 'low' }, { riskLevel: null }, { carePlan: null }, { consent: null }, { conditions: [] }, { consent: { PCM: given } },
  { consent: { CCM: { ...given, elements: elements.slice(1) } } }, lasting(11).patient ?? {}, { conditions: [{ name: 'asthma', expectedMonths: 24, significantRisk: false }] },
];
const members: Boundary[] = ['2024-01', month].flatMap((when) => [
  ...lacking.flatMap((patient) => [coord('99487', 0, 60, { month: when, patient }), call('98967', 0, 12, { month: when, patient })]),
  ...[{ consent: { CCM: given } }, { consent: { CARE_MGMT: given } }, { riskLevel: 'high' }, { carePlan: { date: '2023-11-02', copyGiven: false } }].flatMap((patient) => [coord('99487', 1, 60, { month: when, patient }), call('98967', 1, 12, { month: when, patient })]),
  // One condition is enough for contacts, two are wanted for coordination.
  ...[lasting(12), lasting(12, 11)].flatMap((some) => [call('98967', 1, 12, { month: when, ...some }), coord('99487', 0, 60, { month: when, ...some })]),
  coord('99487', 1, 60, { month: when, ...lasting(12, 12) }),
]);

const coordination: Boundary[] = [
  coord('99487', 0, 31), coord('99487', 0, 59.98), coord('99487', 1, 60), coord('99487', 1, 200),
  coord('99489', 0, 89.98), coord('99489', 1, 90), coord('99489', 1, 119.98), coord('99489', 2, 120), coord('99489', 2, 150), coord('99489', 2, 200), coord('99489', 0, 120, lasting(24)),
  coord('99487', 1, 60, { role: 'qhp' }), ...['unlicensed_staff', 'clerical', 'qhp_other'].map((role) => coord('99487', 0, 60, { role })),
  ...['portal_conversation', 'patient_call', 'prior_authorization', 'benefit_check', 'documentation', 'chart_prep', 'gap_reminder', 'email'].map((activity) => coord('99487', 0, 60, { activity })),
  ...[
    'coordination_home_health', 'coordination_dme', 'coordination_specialist', 'community_resource', 'care_coordination', 'resource_research',
    'drug_financial_program', 'patient_assistance_application', 'confirm_treatment', 'specialty_pharmacy_first_fill', 'online_form',
  ].flatMap((activity) => [coord('99487', 1, 60, { activity }), coord('99487', 1, 60, { activity, service: 'CARE_MGMT' })]),
  coord('99487', 0, 60, { activity: 'portal_conversation', service: 'CARE_MGMT' }),
  coord('99489', 2, 150, { month: '2024-01' }), coord('99487', 0, 60, { month: '2023-12' }), coord('99487', 1, 60, { month: '2026-12' }), coord('99487', 0, 60, { month: '2027-01' }),
  // Chronic care management of the month and coordination exclude one another.
  coord('99487', 0, 60, { change: { otherBilled: [{ code: '99490', serviceMonth: month, practitioner: 'self' }] } }),
  coord('99487', 0, 60, { month: '2024-01', change: { otherBilled: [{ code: '99490', serviceMonth: '2024-01', practitioner: 'other' }] } }),
];

const bandsOfCalls: readonly [number, string | null][] = [[4.98, null], [5, '98966'], [10.98, '98966'], [11, '98967'], [20.98, '98967'], [21, '98968'], [30, '98968'], [45, '98968']];
const calls: Boundary[] = [
  ...[month, '2024-01'].flatMap((when) => bandsOfCalls.flatMap(([minutes, right]) => ['98966', '98967', '98968'].map((code) => call(code, code === right ? 1 : 0, minutes, { month: when })))),
  ...['unlicensed_staff', 'qhp', 'qhp_other'].map((role) => call('98967', 0, 12, { role })), call('98967', 0, 12, { entry: { interactive: false } }), call('98967', 1, 12, { service: 'CARE_MGMT' }),
  several('98966', 2, [at(`${month}-06`, 6, 'PH_PHONE', 'patient_call'), at(`${month}-06`, 6, 'PH_PHONE', 'patient_call')]),
];

const before = (code: string, date: string, practitioner = 'self') => ({ otherBilled: [{ code, date, practitioner }] });
const visits: Boundary[] = [
  assess('G9001', 0, 29.98, { entry: present }), assess('G9001', 1, 30, { entry: present }), assess('G9001', 1, 90, { entry: present }),
  assess('G9001', 0, 29.98, { month: '2024-01', entry: present }), assess('G9001', 1, 30, { month: '2024-01', entry: present }), assess('G9001', 0, 30, { month: '2024-01', entry: { patientPresent: false } }),
  assess('G9001', 0, 30, { entry: { patientPresent: false } }), assess('G9001', 0, 30), assess('G9001', 1, 30, { service: 'CARE_MGMT', entry: present }),
  ...['unlicensed_staff', 'qhp'].map((role) => assess('G9001', 0, 30, { role, entry: present })),
  several('G9001', 1, [at(`${month}-06`, 30, 'PH_G9001', 'comprehensive_assessment'), at(`${month}-20`, 30, 'PH_G9001', 'comprehensive_assessment')]),
  several('G9001', 1, [at('2024-01-06', 30, 'PH_G9001', 'comprehensive_assessment'), at('2024-01-20', 30, 'PH_G9001', 'comprehensive_assessment')], { month: '2024-01' }),
  // Once in twelve months for the practice.
  assess('G9001', 0, 30, { entry: present, change: before('G9001', '2025-11-01') }), assess('G9001', 0, 30, { entry: present, change: before('G9001', '2025-10-13') }),
  assess('G9001', 1, 30, { entry: present, change: before('G9001', '2025-10-01') }), assess('G9001', 1, 30, { entry: present, change: before('G9001', '2025-11-01', 'other') }),
  keep('G9002', 1, 5, { entry: present }), keep('G9002', 1, 120, { entry: present }), keep('G9002', 1, 5, { role: 'unlicensed_staff', entry: present }), keep('G9002', 0, 5, { role: 'qhp', entry: present }),
  keep('G9002', 0, 30, { entry: { patientPresent: false } }), keep('G9002', 0, 30), keep('G9002', 1, 30, { month: '2024-01', entry: present }), keep('G9002', 0, 30, { month: '2024-01' }), keep('G9002', 1, 30, { service: 'CARE_MGMT', entry: present }),
  several('G9002', 1, [at(`${month}-06`, 30, 'PH_G9002', 'maintenance_contact'), at(`${month}-06`, 30, 'PH_G9002', 'maintenance_contact')]),
  several('G9002', 2, [at(`${month}-06`, 30, 'PH_G9002', 'maintenance_contact'), at(`${month}-07`, 30, 'PH_G9002', 'maintenance_contact')]),
  confer('G9007', 1, 5), confer('G9007', 1, 5, { role: 'qhp_other' }), confer('G9007', 0, 30, { role: 'licensed_staff' }), confer('G9007', 1, 5, { month: '2024-01' }), confer('G9007', 1, 5, { service: 'CARE_MGMT' }),
  several('G9007', 1, [at(`${month}-06`, 30, 'PH_G9007', 'team_conference', 'qhp'), at(`${month}-06`, 30, 'PH_G9007', 'team_conference', 'qhp')]),
  several('G9007', 3, [at(`${month}-06`, 30, 'PH_G9007', 'team_conference', 'qhp'), at(`${month}-07`, 30, 'PH_G9007', 'team_conference', 'qhp'), at(`${month}-20`, 30, 'PH_G9007', 'team_conference', 'qhp')]),
];

/** Extra planning on a day, with the initiating visit on that day unless said otherwise. */
const plan = (units: number, day: string, more: More = {}, role = 'qhp'): Boundary => ({
  payer, program: 'CARE_MGMT', month: day.slice(0, 7), code: 'G0506', units, ...more,
  entries: [at(day, 15, 'PH_G0506', 'care_planning_extra', role), ...(more.entries ?? [])],
  patient: { plan: 'medicare_advantage', initiatingVisit: { date: day, type: 'E/M' }, ...more.patient },
});
const planning: Boundary[] = [
  plan(0, '2025-10-19'), plan(1, '2025-10-20'), plan(0, '2025-09-30'), plan(1, '2025-11-12'), plan(1, `${month}-12`),
  ...['commercial', 'medicaid', null].flatMap((kind) => [plan(0, `${month}-12`, { patient: { plan: kind } }), plan(0, '2025-10-20', { patient: { plan: kind } })]),
  plan(0, `${month}-12`, { patient: { initiatingVisit: { date: `${month}-11`, type: 'E/M' } } }), plan(0, `${month}-12`, { patient: { initiatingVisit: { date: `${month}-12`, type: 'ED' } } }),
  plan(0, `${month}-12`, lasting(24)), plan(0, `${month}-12`, lasting(12, 11)), plan(1, `${month}-12`, lasting(12, 12)), plan(0, `${month}-12`, {}, 'licensed_staff'),
  plan(1, `${month}-12`, { entries: [at(`${month}-12`, 15, 'PH_G0506', 'care_planning_extra', 'qhp')] }),
  plan(0, `${month}-12`, { change: before('G0506', '2025-11-01') }), plan(1, `${month}-12`, { change: before('G0506', '2025-10-20', 'other') }), plan(0, '2026-12-12', { change: before('G0506', '2026-01-01') }),
  plan(1, '2026-12-12', { change: before('G0506', '2025-12-01') }), plan(0, '2026-12-12', { change: before('G0506', '2025-12-20') }),
];

/** Programs whose numbers are Medicare's. */
const other = (program: Boundary['program'], role: string) => (code: string, units: number, minutes: number, more: More = {}): Boundary => ({ payer, program, month, role, code, units, minutes, ...more });
const months = (row: (more: More) => Boundary, none: (more: More) => Boundary): Boundary[] => [row({ month: '2024-01' }), row({ month: '2026-12' }), none({ month: '2023-12' }), none({ month: '2027-01' })];
const onePlace = (code: string): More => ({ change: { otherBilled: [{ code, serviceMonth: month, practitioner: 'other' }] } });

/** A code billed in the month by the practice itself: no matter before the day on which the two began to exclude one another. */
const beside = (when: string, code: string): More => ({ month: when, change: { otherBilled: [{ code, serviceMonth: when, practitioner: 'self' }] } });

const ccm = other('CCM', 'clinical_staff');
const ccmOwn = other('CCM', 'qhp');
const chronicCare: Boundary[] = [
  ccm('99490', 0, 19.98), ccm('99490', 1, 20), ccm('99490', 1, 90), ccmOwn('99490', 1, 20), ccm('99487', 0, 90),
  ccm('99439', 0, 60), ccmOwn('99491', 0, 60), ccmOwn('99437', 0, 90),
  ccm('99439', 0, 39.98, confirmed('99439')), ccm('99439', 1, 40, confirmed('99439')), ccm('99439', 1, 59.98, confirmed('99439')), ccm('99439', 2, 60, confirmed('99439')), ccm('99439', 2, 80, confirmed('99439')),
  ccmOwn('99491', 0, 29.98, confirmed('99491', '99437')), ccmOwn('99491', 1, 30, confirmed('99491', '99437')),
  ccmOwn('99437', 0, 59.98, confirmed('99491', '99437')), ccmOwn('99437', 1, 60, confirmed('99491', '99437')), ccmOwn('99437', 1, 89.98, confirmed('99491', '99437')), ccmOwn('99437', 2, 90, confirmed('99491', '99437')),
  ccm('99490', 0, 20, lasting(24)), ccm('99490', 0, 20, lasting(12, 11)), ccm('99490', 1, 20, lasting(12, 12)), ccm('99490', 0, 20, { patient: { riskLevel: 'low' } }), ccm('99490', 0, 20, { month: '2024-01', patient: { riskLevel: null } }),
  ccm('99490', 1, 20, unseen('2025-10-01')), ccm('99490', 0, 20, unseen('2025-09-30')), ccm('99490', 0, 20, onePlace('99487')), ccm('99490', 0, 20, onePlace('99489')), ccm('99490', 0, 20, onePlace('99490')), ccm('99490', 1, 20, beside('2024-12', 'G0557')), ccm('99490', 0, 20, beside('2025-01', 'G0557')),
  ccm('99439', 0, 60, { month: '2024-01' }), ccmOwn('99491', 0, 60, { month: '2024-01' }),
  ...months((more) => ccm('99490', 1, 20, more), (more) => ccm('99490', 0, 20, more)),
];

const pcm = other('PCM', 'clinical_staff');
const pcmOwn = other('PCM', 'qhp');
const pcmAll = confirmed('99424', '99425', '99426', '99427');
const principal: Boundary[] = [
  ...['2024-01', month].flatMap((when) => [pcm('99426', 0, 90, { month: when }), pcm('99427', 0, 90, { month: when }), pcmOwn('99424', 0, 90, { month: when }), pcmOwn('99425', 0, 90, { month: when })]),
  pcm('99426', 0, 29.98, pcmAll), pcm('99426', 1, 30, pcmAll), pcm('99427', 0, 59.98, pcmAll), pcm('99427', 1, 60, pcmAll), pcm('99427', 1, 89.98, pcmAll), pcm('99427', 2, 90, pcmAll), pcm('99427', 2, 120, pcmAll),
  pcmOwn('99424', 0, 29.98, pcmAll), pcmOwn('99424', 1, 30, pcmAll), pcmOwn('99425', 0, 59.98, pcmAll), pcmOwn('99425', 1, 60, pcmAll), pcmOwn('99425', 1, 89.98, pcmAll), pcmOwn('99425', 2, 90, pcmAll), pcmOwn('99426', 0, 60, pcmAll),
  pcm('99426', 0, 30, { ...pcmAll, ...lasting(2) }), pcm('99426', 1, 30, { ...pcmAll, ...lasting(3) }), pcm('99426', 1, 30, { ...pcmAll, ...unseen('2025-10-01') }), pcm('99426', 0, 30, { ...pcmAll, ...unseen('2025-09-30') }),
  ...([['2024-12', 1], ['2025-01', 0]] as const).map(([when, units]) => pcm('99426', units, 30, { ...beside(when, 'G0557'), change: { ...beside(when, 'G0557').change, ...pcmAll.change } })),
  ...months((more) => pcm('99426', 1, 30, { ...pcmAll, ...more }), (more) => pcm('99426', 0, 30, { ...pcmAll, ...more })),
];

const bhi = other('BHI', 'clinical_staff');
const behavioral: Boundary[] = [
  bhi('99484', 0, 19.98), bhi('99484', 1, 20), bhi('99484', 1, 60), bhi('99484', 1, 20, unseen('2025-10-01')), bhi('99484', 0, 20, unseen('2025-09-30')),
  ...['G0570', 'G0568', 'G0569'].flatMap((code) => [bhi('99484', 1, 20, beside('2025-12', code)), bhi('99484', 0, 20, beside('2026-01', code))]),
  ...months((more) => bhi('99484', 1, 20, more), (more) => bhi('99484', 0, 20, more)),
];

const cocmAll = confirmed('99492', '99493', '99494', 'G2214');
const cocm = (code: string, units: number, minutes: number, firstMonth: boolean, more: More = cocmAll): Boundary =>
  ({ payer, program: 'COCM', month, role: 'bh_care_manager', activity: 'care_coordination', code, units, minutes, ...more, patient: { cocm: { firstMonth, registry: true, psychConsult: true }, ...more.patient } });
const midpoint: More = { change: { config: { 'ph.covered_codes': 'G2214', 'cocm.g2214Midpoint': 'true' } } };
const collaborative: Boundary[] = [
  ...['2024-01', month].flatMap((when) => [cocm('99492', 0, 90, true, { month: when }), cocm('99494', 0, 90, true, { month: when }), cocm('99493', 0, 90, false, { month: when }), cocm('G2214', 0, 30, false, { month: when })]),
  cocm('99492', 0, 35.98, true), cocm('99492', 1, 36, true), cocm('99494', 0, 85.98, true), cocm('99494', 1, 86, true), cocm('99494', 1, 115.98, true), cocm('99494', 2, 116, true),
  cocm('99493', 0, 30.98, false), cocm('99493', 1, 31, false), cocm('99494', 0, 75.98, false), cocm('99494', 1, 76, false), cocm('99494', 1, 105.98, false), cocm('99494', 2, 106, false),
  cocm('G2214', 0, 29.98, true), cocm('G2214', 1, 30, true), cocm('G2214', 0, 36, true), cocm('G2214', 0, 15.98, true, midpoint), cocm('G2214', 1, 16, true, midpoint),
  cocm('99493', 1, 31, false, { ...cocmAll, ...unseen('2025-10-01') }), cocm('99493', 0, 31, false, { ...cocmAll, ...unseen('2025-09-30') }),
  ...['G0568', 'G0569', 'G0570'].flatMap((code) => ([['2025-12', 1], ['2026-01', 0]] as const).map(([when, units]) => cocm('99493', units, 31, false, { ...beside(when, code), change: { ...beside(when, code).change, ...cocmAll.change } }))),
  ...months((more) => cocm('99493', 1, 31, false, { ...cocmAll, ...more }), (more) => cocm('99493', 0, 31, false, { ...cocmAll, ...more })),
];

const work = (program: string, minutes: number, role = 'clinical_staff', when = month): EntryInput => ({ performerRole: role, activity: 'care_plan_update', program, minutes, date: `${when}-14`, interactive: true });
const apcm = other('APCM', 'clinical_staff');
/** The level with a behavioral program besides. */
const withBehavioral = (code: string, units: number, second: 'COCM' | 'BHI', firstMonth: boolean, when: string, covered: readonly string[]): Boundary => ({
  payer, program: 'APCM', month: when, code, units, minutes: 5, role: 'clinical_staff', entries: [work(second, 40, second === 'COCM' ? 'bh_care_manager' : 'clinical_staff', when)],
  patient: { cocm: { firstMonth, registry: true, psychConsult: true } }, change: { programs: ['APCM', second], config: { 'ph.covered_codes': covered.join(',') } },
});
const advanced: Boundary[] = [
  apcm('G0557', 1, 5), apcm('G0556', 0, 5), apcm('G0558', 0, 5), apcm('G0557', 1, 5, lasting(12, 12)), apcm('G0556', 1, 5, lasting(12, 11)), apcm('G0557', 0, 5, lasting(12, 11)), apcm('G0556', 1, 5, { patient: { conditions: [] } }),
  apcm('G0558', 1, 5, { patient: { qmb: true } }), apcm('G0557', 0, 5, { patient: { qmb: true } }), apcm('G0558', 0, 5, { patient: { qmb: true, ...lasting(12, 11).patient } }), apcm('G0556', 1, 5, { patient: { qmb: true, ...lasting(12, 11).patient } }),
  apcm('G0557', 1, 5, unseen('2023-10-01')), apcm('G0557', 0, 5, unseen('2023-09-30')),
  apcm('G0557', 0, 5, { month: '2024-12' }), apcm('G0556', 0, 5, { month: '2024-12', ...lasting(24) }), apcm('G0558', 0, 5, { month: '2024-12', patient: { qmb: true } }), apcm('G0557', 1, 5, { month: '2025-01' }), apcm('G0556', 1, 5, { month: '2025-01', ...lasting(24) }), apcm('G0558', 1, 5, { month: '2025-01', patient: { qmb: true } }),
  apcm('G0557', 1, 5, { month: '2026-12' }), apcm('G0557', 0, 5, { month: '2027-01' }),
  ...([['G0568', 'COCM', true], ['G0569', 'COCM', false], ['G0570', 'BHI', false]] as const).flatMap(([code, second, first]) => [
    withBehavioral(code, 0, second, first, month, []), withBehavioral(code, 1, second, first, month, [code]), withBehavioral(code, 0, second, first, '2025-12', [code]), withBehavioral(code, 1, second, first, '2026-01', [code]),
    withBehavioral('G0557', 1, second, first, month, []),
  ]),
  withBehavioral('99484', 1, 'BHI', false, month, []), withBehavioral('99484', 0, 'BHI', false, month, ['G0570']),
];

/** A discharge on Monday the 5th; the second business day is Wednesday the 7th. */
const discharge = (code: string, units: number, visitDate: string, mdm: 'low' | 'moderate' | 'high', more: Partial<NonNullable<Facts['tcm']>> = {}, rest: More = {}): Boundary => ({
  payer, program: 'TCM', month, code, units, ...rest,
  patient: { tcm: { dischargeDate: `${month}-05`, from: 'inpatient_acute', to: 'home', firstContact: `${month}-06`, visitDate, mdm, medRecDate: visitDate, ...more } },
});
const counted: More = { change: { config: { 'tcm.dayCount': 'discharge_is_one' } } };
const january = { dischargeDate: '2024-01-08', firstContact: '2024-01-09' };
const transitional: Boundary[] = [
  discharge('99496', 1, `${month}-12`, 'high'), discharge('99496', 0, `${month}-13`, 'high'), discharge('99495', 1, `${month}-13`, 'high'), discharge('99495', 0, `${month}-12`, 'high'), discharge('99496', 0, `${month}-12`, 'moderate'),
  discharge('99495', 1, `${month}-19`, 'moderate'), discharge('99495', 0, `${month}-20`, 'moderate'), discharge('99495', 0, `${month}-12`, 'low'),
  discharge('99496', 1, `${month}-11`, 'high', {}, counted), discharge('99496', 0, `${month}-12`, 'high', {}, counted), discharge('99495', 1, `${month}-18`, 'moderate', {}, counted), discharge('99495', 0, `${month}-19`, 'moderate', {}, counted),
  discharge('99495', 1, `${month}-12`, 'moderate', { firstContact: `${month}-07` }), discharge('99495', 0, `${month}-12`, 'moderate', { firstContact: `${month}-08` }),
  discharge('99495', 1, `${month}-12`, 'moderate', { firstContact: null, contactAttempts: [`${month}-06`, `${month}-07`] }), discharge('99495', 0, `${month}-12`, 'moderate', { firstContact: null, contactAttempts: [`${month}-06`] }),
  discharge('99495', 0, `${month}-12`, 'moderate', { firstContact: null, contactAttempts: [`${month}-06`, `${month}-08`] }),
  discharge('99495', 0, `${month}-12`, 'moderate', { to: 'snf' }), discharge('99495', 0, `${month}-12`, 'moderate', { medRecDate: `${month}-13` }),
  ...([['2024-12', 1], ['2025-01', 0]] as const).map(([when, units]) => discharge('99495', units, `${when}-15`, 'moderate', { dischargeDate: `${when}-09`, firstContact: `${when}-10` }, beside(when, 'G0557'))),
  discharge('99495', 1, '2024-01-22', 'moderate', january, { month: '2024-01' }), discharge('99496', 1, '2024-01-15', 'high', january, { month: '2024-01' }),
];

const rpm = other('RPM', 'clinical_staff');
const rpmAll = confirmed('99453', '99454', '99445', '99457', '99458', '99470', '99091');
const device = (code: string, units: number, periodStart: string, daysWithData: number, more: More = rpmAll, rest: Partial<NonNullable<Facts['device']>> = {}): Boundary =>
  ({ payer, program: 'RPM', month, code, units, ...more, patient: { device: { periodStart, daysWithData, fdaDevice: true, manualEntry: false, episodeSetupDate: rest.firstPeriod === undefined ? null : periodStart, ...rest } } });
const first = { firstPeriod: true };
const review = (units: number, entries: readonly [string, number][], more: More = rpmAll): Boundary => ({
  payer, program: 'RPM', month, code: '99091', units, ...more, patient: { device: { periodStart: `${month}-01`, daysWithData: 10, fdaDevice: true, ...more.patient?.device } },
  entries: entries.map(([date, minutes]) => ({ performerRole: 'qhp', activity: 'data_review', program: 'RPM_99091', minutes, date })),
});
const monitoring: Boundary[] = [
  ...['99453', '99454'].map((code) => device(code, 0, `${month}-01`, 20, {}, first)), device('99445', 0, `${month}-01`, 10, {}), rpm('99457', 0, 40), rpm('99458', 0, 40), rpm('99470', 0, 15), review(0, [[`${month}-12`, 30]], {}),
  device('99454', 0, `${month}-01`, 15), device('99454', 1, `${month}-01`, 16), device('99454', 1, `${month}-01`, 30), device('99454', 0, `${month}-01`, 31),
  device('99445', 0, `${month}-01`, 1), device('99445', 1, `${month}-01`, 2), device('99445', 1, `${month}-01`, 15), device('99445', 0, `${month}-01`, 16),
  // A period belongs to the month in which its thirtieth day lies.
  device('99454', 0, '2026-09-01', 20), device('99454', 1, '2026-09-02', 20), device('99454', 1, '2026-10-02', 20), device('99454', 0, '2026-10-03', 20),
  device('99453', 0, `${month}-01`, 1, rpmAll, first), device('99453', 1, `${month}-01`, 2, rpmAll, first), device('99453', 0, `${month}-01`, 20, rpmAll, { firstPeriod: false }),
  // Fewer days from January 2026; a period over New Year goes by the rule of the day it ends.
  ...([['2025-12', '2025-12-02', 16], ['2026-01', '2025-12-03', 2]] as const).flatMap(([when, start, least]) => [device('99453', 0, start, least - 1, { ...rpmAll, month: when }, first), device('99453', 1, start, least, { ...rpmAll, month: when }, first)]),
  device('99445', 0, '2025-12-02', 10, { ...rpmAll, month: '2025-12' }), device('99445', 1, '2025-12-03', 10, { ...rpmAll, month: '2026-01' }), device('99445', 1, '2025-12-03', 2, { ...rpmAll, month: '2026-01' }), device('99445', 0, '2025-12-03', 16, { ...rpmAll, month: '2026-01' }),
  device('99454', 0, '2025-12-02', 15, { ...rpmAll, month: '2025-12' }), device('99454', 1, '2025-12-02', 16, { ...rpmAll, month: '2025-12' }), device('99454', 1, '2025-12-03', 16, { ...rpmAll, month: '2026-01' }),
  device('99454', 1, '2024-01-01', 16, { ...rpmAll, month: '2024-01' }),
  rpm('99457', 0, 19.98, rpmAll), rpm('99457', 1, 20, rpmAll), rpm('99457', 0, 20, { ...rpmAll, entry: { interactive: false } }),
  rpm('99458', 0, 39.98, rpmAll), rpm('99458', 1, 40, rpmAll), rpm('99458', 1, 59.98, rpmAll), rpm('99458', 2, 60, rpmAll), rpm('99458', 3, 80, rpmAll),
  rpm('99470', 0, 9.98, rpmAll), rpm('99470', 1, 10, rpmAll), rpm('99470', 1, 19.98, rpmAll), rpm('99470', 0, 20, rpmAll), rpm('99470', 0, 15, { ...rpmAll, month: '2025-12' }), rpm('99470', 1, 15, { ...rpmAll, month: '2026-01' }),
  rpm('99457', 0, 20, { ...rpmAll, patient: { conditions: [] } }), rpm('99457', 1, 20, { ...rpmAll, patient: { conditions: [{ name: 'sprain', expectedMonths: 0, significantRisk: false }] } }),
  review(0, [[`${month}-12`, 29.98]]), review(1, [[`${month}-12`, 30]]), review(1, [[`${month}-12`, 90]]), review(1, [[`${month}-01`, 15], [`${month}-30`, 15]]), review(0, [[`${month}-01`, 15], [`${month}-31`, 15]]),
  ...months((more) => rpm('99457', 1, 20, { ...rpmAll, ...more }), (more) => rpm('99457', 0, 20, { ...rpmAll, ...more })),
];

export const rows: Boundary[] = [
  ...members, ...coordination, ...calls, ...visits, ...planning, ...chronicCare, ...principal, ...behavioral, ...collaborative, ...advanced, ...transitional, ...monitoring,
];
