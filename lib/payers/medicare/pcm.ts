/**
 * Medicare: principal care management, for one serious condition. The numbers run the other way than in chronic care management: 99424 and
 * its add-on are the practitioner's own time, 99426 and its add-on staff time. Until 2021 one code each, without add-ons.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import { counted, monthly, visits } from './ccm.ts';
import { aafpApcm, aapcPcm, aapcUrology, acaaiPcm, carryOver, ccnPractitioner, cliniiAddOn, medpayRates, namas, ngsCareManagement, notConfirmed } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

// That these two stood before 2022 was read in a source; their first day was not.
const before2022 = <T>(value: T) => [{ value, ...since('2020-01-01', aapcPcm), to: '2021-12-31' }];
const predecessor: Cited[] = [{ ...since('2020-01-01', aapcPcm), to: '2021-12-31', confirmedFrom: '2021-01-01' }];

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['PCM'], elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'], ...since('2020-01-01', ngsCareManagement) },
  { need: 'conditions', label: 'Serious condition', atLeast: 1, months: 3, ...since('2020-01-01', acaaiPcm) },
  { need: 'care_plan', label: 'Care plan for the condition', ...since('2020-01-01', acaaiPcm) },
  { need: 'initiating_visit', label: 'Initiating visit', seenWithinMonths: 12, types: visits, ...since('2020-01-01', ngsCareManagement) },
];

const codes: Code[] = [
  {
    code: 'G2064', label: 'PCM, practitioner (until 2021)', family: 'practitioner',
    inForce: predecessor,
    basis: { kind: 'minutes', pool: 'practitioner', first: before2022(30) },
    max: before2022(1),
  },
  {
    code: '99424', label: 'PCM, practitioner', family: 'practitioner',
    inForce: [since('2022-01-01', aapcPcm)],
    basis: { kind: 'minutes', pool: 'practitioner', first: [{ value: 30, ...since('2022-01-01', aapcPcm) }] },
    max: [{ value: 1, ...since('2022-01-01', aapcPcm) }],
  },
  {
    code: '99425', label: 'PCM, practitioner, add-on', family: 'practitioner', addOnTo: '99424',
    inForce: [since('2022-01-01', aapcPcm)],
    basis: {
      kind: 'minutes', pool: 'practitioner',
      first: [{ value: 60, ...since('2022-01-01', ccnPractitioner) }],
      each: [{ value: 30, ...since('2022-01-01', ccnPractitioner) }],
    },
    checkAbove: [{ value: 2, ...since('2022-01-01', ccnPractitioner) }],
  },
  {
    code: 'G2065', label: 'PCM, staff (until 2021)', family: 'staff',
    inForce: predecessor,
    basis: { kind: 'minutes', pool: 'staff', first: before2022(30) },
    max: before2022(1),
  },
  {
    code: '99426', label: 'PCM, staff', family: 'staff',
    inForce: [since('2022-01-01', acaaiPcm)],
    basis: { kind: 'minutes', pool: 'staff', first: [{ value: 30, ...since('2022-01-01', aapcUrology) }] },
    max: [{ value: 1, ...since('2022-01-01', aapcUrology) }],
  },
  {
    code: '99427', label: 'PCM, staff, add-on', family: 'staff', addOnTo: '99426',
    inForce: [since('2022-01-01', acaaiPcm)],
    basis: {
      kind: 'minutes', pool: 'staff',
      first: [{ value: 60, ...since('2022-01-01', cliniiAddOn) }],
      each: [{ value: 30, ...since('2022-01-01', cliniiAddOn) }],
    },
    // Another source speaks of more units: the practice may lift the limit.
    max: [{ value: 2, ...since('2022-01-01', cliniiAddOn) }],
    maxLiftedBy: { policy: 'pcm.addOnCap', when: 'none' },
    checkAbove: [{ value: 2, ...since('2022-01-01', cliniiAddOn) }],
    rate: [{ value: 50.46, ...since('2025-01-01', medpayRates), to: '2025-12-31' }],
  },
];

const practitioner = ['G2064', '99424', '99425'];
const staff = ['G2065', '99426', '99427'];
/** All codes of principal care management. */
export const principal: readonly string[] = [...practitioner, ...staff];

const exclusions: Exclusion[] = [
  { label: 'the practitioner\'s own and staff sets', codes: practitioner, and: staff, scope: 'practitioner', ...since('2020-01-01', notConfirmed) },
  { label: 'chronic care management', codes: principal, and: monthly, scope: { policy: 'ccm.pcm.scope', patientWhen: 'patient_month' }, ...since('2020-01-01', namas) },
  { label: 'advanced primary care management', codes: principal, and: ['G0556', 'G0557', 'G0558'], scope: { policy: 'apcm.scope', patientWhen: 'patient_month' }, ...since('2025-01-01', aafpApcm) },
];

export default {
  id: 'medicare/pcm',
  payer: 'medicare_ffs',
  program: 'PCM',
  title: 'Medicare, principal care management',
  reviewed: { from: '2020-01', to: '2026-12', checked },
  counting: {
    services: ['PCM'],
    activities: [{ value: counted, ...since('2020-01-01', ngsCareManagement) }],
    asks: [
      { activities: ['prior_authorization'], policy: 'ccm.countPriorAuthorization', when: 'true', ...since('2020-01-01', carryOver) },
      { activities: ['benefit_check', 'documentation', 'chart_prep', 'gap_reminder'], policy: 'ccm.countAdministration', when: 'true', ...since('2020-01-01', notConfirmed) },
    ],
    consentPolicy: 'consent.cutoff',
    sameDayPolicy: 'ccm.sameDayEM',
  },
  pools: [
    // Unlike in chronic care management, no source lets the practitioner's own minutes count as staff minutes.
    { id: 'staff', who: 'staff', label: 'staff time', roles: [{ value: ['clinical_staff', 'clinical_staff_external'], ...since('2020-01-01', aapcUrology) }] },
    { id: 'practitioner', who: 'practitioner', label: 'the practitioner\'s own time', roles: [{ value: ['qhp'], ...since('2020-01-01', aapcPcm) }] },
  ],
  needs,
  families: [
    { id: 'practitioner', label: 'Practitioner' },
    { id: 'staff', label: 'Staff' },
  ],
  preference: {
    policy: 'pcm.base',
    orders: {
      practitioner_first: ['practitioner', 'staff'],
      staff_first: ['staff', 'practitioner'],
      most_time: ['practitioner', 'staff'],
    },
  },
  codes,
  exclusions,
  policies: ['pcm.base', 'pcm.addOnCap', 'ccm.pcm.scope', 'ccm.countAdministration', 'ccm.countPriorAuthorization', 'ccm.sameDayEM', 'consent.cutoff', 'time.concurrentStaff'],
  attests: [
    { label: 'Medicines often need adjusting, or the condition is unusually complex', ...since('2020-01-01', acaaiPcm) },
    { label: 'The practitioners who treat the condition are in touch with one another', ...since('2020-01-01', acaaiPcm) },
  ],
} satisfies Rule;
