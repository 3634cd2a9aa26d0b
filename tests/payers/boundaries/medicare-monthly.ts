/**
 * Medicare, programs of the calendar month besides chronic care management: principal care management, general behavioral health,
 * collaborative care, advanced primary care management. From the published numbers and days.
 */
import type { EntryInput, Facts, PatientMonth, Program } from '../../../lib/rules/contract.ts';
import type { Boundary } from '../boundary.ts';

type More = Partial<Omit<Boundary, 'payer' | 'program'>>;
const rowOf = (program: Program) => (code: string, units: number, minutes: number | undefined, more: More = {}): Boundary => ({ payer: 'medicare_ffs', program, month: '2026-10', code, units, minutes, ...more });
const billed = (code: string, practitioner: string, config?: PatientMonth['config']): Partial<PatientMonth> => ({ otherBilled: [{ code, practitioner }], ...(config ? { config } : {}) });
const policy = (name: string, value: string, more: More = {}): More => ({ ...more, change: { config: { [name]: value }, ...more.change } });
const condition = (expectedMonths: number, significantRisk = true) => ({ name: 'a condition', expectedMonths, significantRisk });
const seen = (day: string): Partial<Facts> => ({ lastSeenDate: day, initiatingVisit: null });
const consent = (program: Program, elements: readonly string[]): Partial<Facts> => ({ consent: { [program]: { date: '2026-08-01', kind: 'verbal', documented: true, elements } } });
const work = (performerRole: string, program: string, minutes: number, month = '2026-10'): EntryInput => ({ performerRole, activity: 'care_coordination', program, minutes, date: `${month}-14`, interactive: true });
const three = ['availability_cost_share', 'one_practitioner', 'right_to_stop'];
const two = ['consult_specialists', 'cost_share'];
const without = (list: readonly string[]) => list.map((missing) => list.filter((each) => each !== missing));

