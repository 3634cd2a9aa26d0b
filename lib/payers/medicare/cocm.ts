/**
 * Medicare: psychiatric collaborative care. Here, and only here, time counts from past the half: 36 of 70 minutes in the first month
 * (99492), 31 of 60 in a later one (99493), and 16 of each further 30 (99494). G2214 is the short month of either kind. The minutes are
 * those of the behavioral health care manager.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import { counted, visits } from './ccm.ts';
import { carryOver, cms1654f, cocmTests, fairMatrix, micmtCollaborative, mirahTargets, mirroredChoice, ngsCareManagement, ngsMentalHealth, notConfirmed, rateList2025 } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });
const in2025 = (value: number) => [{ value, ...since('2025-01-01', rateList2025), to: '2025-12-31' }];

// The first day was not found in a source; that the codes stand was read for 2025 and 2026.
const standing: Cited[] = [{ ...since('2018-01-01', cocmTests), confirmedFrom: '2025-01-01' }];
const one = (from: string) => [{ value: 1, ...since(from, cocmTests) }];
const minutes = (value: number) => [{ value, ...since('2018-01-01', cocmTests) }];

const ask = 'Is this the first month of collaborative care?';

/** The team's tools, asked of collaborative care in each of its forms. */
export const teamNeeds = (from: string): Need[] => [
  {
    need: 'fact', label: 'Registry', fact: 'cocm.registry', is: [true], absent: 'unknown', reason: 'TEAM_MISSING',
    wanted: 'the patient is followed in a registry', ask: 'Is the patient followed in a registry?', ...since(from, ngsMentalHealth),
  },
  {
    need: 'fact', label: 'Psychiatric consultant', fact: 'cocm.psychConsult', is: [true], absent: 'unknown', reason: 'TEAM_MISSING',
    wanted: 'the case is reviewed with a psychiatric consultant', ask: 'Is the case reviewed weekly with a psychiatric consultant?', ...since(from, ngsMentalHealth),
  },
];

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['COCM'], elements: ['consult_specialists', 'cost_share'], ...since('2018-01-01', cms1654f) },
  { need: 'initiating_visit', label: 'Initiating visit', seenWithinMonths: 12, types: visits, ...since('2018-01-01', ngsCareManagement) },
  ...teamNeeds('2018-01-01'),
];

const codes: Code[] = [
  {
    code: '99492', label: 'CoCM, first month', family: 'first',
    inForce: standing,
    applies: { fact: 'cocm.firstMonth', is: [true], ask },
    basis: { kind: 'minutes', pool: 'care_manager', first: minutes(36) },
    max: one('2018-01-01'),
    repeat: { months: 12, flag: 'REPEAT_FIRST_MONTH', policy: 'cocm.99492Repeat', ...since('2018-01-01', micmtCollaborative) },
    rate: in2025(145.24),
  },
  {
    code: '99494', label: 'CoCM, first month, add-on', family: 'first', addOnTo: '99492',
    inForce: standing,
    applies: { fact: 'cocm.firstMonth', is: [true] },
    basis: { kind: 'minutes', pool: 'care_manager', first: minutes(86), each: minutes(30) },
    checkAbove: [{ value: 2, ...since('2018-01-01', cocmTests) }],
    rate: in2025(55.96),
  },
  {
    code: '99493', label: 'CoCM, later month', family: 'later',
    inForce: standing,
    applies: { fact: 'cocm.firstMonth', is: [false], ask },
    basis: { kind: 'minutes', pool: 'care_manager', first: minutes(31) },
    max: one('2018-01-01'),
    rate: in2025(133.59),
  },
  {
    code: '99494', label: 'CoCM, later month, add-on', family: 'later', addOnTo: '99493',
    inForce: standing,
    applies: { fact: 'cocm.firstMonth', is: [false] },
    basis: { kind: 'minutes', pool: 'care_manager', first: minutes(76), each: minutes(30) },
    checkAbove: [{ value: 2, ...since('2018-01-01', cocmTests) }],
    rate: in2025(55.96),
  },
  {
    code: 'G2214', label: 'CoCM, short month', family: 'short',
    inForce: [since('2021-01-01', ngsMentalHealth)],
    basis: {
      kind: 'minutes', pool: 'care_manager',
      first: [{ value: 30, ...since('2021-01-01', cocmTests) }],
      // Sources conflict on whether half is enough here too.
      firstIf: { policy: 'cocm.g2214Midpoint', when: 'true', value: [{ value: 16, ...since('2021-01-01', mirahTargets) }] },
    },
    yieldsTo: { codes: ['99492', '99493'], ...since('2021-01-01', cocmTests) },
    max: one('2021-01-01'),
  },
];

/** All codes of collaborative care. */
export const collaborative: readonly string[] = ['99492', '99493', '99494', 'G2214'];

const exclusions: Exclusion[] = [
  { label: 'first and later month', codes: ['99492'], and: ['99493'], scope: 'patient', ...since('2018-01-01', cocmTests) },
  { label: 'the short month', codes: ['G2214'], and: ['99492', '99493'], scope: 'patient', ...since('2021-01-01', cocmTests) },
  { label: 'general behavioral health integration', codes: collaborative, and: ['99484'], scope: 'practitioner', ...since('2018-01-01', cms1654f) },
  { label: 'the add-ons to advanced primary care management', codes: collaborative, and: ['G0568', 'G0569'], scope: 'patient', ...since('2026-01-01', fairMatrix) },
  { label: 'the behavioral add-on to advanced primary care management', codes: collaborative, and: ['G0570'], scope: 'practitioner', ...since('2026-01-01', mirroredChoice) },
];

export default {
  id: 'medicare/cocm',
  payer: 'medicare_ffs',
  program: 'COCM',
  title: 'Medicare, psychiatric collaborative care',
  reviewed: { from: '2018-01', to: '2026-12', checked },
  counting: {
    services: ['COCM'],
    activities: [{ value: counted, ...since('2018-01-01', ngsCareManagement) }],
    asks: [
      { activities: ['prior_authorization'], policy: 'ccm.countPriorAuthorization', when: 'true', ...since('2018-01-01', carryOver) },
      { activities: ['benefit_check', 'documentation', 'chart_prep', 'gap_reminder'], policy: 'ccm.countAdministration', when: 'true', ...since('2018-01-01', notConfirmed) },
    ],
    consentPolicy: 'consent.cutoff',
    sameDayPolicy: 'ccm.sameDayEM',
  },
  pools: [
    {
      id: 'care_manager', who: 'staff', label: 'the care manager\'s time', roles: [{ value: ['bh_care_manager'], ...since('2018-01-01', ngsMentalHealth) }],
      also: { policy: 'cocm.team', when: 'all', roles: ['psychiatric_consultant', 'qhp'], flag: 'PAYER_CONFLICT', ...since('2018-01-01', notConfirmed) },
    },
  ],
  needs,
  families: [
    { id: 'first', label: 'First month' },
    { id: 'later', label: 'Later month' },
    { id: 'short', label: 'Short month' },
  ],
  codes,
  exclusions,
  policies: ['cocm.team', 'cocm.g2214Midpoint', 'cocm.99492Repeat', 'ccm.countAdministration', 'ccm.countPriorAuthorization', 'ccm.sameDayEM', 'consent.cutoff', 'time.concurrentStaff'],
  attests: [
    { label: 'The treating practitioner, the care manager and the psychiatric consultant work as one team', ...since('2018-01-01', ngsMentalHealth) },
  ],
} satisfies Rule;
