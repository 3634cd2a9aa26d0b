/** Medicare, chronic care management: from the published numbers (99490 20/40/60, 99487 60/90/120, 99491 30/60/90) and the days of their codes. */
import type { Facts, PatientMonth } from '../../../lib/rules/contract.ts';
import type { Boundary } from '../boundary.ts';

type More = Partial<Omit<Boundary, 'payer' | 'program'>>;
const ccm = (code: string, units: number, minutes: number, more: More = {}): Boundary => ({ payer: 'medicare_ffs', program: 'CCM', month: '2026-10', code, units, minutes, ...more });
/** Decision making below what complex care management asks: long months stay with the staff codes. */
const plain = (more: More = {}): More => ({ ...more, patient: { mdm: 'low', ...more.patient } });
const own = (more: More = {}): More => ({ role: 'qhp', ...more });
const billed = (code: string, practitioner: string, config?: PatientMonth['config']): Partial<PatientMonth> => ({ otherBilled: [{ code, practitioner }], ...(config ? { config } : {}) });
const one = (expectedMonths: number, significantRisk = true) => ({ name: 'a condition', expectedMonths, significantRisk });
const conditions = (months: number): Pick<Facts, 'conditions'> => ({ conditions: [one(24), one(months)] });
const seen = (day: string): Partial<Facts> => ({ lastSeenDate: day, initiatingVisit: null });
const visit = (date: string, type = 'E/M'): Partial<Facts> => ({ newPatient: true, lastSeenDate: null, initiatingVisit: { date, type } });

const staffTime: Boundary[] = [
  ccm('99490', 0, 19.98), ccm('99490', 1, 20), ccm('99490', 1, 39.98), ccm('99490', 1, 59.98),
  ccm('99439', 0, 39.98), ccm('99439', 1, 40), ccm('99439', 1, 59.98), ccm('99439', 2, 60, plain()), ccm('99439', 2, 80, plain()), ccm('99439', 2, 100, plain()), ccm('99490', 1, 100, plain()),
  // The practitioner's minutes may count as staff minutes; another practitioner's and clerical work do not.
  ccm('99490', 0, 19.98, own()), ccm('99490', 1, 20, own()), ccm('99490', 0, 60, { role: 'qhp_other' }), ccm('99490', 0, 60, { role: 'clerical' }), ccm('99490', 1, 20, { role: 'clinical_staff_external' }),
];

const complexTime: Boundary[] = [
  ccm('99487', 0, 59.98), ccm('99487', 1, 60), ccm('99487', 1, 150), ccm('99490', 0, 60),
  ccm('99489', 0, 89.98), ccm('99489', 1, 90), ccm('99489', 1, 119.98), ccm('99489', 2, 120), ccm('99489', 2, 149.98), ccm('99489', 3, 150), ccm('99489', 4, 180),
  ccm('99487', 0, 60, plain()), ccm('99487', 1, 60, { patient: { mdm: 'high' } }), ccm('99487', 0, 60, { patient: { mdm: null } }), ccm('99489', 0, 120, plain()),
  ccm('99487', 1, 60, { patient: { carePlan: { date: '2026-01-15', copyGiven: true, revisedInMonth: false } } }),
  ccm('99487', 0, 60, { patient: { carePlan: { date: '2026-01-15', copyGiven: true, revisedInMonth: false } }, change: { config: { 'ccx.planRevision': 'block' } } }),
];

const ownTime: Boundary[] = [
  ccm('99491', 0, 29.98, own()), ccm('99491', 1, 30, own()), ccm('99491', 1, 120, own()), ccm('99491', 0, 30),
  ccm('99437', 0, 59.98, own()), ccm('99437', 1, 60, own()), ccm('99437', 1, 89.98, own()), ccm('99437', 2, 90, own()), ccm('99437', 2, 119.98, own()), ccm('99437', 3, 120, own()),
  ccm('99490', 0, 30, own()), ccm('99490', 1, 30, own({ change: { config: { 'ccm.base': 'staff_first' } } })), ccm('99491', 0, 30, own({ change: { config: { 'ccm.base': 'staff_first' } } })),
  // By the published amounts, where every code has one: 82.16 against 60.49 in 2025; in 2026 not every code has.
  ccm('99491', 1, 30, own({ month: '2025-12', change: { config: { 'ccm.base': 'staff_first', 'money.decides': 'true' } } })),
  ccm('99491', 0, 30, own({ month: '2026-01', change: { config: { 'ccm.base': 'staff_first', 'money.decides': 'true' } } })),
  ccm('99491', 0, 30, own({ month: '2024-12', change: { config: { 'ccm.base': 'staff_first', 'money.decides': 'true' } } })),
];