const pcm = rowOf('PCM');
const own = (more: More = {}): More => ({ role: 'qhp', ...more });
const principal: Boundary[] = [
  pcm('99426', 0, 29.98), pcm('99426', 1, 30), pcm('99426', 1, 120), pcm('99427', 0, 59.98), pcm('99427', 1, 60), pcm('99427', 1, 89.98), pcm('99427', 2, 90), pcm('99427', 2, 119.98), pcm('99427', 2, 120), pcm('99427', 2, 180),
  pcm('99427', 2, 119.98, policy('pcm.addOnCap', 'none')), pcm('99427', 3, 120, policy('pcm.addOnCap', 'none')), pcm('99427', 4, 150, policy('pcm.addOnCap', 'none')),
  pcm('99424', 0, 29.98, own()), pcm('99424', 1, 30, own()), pcm('99424', 1, 120, own()), pcm('99425', 0, 59.98, own()), pcm('99425', 1, 60, own()), pcm('99425', 1, 89.98, own()), pcm('99425', 2, 90, own()), pcm('99425', 2, 119.98, own()), pcm('99425', 3, 120, own()), pcm('99425', 4, 150, own()),
  // Staff time is never the practitioner's own, and here the practitioner's is not staff time either.
  pcm('99424', 0, 60), pcm('99426', 0, 60, own()), pcm('99426', 0, 25, { entries: [work('qhp', 'PCM', 10)] }), pcm('99426', 1, 30, { role: 'clinical_staff_external' }), pcm('99426', 0, 60, { role: 'clerical' }), pcm('99426', 0, 60, { role: 'qhp_other' }), pcm('99424', 0, 60, { role: 'qhp_other' }),
  ...([['practitioner_first', 1, 0], ['staff_first', 0, 1]] as const).flatMap(([order, practitioner, staff]) => [
    pcm('99424', practitioner, 30, policy('pcm.base', order, { entries: [work('qhp', 'PCM', 30)] })), pcm('99426', staff, 30, policy('pcm.base', order, { entries: [work('qhp', 'PCM', 30)] })),
  ]),
  pcm('99426', 1, 60, policy('pcm.base', 'most_time', { entries: [work('qhp', 'PCM', 59.98)] })), pcm('99424', 1, 59.98, policy('pcm.base', 'most_time', { entries: [work('qhp', 'PCM', 60)] })),
  // The codes of 2022 and those before them.
  pcm('G2065', 0, 30, { month: '2019-12' }), pcm('G2065', 1, 30, { month: '2020-01' }), pcm('G2065', 0, 29.98, { month: '2020-01' }), pcm('G2065', 1, 30, { month: '2021-12' }), pcm('G2065', 0, 29.98, { month: '2021-12' }), pcm('G2065', 1, 90, { month: '2021-12' }), pcm('G2065', 0, 30, { month: '2022-01' }),
  pcm('G2064', 0, 30, own({ month: '2019-12' })), pcm('G2064', 1, 30, own({ month: '2020-01' })), pcm('G2064', 0, 29.98, own({ month: '2020-01' })), pcm('G2064', 1, 90, own({ month: '2021-12' })), pcm('G2064', 0, 29.98, own({ month: '2021-12' })), pcm('G2064', 0, 30, own({ month: '2022-01' })),
  pcm('99426', 0, 30, { month: '2021-12' }), pcm('99426', 1, 30, { month: '2022-01' }), pcm('99426', 0, 29.98, { month: '2022-01' }), pcm('99427', 0, 90, { month: '2021-12' }), pcm('99427', 2, 90, { month: '2022-01' }), pcm('99427', 2, 120, { month: '2022-01' }),
  pcm('99424', 0, 30, own({ month: '2021-12' })), pcm('99424', 1, 30, own({ month: '2022-01' })), pcm('99425', 0, 90, own({ month: '2021-12' })), pcm('99425', 2, 90, own({ month: '2022-01' })), pcm('99426', 1, 30, { month: '2026-12' }), pcm('99426', 0, 30, { month: '2027-01' }),
  // One condition of three months with significant risk.
  pcm('99426', 0, 30, { patient: { conditions: [] } }), pcm('99426', 1, 30, { patient: { conditions: [condition(3)] } }), pcm('99426', 0, 30, { patient: { conditions: [condition(2)] } }), pcm('99426', 0, 30, { patient: { conditions: [condition(24, false)] } }),
  pcm('99426', 0, 30, { patient: { carePlan: null } }), pcm('99426', 1, 30, { patient: { carePlan: { date: '2026-08-01', copyGiven: false } } }),
  pcm('99426', 1, 30, { patient: seen('2025-10-01') }), pcm('99426', 0, 30, { patient: seen('2025-09-30') }), ...without(three).map((elements) => pcm('99426', 0, 30, { patient: consent('PCM', elements) })), pcm('99426', 1, 30, { patient: consent('PCM', three) }),
  pcm('99426', 1, 30, { patient: { inpatientStays: [{ from: '2026-10-10', to: '2026-10-14' }] } }),
  pcm('99426', 0, 30, { activity: 'prior_authorization' }), pcm('99426', 1, 30, policy('ccm.countPriorAuthorization', 'true', { activity: 'prior_authorization' })), pcm('99426', 0, 30, { activity: 'chart_prep' }), pcm('99426', 1, 30, policy('ccm.countAdministration', 'true', { activity: 'chart_prep' })),
  ...['99490', '99439', 'G2058', '99487', '99489', '99491', '99437'].flatMap((code) => [pcm('99426', 0, 30, { change: billed(code, 'self') }), pcm('99426', 1, 30, { change: billed(code, 'other') }), pcm('99426', 0, 30, { change: billed(code, 'other', { 'ccm.pcm.scope': 'patient_month' }) })]),
  ...['G0556', 'G0557', 'G0558'].flatMap((code) => [pcm('99426', 1, 30, { month: '2024-12', change: billed(code, 'self') }), pcm('99426', 0, 30, { month: '2025-01', change: billed(code, 'other') }), pcm('99426', 1, 30, { change: billed(code, 'other', { 'apcm.scope': 'practitioner' }) })]),
  pcm('99426', 0, 30, { change: billed('99424', 'self') }), pcm('99426', 1, 30, { change: billed('99424', 'other') }), pcm('G2065', 0, 30, { month: '2020-01', change: billed('G2064', 'self') }), pcm('99426', 1, 30, { change: billed('99457', 'self') }), pcm('99426', 1, 30, { change: billed('99484', 'self') }),
];

