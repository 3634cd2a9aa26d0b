/**
 * Medicare: chronic care management. Staff time (99490 and add-on), complex (99487 and add-on), the practitioner's own time (99491 and
 * add-on), and extra planning at the initiating visit (G0506). Note what 99491 is not: it is not the complex code.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import {
  aafpApcm, aafpFaq2015, addOnHistory, booklet2019, calculatorRates2026, carryOver, cgs2015, codapedia, complexAddOn, faq2017, homeHealth, medicare2018, midpoint, namas,
  ngsCareManagement, noridianCcm, notConfirmed, rateList2025, repositoryRates2026, rhiCcm, tcmEdits,
} from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

/** An amount of a calendar year, as the fee schedule has it. */
const amount = (year: number, value: number, source: Cited['source']) => ({ value, ...since(`${year}-01-01`, source), to: `${year}-12-31` });

/** Visits that begin care management. */
export const visits = ['E/M', 'AWV', 'IPPE', 'TCM'] as const;
/** Work that counts for care management by the month. */
export const counted = [
  'patient_call', 'portal_conversation', 'voicemail', 'email', 'online_form', 'medication_reconciliation', 'care_plan_update', 'care_coordination',
  'coordination_specialist', 'coordination_home_health', 'coordination_dme', 'community_resource', 'resource_research', 'drug_financial_program',
  'patient_assistance_application', 'confirm_treatment', 'specialty_pharmacy_first_fill', 'comprehensive_assessment', 'maintenance_contact',
  'team_conference', 'case_conference', 'case_review', 'data_review', 'caregiver_training',
] as const;

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['CCM'], elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'], ...since('2017-01-01', ngsCareManagement) },
  { need: 'conditions', label: 'Chronic conditions', atLeast: 2, months: 12, suggest: { program: 'PCM', months: 3, flag: 'SUGGEST_PCM' }, ...since('2015-01-01', noridianCcm) },
  { need: 'care_plan', label: 'Care plan', copyPolicy: 'ccm.planCopy', ...since('2015-01-01', ngsCareManagement) },
  { need: 'initiating_visit', label: 'Initiating visit', seenWithinMonths: 12, types: visits, ...since('2017-01-01', ngsCareManagement) },
];

const complexNeeds: Need[] = [
  { need: 'mdm', label: 'Decision making', levels: ['moderate', 'high'], ...since('2017-01-01', ngsCareManagement) },
  { need: 'plan_revised', label: 'Care plan made or revised', policy: 'ccx.planRevision', ...since('2017-01-01', medicare2018) },
];

