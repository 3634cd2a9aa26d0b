/**
 * Medicare: general behavioral health integration (99484). Twenty full minutes in a calendar month, no half of them, no add-on. Time in a
 * facility may count. In one month a practitioner bills either this or collaborative care.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import { counted, visits } from './ccm.ts';
import { addendumRates2026, bhiFaq, carryOver, cms1654f, cocmTests, fairMatrix, mirroredChoice, ngsCareManagement, notConfirmed, rateList2025 } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['BHI'], elements: ['consult_specialists', 'cost_share'], ...since('2018-01-01', cms1654f) },
  { need: 'care_plan', label: 'Behavioral health care plan', ...since('2018-01-01', cocmTests) },
  { need: 'initiating_visit', label: 'Initiating visit', seenWithinMonths: 12, types: visits, ...since('2018-01-01', ngsCareManagement) },
];

const codes: Code[] = [
  {
    code: '99484', label: 'BHI, general', family: 'general',
    inForce: [since('2018-01-01', bhiFaq)],
    basis: { kind: 'minutes', pool: 'team', first: [{ value: 20, ...since('2018-01-01', cocmTests) }] },
    max: [{ value: 1, ...since('2018-01-01', cocmTests) }],
    rate: [
      { value: 53.05, ...since('2025-01-01', rateList2025), to: '2025-12-31' },
      { value: 57.45, ...since('2026-01-01', addendumRates2026), to: '2026-12-31' },
    ],
  },
];

const exclusions: Exclusion[] = [
  { label: 'collaborative care', codes: ['99484'], and: ['99492', '99493', '99494', 'G2214'], scope: 'practitioner', ...since('2018-01-01', cms1654f) },
  { label: 'the add-on to advanced primary care management', codes: ['99484'], and: ['G0570'], scope: 'patient', ...since('2026-01-01', fairMatrix) },
  { label: 'the collaborative add-ons to advanced primary care management', codes: ['99484'], and: ['G0568', 'G0569'], scope: 'practitioner', ...since('2026-01-01', mirroredChoice) },
];

export default {
  id: 'medicare/bhi',
  payer: 'medicare_ffs',
  program: 'BHI',
  title: 'Medicare, general behavioral health integration',
  reviewed: { from: '2018-01', to: '2026-12', checked },
  counting: {
    services: ['BHI'],
    activities: [{ value: counted, ...since('2018-01-01', ngsCareManagement) }],
    asks: [
      { activities: ['prior_authorization'], policy: 'ccm.countPriorAuthorization', when: 'true', ...since('2018-01-01', carryOver) },
      { activities: ['benefit_check', 'documentation', 'chart_prep', 'gap_reminder'], policy: 'ccm.countAdministration', when: 'true', ...since('2018-01-01', notConfirmed) },
    ],
    consentPolicy: 'consent.cutoff',
    sameDayPolicy: 'ccm.sameDayEM',
  },
  pools: [
    { id: 'team', who: 'staff', label: 'time of staff and practitioner', roles: [{ value: ['clinical_staff', 'clinical_staff_external', 'qhp'], ...since('2018-01-01', cocmTests) }] },
  ],
  needs,
  families: [{ id: 'general', label: 'General' }],
  codes,
  exclusions,
  policies: ['ccm.countAdministration', 'ccm.countPriorAuthorization', 'ccm.sameDayEM', 'consent.cutoff', 'time.concurrentStaff'],
  attests: [
    { label: 'Validated rating scales are used', ...since('2018-01-01', cocmTests) },
  ],
} satisfies Rule;