const days: Boundary[] = [
  ccm('99490', 0, 20, { month: '2018-12' }), ccm('99490', 1, 20, { month: '2019-01' }), ccm('99490', 0, 19.98, { month: '2019-01' }), ccm('99490', 1, 20, { month: '2026-12' }), ccm('99490', 0, 20, { month: '2027-01' }),
  ccm('99487', 1, 60, { month: '2019-01' }), ccm('99489', 1, 90, { month: '2019-01' }),
  ccm('99491', 0, 30, own({ month: '2018-12' })), ccm('99491', 0, 29.98, own({ month: '2019-01' })), ccm('99491', 1, 30, own({ month: '2019-01' })),
  ccm('99437', 0, 60, own({ month: '2021-12' })), ccm('99437', 1, 60, own({ month: '2022-01' })), ccm('99437', 0, 59.98, own({ month: '2022-01' })), ccm('99437', 2, 90, own({ month: '2022-01' })),
  ccm('G2058', 0, 40, { month: '2019-12' }), ccm('G2058', 1, 40, { month: '2020-01' }), ccm('G2058', 1, 40, { month: '2020-12' }), ccm('G2058', 0, 40, { month: '2021-01' }),
  ccm('G2058', 0, 39.98, { month: '2020-12' }), ccm('G2058', 1, 59.98, { month: '2020-12' }), ccm('G2058', 2, 60, plain({ month: '2020-12' })), ccm('G2058', 2, 80, plain({ month: '2020-12' })),
  ccm('G2058', 2, 60, plain({ month: '2020-01' })), ccm('G2058', 2, 80, plain({ month: '2020-01' })),
  ccm('99439', 0, 40, { month: '2020-12' }), ccm('99439', 1, 40, { month: '2021-01' }), ccm('99439', 2, 60, plain({ month: '2021-01' })), ccm('99439', 2, 80, plain({ month: '2021-01' })),
];