const codes: Code[] = [
  {
    code: '99491', label: 'CCM, practitioner', family: 'practitioner',
    inForce: [since('2019-01-01', booklet2019)],
    basis: { kind: 'minutes', pool: 'practitioner', first: [{ value: 30, ...since('2019-01-01', ngsCareManagement) }] },
    max: [{ value: 1, ...since('2019-01-01', ngsCareManagement) }],
    rate: [amount(2025, 82.16, rateList2025)],
  },
  {
    code: '99437', label: 'CCM, practitioner, add-on', family: 'practitioner', addOnTo: '99491',
    // The code's first day was not found in a source; that it stands, with its minutes, was read in one.
    inForce: [{ ...since('2022-01-01', ngsCareManagement), confirmedFrom: '2024-01-01' }],
    basis: {
      kind: 'minutes', pool: 'practitioner',
      first: [{ value: 60, ...since('2022-01-01', ngsCareManagement) }],
      each: [{ value: 30, ...since('2022-01-01', ngsCareManagement) }],
    },
    checkAbove: [{ value: 2, ...since('2022-01-01', ngsCareManagement) }],
    rate: [amount(2025, 57.58, rateList2025)],
  },
  {
    code: '99487', label: 'CCM, complex', family: 'complex',
    inForce: [since('2017-01-01', booklet2019)],
    basis: { kind: 'minutes', pool: 'staff', first: [{ value: 60, ...since('2017-01-01', ngsCareManagement) }] },
    max: [{ value: 1, ...since('2017-01-01', ngsCareManagement) }],
    needs: complexNeeds,
    rate: [amount(2025, 131.65, rateList2025)],
  },
  {
    code: '99489', label: 'CCM, complex, add-on', family: 'complex', addOnTo: '99487',
    inForce: [since('2017-01-01', booklet2019)],
    basis: {
      kind: 'minutes', pool: 'staff',
      first: [{ value: 90, ...since('2017-01-01', complexAddOn) }],
      each: [{ value: 30, ...since('2017-01-01', complexAddOn) }],
    },
    checkAbove: [{ value: 2, ...since('2017-01-01', complexAddOn) }],
    needs: complexNeeds,
    rate: [amount(2025, 70.52, rateList2025), amount(2026, 78.16, calculatorRates2026)],
  },
  {
    code: '99490', label: 'CCM, staff', family: 'staff',
    inForce: [since('2015-01-01', booklet2019)],
    basis: { kind: 'minutes', pool: 'staff', first: [{ value: 20, ...since('2015-01-01', midpoint) }] },
    max: [{ value: 1, ...since('2015-01-01', ngsCareManagement) }],
    rate: [amount(2025, 60.49, rateList2025), amount(2026, 66.13, calculatorRates2026)],
  },
  {
    code: 'G2058', label: 'CCM, staff, add-on (2020)', family: 'staff', addOnTo: '99490',
    inForce: [{ ...since('2020-01-01', addOnHistory), to: '2020-12-31' }],
    basis: {
      kind: 'minutes', pool: 'staff',
      first: [{ value: 40, ...since('2020-01-01', codapedia), to: '2020-12-31' }],
      each: [{ value: 20, ...since('2020-01-01', codapedia), to: '2020-12-31' }],
    },
    max: [{ value: 2, ...since('2020-01-01', codapedia), to: '2020-12-31' }],
  },
  {
    code: '99439', label: 'CCM, staff, add-on', family: 'staff', addOnTo: '99490',
    inForce: [since('2021-01-01', addOnHistory)],
    basis: {
      kind: 'minutes', pool: 'staff',
      first: [{ value: 40, ...since('2021-01-01', codapedia) }],
      each: [{ value: 20, ...since('2021-01-01', codapedia) }],
    },
    max: [{ value: 2, ...since('2021-01-01', codapedia) }],
    rate: [amount(2025, 45.93, rateList2025), amount(2026, 50.44, repositoryRates2026)],
  },
  {
    code: 'G0506', label: 'CCM, extra planning at the initiating visit', family: 'planning',
    inForce: [{ ...since('2017-01-01', ngsCareManagement), confirmedFrom: '2024-01-01' }],
    basis: { kind: 'contacts', per: 'month', service: 'CCM_G0506', activities: ['care_planning_extra'], roles: [{ value: ['qhp'], ...since('2017-01-01', ngsCareManagement) }] },
    max: [{ value: 1, ...since('2017-01-01', ngsCareManagement) }],
    onceEver: since('2017-01-01', ngsCareManagement),
    needs: [{ need: 'visit_same_day', label: 'Initiating visit on the same day', service: 'CCM_G0506', types: visits, ...since('2017-01-01', ngsCareManagement) }],
  },
];

const staff = ['99490', '99439', 'G2058'];
const complex = ['99487', '99489'];
const practitioner = ['99491', '99437'];
/** All codes of the month, staff and practitioner. */
export const monthly: readonly string[] = [...staff, ...complex, ...practitioner];
const kidney = Array.from({ length: 20 }, (_, index) => String(90951 + index));