const bhi = rowOf('BHI');
const behavioral: Boundary[] = [
  bhi('99484', 0, 19.98), bhi('99484', 1, 20), bhi('99484', 1, 39.98), bhi('99484', 1, 40), bhi('99484', 1, 200), bhi('99484', 0, 19.98, own()), bhi('99484', 1, 20, own()), bhi('99484', 1, 10, { entries: [work('qhp', 'BHI', 10)] }), bhi('99484', 1, 20, { role: 'clinical_staff_external' }),
  bhi('99484', 0, 60, { role: 'clerical' }), bhi('99484', 0, 60, { role: 'bh_care_manager' }), bhi('99484', 0, 20, { activity: 'office_visit' }), bhi('99484', 0, 20, { activity: 'benefit_check' }),
  bhi('99484', 0, 20, { month: '2017-12' }), bhi('99484', 1, 20, { month: '2018-01' }), bhi('99484', 0, 19.98, { month: '2018-01' }), bhi('99484', 1, 20, { month: '2026-12' }), bhi('99484', 0, 20, { month: '2027-01' }),
  bhi('99484', 1, 20, { patient: { conditions: [] } }), bhi('99484', 1, 20, { patient: { inpatientStays: [{ from: '2026-10-10', to: '2026-10-14' }] } }), bhi('99484', 0, 20, { patient: { carePlan: null } }), bhi('99484', 1, 20, { patient: { carePlan: { date: '2026-08-01', copyGiven: false } } }),
  bhi('99484', 1, 20, { patient: seen('2025-10-01') }), bhi('99484', 0, 20, { patient: seen('2025-09-30') }), ...without(two).map((elements) => bhi('99484', 0, 20, { patient: consent('BHI', elements) })), bhi('99484', 1, 20, { patient: consent('BHI', two) }),
  ...['99492', '99493', '99494', 'G2214'].flatMap((code) => [bhi('99484', 0, 20, { change: billed(code, 'self') }), bhi('99484', 1, 20, { change: billed(code, 'other') }), bhi('99484', 0, 20, { month: '2021-01', change: billed(code, 'self') })]),
  bhi('99484', 0, 20, { month: '2018-01', change: billed('99492', 'self') }),
  bhi('99484', 1, 20, { month: '2025-12', change: billed('G0570', 'self') }), bhi('99484', 0, 20, { month: '2026-01', change: billed('G0570', 'other') }), bhi('99484', 0, 20, { month: '2026-01', change: billed('G0568', 'self') }), bhi('99484', 0, 20, { month: '2026-01', change: billed('G0569', 'self') }),
  bhi('99484', 1, 20, { month: '2025-12', change: billed('G0568', 'self') }), bhi('99484', 1, 20, { change: billed('G0568', 'other') }), bhi('99484', 1, 20, { change: billed('99490', 'self') }), bhi('99484', 1, 20, { change: billed('99426', 'self') }),
];