const facts: Boundary[] = [
  ccm('99490', 0, 20, { patient: { conditions: [] } }), ccm('99490', 0, 20, { patient: { conditions: [one(24)] } }), ccm('99490', 1, 20, { patient: { conditions: [one(24), one(24), one(24)] } }),
  ccm('99490', 0, 20, { patient: conditions(11) }), ccm('99490', 1, 20, { patient: conditions(12) }), ccm('99490', 0, 20, { patient: { conditions: [one(24), one(24, false)] } }),
  ccm('99490', 1, 20, { patient: seen('2025-10-01') }), ccm('99490', 0, 20, { patient: seen('2025-09-30') }),
  ccm('99490', 1, 20, { patient: visit('2025-10-01') }), ccm('99490', 0, 20, { patient: visit('2025-09-30') }),
  ccm('99490', 1, 20, { patient: visit('2026-09-15', 'TCM') }), ccm('99490', 1, 20, { patient: visit('2026-09-15', 'AWV') }), ccm('99490', 1, 20, { patient: visit('2026-09-15', 'IPPE') }), ccm('99490', 0, 20, { patient: visit('2026-09-15', '99211') }),
  ccm('99490', 0, 20, { patient: { carePlan: { date: '2026-08-01', copyGiven: false } } }), ccm('99490', 0, 20, { patient: { carePlan: { date: '2026-11-01', copyGiven: true } } }), ccm('99490', 1, 20, { patient: { carePlan: { date: '2026-10-31', copyGiven: true } } }),
  ...['availability_cost_share', 'one_practitioner', 'right_to_stop'].map((missing) => ccm('99490', 0, 20, {
    patient: { consent: { CCM: { date: '2026-08-01', kind: 'verbal', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'].filter((each) => each !== missing) } } },
  })),
  ccm('99490', 1, 20, { patient: { consent: { CCM: { date: '2026-10-12', kind: 'verbal', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } } } }),
  ccm('99490', 0, 20, { patient: { consent: { CCM: { date: '2026-10-13', kind: 'verbal', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } } } }),
  // Days as an inpatient do not count, the day of discharge included.
  ccm('99490', 0, 20, { patient: { inpatientStays: [{ from: '2026-10-10', to: '2026-10-12' }] } }), ccm('99490', 1, 20, { patient: { inpatientStays: [{ from: '2026-10-10', to: '2026-10-11' }] } }),
];

const activities: Boundary[] = [
  ...[
    'patient_call', 'portal_conversation', 'voicemail', 'email', 'online_form', 'medication_reconciliation', 'care_plan_update', 'care_coordination', 'coordination_specialist',
    'coordination_home_health', 'coordination_dme', 'community_resource', 'resource_research', 'drug_financial_program', 'patient_assistance_application', 'confirm_treatment',
    'specialty_pharmacy_first_fill', 'comprehensive_assessment', 'maintenance_contact', 'team_conference', 'case_conference', 'case_review', 'data_review', 'caregiver_training',
  ].map((activity) => ccm('99490', 1, 20, { activity })),
  ...['office_visit', 'prior_authorization', 'benefit_check', 'documentation', 'chart_prep', 'gap_reminder', 'care_planning_extra'].map((activity) => ccm('99490', 0, 20, { activity })),
  ccm('99490', 1, 20, { activity: 'prior_authorization', change: { config: { 'ccm.countPriorAuthorization': 'true' } } }),
  ...['benefit_check', 'documentation', 'chart_prep', 'gap_reminder'].map((activity) => ccm('99490', 1, 20, { activity, change: { config: { 'ccm.countAdministration': 'true' } } })),
];

const beside: Boundary[] = [
  ...['99495', '99496'].flatMap((code) => [ccm('99490', 0, 20, { month: '2019-12', change: billed(code, 'self') }), ccm('99490', 0, 20, { month: '2019-12', change: billed(code, 'other') }), ccm('99490', 1, 20, { month: '2020-01', change: billed(code, 'self') })]),
  ...['G0556', 'G0557', 'G0558'].flatMap((code) => [
    ccm('99490', 1, 20, { month: '2024-12', change: billed(code, 'self') }), ccm('99490', 0, 20, { month: '2025-01', change: billed(code, 'self') }), ccm('99490', 0, 20, { change: billed(code, 'other') }),
    ccm('99490', 1, 20, { change: billed(code, 'other', { 'apcm.scope': 'practitioner' }) }),
  ]),
  ...['99424', '99425', '99426', '99427'].flatMap((code) => [ccm('99490', 0, 20, { change: billed(code, 'self') }), ccm('99490', 1, 20, { change: billed(code, 'other') }), ccm('99490', 0, 20, { change: billed(code, 'other', { 'ccm.pcm.scope': 'patient_month' }) })]),
  ...['G2064', 'G2065'].flatMap((code) => [ccm('99490', 1, 20, { month: '2019-12', change: billed(code, 'self') }), ccm('99490', 0, 20, { month: '2020-01', change: billed(code, 'self') })]),
  ...['G0181', 'G0182', '90951', '90960', '90970', '99091'].map((code) => ccm('99490', 0, 20, { change: billed(code, 'other') })),
  ccm('99490', 1, 20, { change: billed('90950', 'other') }), ccm('99490', 1, 20, { change: billed('90971', 'other') }),
  ccm('99490', 1, 20, { change: billed('90960', 'other', { 'ccm.esrd': 'allow' }) }), ccm('99490', 1, 20, { change: billed('99091', 'other', { 'rpm.99091.exclusive': 'false' }) }), ccm('99490', 0, 20, { month: '2019-01', change: billed('99091', 'other') }),
  ...['99490', '99439', '99487', '99489', '99491', '99437'].flatMap((code) => [ccm('99490', 0, 20, { change: billed(code, 'other') }), ccm('99491', 0, 30, own({ change: billed(code, 'other') }))]),
  ccm('99487', 0, 60, { change: billed('99490', 'self') }), ccm('99490', 0, 20, { change: billed('99487', 'self') }), ccm('99491', 0, 30, own({ change: billed('99490', 'self') })),
  ...['99484', '99492', '99457', '98980', 'G0019'].map((code) => ccm('99490', 1, 20, { change: billed(code, 'self') })),
];

const at = (date: string, type = 'E/M') => ({ initiatingVisit: { date, type } });
const planning: More = { role: 'qhp', activity: 'care_planning_extra', service: 'CCM_G0506', patient: at('2026-10-12') };
const extra: Boundary[] = [
  ccm('G0506', 1, 5, planning), ccm('G0506', 1, 5, { ...planning, entries: [{ performerRole: 'qhp', activity: 'care_planning_extra', program: 'CCM_G0506', minutes: 9, date: '2026-10-12', interactive: true }] }),
  ccm('G0506', 0, 5, { ...planning, patient: at('2026-10-11') }), ccm('G0506', 0, 5, { ...planning, patient: at('2026-10-12', '99211') }), ccm('G0506', 0, 5, { ...planning, role: 'clinical_staff' }), ccm('G0506', 0, 5, { ...planning, activity: 'care_coordination' }),
  ccm('G0506', 1, 5, { ...planning, service: 'CCM' }), ccm('G0506', 0, 5, { ...planning, service: 'CCM', role: 'clinical_staff' }), ccm('G0506', 1, 5, { ...planning, month: '2019-01', patient: at('2019-01-12') }),
  ccm('G0506', 0, 5, { ...planning, change: { otherBilled: [{ code: 'G0506', practitioner: 'self', date: '2021-03-02' }] } }), ccm('G0506', 1, 5, { ...planning, change: { otherBilled: [{ code: 'G0506', practitioner: 'other', date: '2021-03-02' }] } }),
];

export const rows: Boundary[] = [...staffTime, ...complexTime, ...ownTime, ...days, ...facts, ...activities, ...beside, ...extra];