const exclusions: Exclusion[] = [
  { label: 'staff and complex sets', codes: staff, and: complex, scope: 'patient', ...since('2017-01-01', codapedia) },
  { label: 'the practitioner\'s own and staff sets', codes: practitioner, and: [...staff, ...complex], scope: 'patient', ...since('2019-01-01', booklet2019) },
  { label: 'principal care management', codes: monthly, and: ['99424', '99425', '99426', '99427', 'G2064', 'G2065'], scope: { policy: 'ccm.pcm.scope', patientWhen: 'patient_month' }, ...since('2020-01-01', namas) },
  { label: 'advanced primary care management', codes: monthly, and: ['G0556', 'G0557', 'G0558'], scope: { policy: 'apcm.scope', patientWhen: 'patient_month' }, ...since('2025-01-01', aafpApcm) },
  { label: 'home health or hospice supervision', codes: monthly, and: ['G0181', 'G0182'], scope: 'patient', ...since('2015-01-01', homeHealth) },
  { label: 'monthly kidney-disease services', codes: monthly, and: kidney, scope: 'patient', liftedBy: { policy: 'ccm.esrd', when: 'allow' }, ...since('2015-01-01', homeHealth) },
  { label: 'practitioner\'s review of device data', codes: monthly, and: ['99091'], scope: 'patient', liftedBy: { policy: 'rpm.99091.exclusive', when: 'false' }, ...since('2019-01-01', notConfirmed) },
  { label: 'care after a discharge', codes: monthly, and: ['99495', '99496'], scope: 'patient', ...since('2015-01-01', tcmEdits), to: '2019-12-31' },
];

export default {
  id: 'medicare/ccm',
  payer: 'medicare_ffs',
  program: 'CCM',
  title: 'Medicare, chronic care management',
  reviewed: { from: '2019-01', to: '2026-12', checked },
  counting: {
    services: ['CCM'],
    activities: [{ value: counted, ...since('2015-01-01', ngsCareManagement) }],
    asks: [
      { activities: ['prior_authorization'], policy: 'ccm.countPriorAuthorization', when: 'true', ...since('2015-01-01', carryOver) },
      { activities: ['benefit_check', 'documentation', 'chart_prep', 'gap_reminder'], policy: 'ccm.countAdministration', when: 'true', ...since('2015-01-01', notConfirmed) },
    ],
    routes: [{ activities: ['care_planning_extra'], service: 'CCM_G0506', roles: ['qhp'] }],
    withoutInpatientDays: since('2015-01-01', aafpFaq2015),
    consentPolicy: 'consent.cutoff',
    sameDayPolicy: 'ccm.sameDayEM',
  },
  pools: [
    // The practitioner's own minutes may count as staff minutes; the reverse is never true.
    { id: 'staff', who: 'staff', label: 'staff time', roles: [{ value: ['clinical_staff', 'clinical_staff_external', 'qhp'], ...since('2015-01-01', faq2017) }] },
    { id: 'practitioner', who: 'practitioner', label: 'the practitioner\'s own time', roles: [{ value: ['qhp'], ...since('2019-01-01', ngsCareManagement) }] },
  ],
  needs,
  families: [
    { id: 'practitioner', label: 'Practitioner' },
    { id: 'complex', label: 'Complex' },
    { id: 'staff', label: 'Staff' },
    { id: 'planning', label: 'Planning' },
  ],
  preference: {
    policy: 'ccm.base',
    orders: {
      practitioner_first: ['practitioner', 'complex', 'staff', 'planning'],
      staff_first: ['complex', 'staff', 'practitioner', 'planning'],
      most_time: ['complex', 'practitioner', 'staff', 'planning'],
    },
  },
  codes,
  exclusions,
  onePractitioner: { label: 'one practitioner a month', codes: monthly, ...since('2015-01-01', cgs2015) },
  policies: ['ccm.base', 'ccm.countAdministration', 'ccm.countPriorAuthorization', 'ccm.planCopy', 'ccm.sameDayEM', 'consent.cutoff', 'time.concurrentStaff'],
  attests: [
    { label: 'Somebody of the practice can be reached at any hour', ...since('2015-01-01', ngsCareManagement) },
    { label: 'A certified record system is used', ...since('2015-01-01', rhiCcm) },
  ],
} satisfies Rule;