const cocm = rowOf('COCM');
const team = (firstMonth: boolean | null, more: More = {}): More => ({ role: 'bh_care_manager', ...more, patient: { cocm: { firstMonth, registry: true, psychConsult: true }, ...more.patient } });
const first = (more: More = {}) => team(true, more);
const later = (more: More = {}) => team(false, more);
const half = { 'cocm.g2214Midpoint': 'true' };
const collaborative: Boundary[] = [
  cocm('99492', 0, 35.98, first()), cocm('99492', 1, 36, first()), cocm('99492', 1, 85.98, first()), cocm('99492', 1, 146, first()), cocm('99494', 0, 85.98, first()), cocm('99494', 1, 86, first()), cocm('99494', 1, 115.98, first()), cocm('99494', 2, 116, first()), cocm('99494', 2, 145.98, first()), cocm('99494', 3, 146, first()),
  cocm('99493', 0, 30.98, later()), cocm('99493', 1, 31, later()), cocm('99493', 1, 75.98, later()), cocm('99493', 1, 136, later()), cocm('99494', 0, 75.98, later()), cocm('99494', 1, 76, later()), cocm('99494', 1, 105.98, later()), cocm('99494', 2, 106, later()), cocm('99494', 2, 135.98, later()), cocm('99494', 3, 136, later()),
  cocm('99492', 0, 100, later()), cocm('99493', 0, 100, first()), cocm('99492', 0, 100, team(null)), cocm('99493', 0, 100, team(null)), cocm('99494', 0, 100, team(null)),
  cocm('G2214', 0, 29.98, first()), cocm('G2214', 1, 30, first()), cocm('G2214', 1, 35.98, first()), cocm('G2214', 0, 36, first()), cocm('G2214', 0, 29.98, later()), cocm('G2214', 1, 30, later()), cocm('G2214', 1, 30.98, later()), cocm('G2214', 0, 31, later()),
  cocm('G2214', 0, 15.98, later({ change: { config: half } })), cocm('G2214', 1, 16, later({ change: { config: half } })), cocm('G2214', 0, 15.98, first({ change: { config: half } })), cocm('G2214', 1, 16, first({ change: { config: half } })), cocm('G2214', 0, 16, first()),
  // Whose minutes: the care manager's alone, unless the practice decides that the whole team's count.
  cocm('99492', 0, 30, first({ entries: [work('psychiatric_consultant', 'COCM', 6)] })), cocm('99492', 1, 30, first({ entries: [work('psychiatric_consultant', 'COCM', 6)], change: { config: { 'cocm.team': 'all' } } })), cocm('99492', 0, 30, first({ entries: [work('psychiatric_consultant', 'COCM', 5.98)], change: { config: { 'cocm.team': 'all' } } })),
  cocm('99492', 1, 30, first({ entries: [work('qhp', 'COCM', 6)], change: { config: { 'cocm.team': 'all' } } })), cocm('99492', 0, 100, first({ role: 'clinical_staff', change: { config: { 'cocm.team': 'all' } } })), cocm('99492', 0, 100, first({ role: 'clinical_staff' })), cocm('99492', 0, 100, first({ role: 'qhp' })),
  cocm('99492', 0, 36, first({ month: '2017-12' })), cocm('99492', 1, 36, first({ month: '2018-01' })), cocm('99492', 0, 35.98, first({ month: '2018-01' })), cocm('99493', 0, 31, later({ month: '2017-12' })), cocm('99493', 1, 31, later({ month: '2018-01' })), cocm('99494', 1, 86, first({ month: '2018-01' })), cocm('99494', 2, 106, later({ month: '2018-01' })),
  cocm('G2214', 0, 30, later({ month: '2020-12' })), cocm('G2214', 1, 30, later({ month: '2021-01' })), cocm('G2214', 0, 29.98, later({ month: '2021-01' })), cocm('G2214', 0, 31, later({ month: '2021-01' })), cocm('G2214', 1, 16, later({ month: '2021-01', change: { config: half } })),
  cocm('99493', 1, 31, later({ month: '2026-12' })), cocm('99493', 0, 31, later({ month: '2027-01' })),
  cocm('99493', 0, 31, { role: 'bh_care_manager', patient: { cocm: { firstMonth: false, registry: false, psychConsult: true } } }), cocm('99493', 0, 31, { role: 'bh_care_manager', patient: { cocm: { firstMonth: false, registry: true, psychConsult: false } } }), cocm('99493', 0, 31, { role: 'bh_care_manager', patient: { cocm: { firstMonth: false, registry: null, psychConsult: true } } }),
  cocm('99493', 1, 31, later({ patient: { carePlan: null } })), cocm('99493', 1, 31, later({ patient: seen('2025-10-01') })), cocm('99493', 0, 31, later({ patient: seen('2025-09-30') })), ...without(two).map((elements) => cocm('99493', 0, 31, later({ patient: consent('COCM', elements) }))), cocm('99493', 1, 31, later({ patient: consent('COCM', two) })),
  cocm('99493', 1, 31, later({ patient: { inpatientStays: [{ from: '2026-10-10', to: '2026-10-14' }] } })), cocm('99493', 1, 31, later({ activity: 'case_review' })), cocm('99493', 0, 31, later({ activity: 'gap_reminder' })),
  cocm('99493', 0, 31, later({ change: billed('99484', 'self') })), cocm('99493', 1, 31, later({ change: billed('99484', 'other') })), cocm('G2214', 0, 30, later({ change: billed('99484', 'self') })), cocm('99493', 0, 31, later({ change: billed('99492', 'other') })), cocm('99492', 0, 36, first({ change: billed('99493', 'other') })), cocm('99493', 0, 31, later({ change: billed('G2214', 'other') })), cocm('99492', 0, 36, first({ change: billed('G2214', 'other') })),
  cocm('99493', 0, 31, later({ month: '2018-01', change: billed('99492', 'other') })), cocm('99493', 0, 31, later({ month: '2018-01', change: billed('99484', 'self') })), cocm('99493', 0, 31, later({ month: '2021-01', change: billed('G2214', 'other') })),
  ...['G0568', 'G0569'].flatMap((code) => [cocm('99493', 1, 31, later({ month: '2025-12', change: billed(code, 'self') })), cocm('99493', 0, 31, later({ month: '2026-01', change: billed(code, 'other') })), cocm('G2214', 0, 30, later({ change: billed(code, 'other') }))]),
  cocm('99493', 1, 31, later({ month: '2025-12', change: billed('G0570', 'self') })), cocm('99493', 0, 31, later({ month: '2026-01', change: billed('G0570', 'self') })), cocm('99493', 1, 31, later({ change: billed('G0570', 'other') })),
];

const apcm = rowOf('APCM');
const none: Partial<Facts> = { conditions: [] };
const single: Partial<Facts> = { conditions: [condition(24)] };
const qmb: Partial<Facts> = { qmb: true };
const levels: Boundary[] = [
  // A level by conditions and coverage; the minutes do not matter.
  apcm('G0556', 1, 1, { patient: none }), apcm('G0556', 1, 1, { patient: single }), apcm('G0557', 0, 500, { patient: single }), apcm('G0556', 0, 1), apcm('G0557', 1, 1), apcm('G0557', 1, 500), apcm('G0557', 1, 0.02), apcm('G0558', 0, 1), apcm('G0557', 1, 1, { patient: { qmb: null } }),
  apcm('G0558', 1, 1, { patient: qmb }), apcm('G0557', 0, 1, { patient: qmb }), apcm('G0556', 0, 1, { patient: qmb }), apcm('G0558', 0, 1, { patient: { ...qmb, ...single } }), apcm('G0556', 1, 1, { patient: { ...qmb, ...single } }), apcm('G0556', 1, 1, { patient: { ...qmb, ...none } }),
  apcm('G0557', 1, 1, { patient: { conditions: [condition(12), condition(12)] } }), apcm('G0557', 0, 1, { patient: { conditions: [condition(12), condition(11)] } }), apcm('G0556', 1, 1, { patient: { conditions: [condition(12), condition(11)] } }), apcm('G0557', 0, 1, { patient: { conditions: [condition(12), condition(12, false)] } }),
  apcm('G0558', 1, 1, { patient: { ...qmb, conditions: [condition(12), condition(12)] } }), apcm('G0558', 0, 1, { patient: { ...qmb, conditions: [condition(12), condition(11)] } }), apcm('G0556', 0, 1, { patient: { conditions: null } }),
  ...([['G0556', single], ['G0557', {}], ['G0558', qmb]] as const).flatMap(([code, patient]) => [apcm(code, 0, 5, { month: '2024-12', patient }), apcm(code, 1, 5, { month: '2025-01', patient }), apcm(code, 1, 5, { month: '2026-12', patient }), apcm(code, 0, 5, { month: '2027-01', patient })]),
  // A visit within three years; a service in the month; the one who is responsible for all primary care.
  apcm('G0557', 1, 5, { patient: seen('2023-10-01') }), apcm('G0557', 0, 5, { patient: seen('2023-09-30') }), apcm('G0557', 0, undefined), apcm('G0557', 1, undefined, policy('apcm.requireService', 'false')), apcm('G0557', 0, 5, { service: 'CCM' }),
  apcm('G0557', 0, 5, { role: 'clerical' }), apcm('G0557', 1, 5, own()), apcm('G0557', 0, 5, { activity: 'gap_reminder' }), apcm('G0557', 0, 5, { change: { practitionerIsPrimaryCareFocalPoint: false } }), apcm('G0557', 1, 5, { change: { practitionerIsPrimaryCareFocalPoint: true } }),
  ...without(three).map((elements) => apcm('G0557', 0, 5, { patient: consent('APCM', elements) })), apcm('G0557', 1, 5, { patient: consent('APCM', three) }), apcm('G0557', 1, 5, { patient: { carePlan: null } }),
  ...[
    '99487', '99489', '99490', '99491', '99437', '99439', '99424', '99425', '99426', '99427', '99495', '99496', '99446', '99447', '99448', '99449', '99451', '99452',
    'G2250', 'G2251', 'G2252', '99421', '99422', '99423', '98970', '98971', '98972', 'G2010', 'G2012', '98016',
  ].flatMap((code) => [apcm('G0557', 0, 5, { change: billed(code, 'other') }), apcm('G0557', 1, 5, { change: billed(code, 'other', { 'apcm.scope': 'practitioner' }) }), apcm('G0557', 0, 5, { month: '2025-01', change: billed(code, 'self') })]),
  ...['G0556', 'G0557', 'G0558'].map((code) => apcm('G0557', 0, 5, { change: billed(code, 'other') })),
  ...['G0019', 'G0023', '99454', '99457', '98980', '99484', '99492', '99450'].map((code) => apcm('G0557', 1, 5, { change: billed(code, 'other') })),
];

/** Advanced primary care beside collaborative care, or beside general behavioral health: a service of each in the month. */
const beside = (programs: readonly Program[], firstMonth: boolean, more: More = {}): More => {
  const month = more.month ?? '2026-10';
  const entries = programs.flatMap((program) => (program === 'COCM' ? [work('bh_care_manager', 'COCM', 40, month)] : program === 'BHI' ? [work('clinical_staff', 'BHI', 24, month)] : []));
  return { entries, ...more, patient: { cocm: { firstMonth, registry: true, psychConsult: true }, ...more.patient }, change: { programs, ...more.change } };
};
const both: readonly Program[] = ['APCM', 'COCM'];
const general: readonly Program[] = ['APCM', 'BHI'];
const mode = (value: string): More => ({ change: { config: { 'apcm.bh.mode': value } } });
const addOns: Boundary[] = [
  apcm('G0568', 1, 5, beside(both, true)), apcm('G0569', 0, 5, beside(both, true)), apcm('99492', 0, 5, beside(both, true)), apcm('G0569', 1, 5, beside(both, false)), apcm('G0568', 0, 5, beside(both, false)), apcm('99493', 0, 5, beside(both, false)), apcm('G0570', 0, 5, beside(both, false)),
  apcm('G0570', 1, 5, beside(general, false)), apcm('99484', 0, 5, beside(general, false)), apcm('G0569', 0, 5, beside(general, false)), apcm('G0557', 1, 5, beside(both, true)), apcm('G0557', 1, 5, beside(general, false)),
  apcm('G0568', 0, 5, beside(both, true, { month: '2025-12' })), apcm('99492', 1, 5, beside(both, true, { month: '2025-12' })), apcm('G0568', 1, 5, beside(both, true, { month: '2026-01' })), apcm('G0569', 0, 5, beside(both, false, { month: '2025-12' })), apcm('G0569', 1, 5, beside(both, false, { month: '2026-01' })),
  apcm('G0570', 0, 5, beside(general, false, { month: '2025-12' })), apcm('99484', 1, 5, beside(general, false, { month: '2025-12' })), apcm('G0570', 1, 5, beside(general, false, { month: '2026-01' })),
  // Untimed, and once: a long month gives no more, a short one no less.
  apcm('G0569', 1, 5, beside(both, false, { entries: [work('bh_care_manager', 'COCM', 300)] })), apcm('99494', 0, 5, beside(both, false, { entries: [work('bh_care_manager', 'COCM', 300)] })), apcm('G0569', 1, 5, beside(both, false, { entries: [work('bh_care_manager', 'COCM', 1)] })), apcm('G0570', 1, 5, beside(general, false, { entries: [work('clinical_staff', 'BHI', 1)] })),
  apcm('G0569', 0, 5, beside(both, false, { entries: [] })), apcm('G0570', 0, 5, beside(general, false, { entries: [] })), apcm('G0568', 0, 5, { patient: { cocm: { firstMonth: true, registry: true, psychConsult: true } } }), apcm('G0570', 0, 5),
  apcm('G0568', 0, undefined, beside(both, true)), apcm('G0570', 0, undefined, beside(general, false)),
  apcm('99492', 1, 5, beside(both, true, mode('ordinary'))), apcm('G0568', 0, 5, beside(both, true, mode('ordinary'))), apcm('99484', 1, 5, beside(general, false, mode('ordinary'))), apcm('G0570', 0, 5, beside(general, false, mode('ordinary'))), apcm('G0570', 1, 5, beside(general, false, mode('add_on'))), apcm('G0557', 1, 5, beside(both, true, mode('ordinary'))),
  apcm('G0570', 0, 5, beside(general, false, { change: { practitionerByProgram: { APCM: 'md-1', BHI: 'md-2' } } })), apcm('G0570', 1, 5, beside(general, false, { change: { practitionerByProgram: { APCM: 'md-1', BHI: 'md-1' } } })), apcm('G0569', 0, 5, beside(both, false, { change: { practitionerByProgram: { APCM: 'md-1', COCM: 'md-2' } } })),
  apcm('G0569', 0, 5, beside(both, false, { patient: consent('APCM', three) })), apcm('G0570', 0, 5, beside(general, false, { patient: consent('APCM', three) })),
  apcm('G0569', 0, 5, beside(both, false, { patient: { cocm: { firstMonth: false, registry: false, psychConsult: true } } })), apcm('G0568', 0, 5, beside(both, true, { patient: { cocm: { firstMonth: true, registry: true, psychConsult: false } } })),
  // The add-on takes any of the three levels as its base.
  apcm('G0568', 1, 5, beside(both, true, { patient: single })), apcm('G0568', 1, 5, beside(both, true, { patient: qmb })), apcm('G0569', 1, 5, beside(both, false, { patient: single })), apcm('G0570', 1, 5, beside(general, false, { patient: qmb })),
  ...['99492', '99493', '99494', 'G2214'].flatMap((code) => [apcm('G0569', 0, 5, beside(both, false, { change: billed(code, 'other') })), apcm('G0569', 0, 5, beside(both, false, { month: '2026-01', change: billed(code, 'other') })), apcm('G0570', 0, 5, beside(general, false, { change: billed(code, 'self') })), apcm('G0570', 1, 5, beside(general, false, { change: billed(code, 'other') }))]),
  apcm('G0570', 0, 5, beside(general, false, { change: billed('99484', 'other') })), apcm('G0570', 0, 5, beside(general, false, { month: '2026-01', change: billed('99484', 'other') })), apcm('G0569', 0, 5, beside(both, false, { change: billed('99484', 'self') })), apcm('G0569', 1, 5, beside(both, false, { change: billed('99484', 'other') })), apcm('G0569', 0, 5, beside(both, false, { change: billed('G0570', 'self') })),
];

export const rows: Boundary[] = [...principal, ...behavioral, ...collaborative, ...levels, ...addOns];
