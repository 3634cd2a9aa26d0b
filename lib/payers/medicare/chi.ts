/**
 * Medicare: community health integration. Time of a community health worker in a calendar month (G0019, and G0022 for each further half
 * hour), after a first visit at which the billing practitioner found what the patient lacks. Full minutes; no monthly limit was found.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import ccm from './ccm.ts';
import { aafpChi, nahriChi, noridianChi, notConfirmed } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['CHI'], elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'], ...since('2024-01-01', nahriChi) },
  { need: 'first_visit', label: 'First visit by the billing practitioner', fact: 'chi', notTypes: ['99211', 'ED', 'inpatient', 'observation', 'SNF'], ...since('2024-01-01', noridianChi) },
  {
    need: 'fact', label: 'Needs that stand in the way of care', fact: 'chi.needsDocumented', is: [true], absent: 'unknown', reason: 'CONDITIONS_TOO_FEW',
    wanted: 'documented by the billing practitioner', ask: 'Are the needs that stand in the way of care documented?', ...since('2024-01-01', noridianChi),
  },
];

const codes: Code[] = [
  {
    code: 'G0019', label: 'CHI, first hour', family: 'community',
    inForce: [since('2024-01-01', aafpChi)],
    basis: { kind: 'minutes', pool: 'worker', first: [{ value: 60, ...since('2024-01-01', aafpChi) }] },
  },
  {
    code: 'G0022', label: 'CHI, further half hours', family: 'community', addOnTo: 'G0019',
    inForce: [since('2024-01-01', aafpChi)],
    basis: {
      kind: 'minutes', pool: 'worker',
      first: [{ value: 90, ...since('2024-01-01', aafpChi) }],
      each: [{ value: 30, ...since('2024-01-01', aafpChi) }],
    },
    checkAbove: [{ value: 4, ...since('2024-01-01', aafpChi) }],
  },
];

const all = ['G0019', 'G0022'];

const exclusions: Exclusion[] = [
  { label: 'navigation in the same month', codes: all, and: ['G0023', 'G0024', 'G0140', 'G0146'], scope: 'patient', liftedBy: { policy: 'chi.pin', when: 'off' }, onlyFlag: 'ASK_BILLER', ...since('2024-01-01', notConfirmed) },
];

export default {
  id: 'medicare/chi',
  payer: 'medicare_ffs',
  program: 'CHI',
  title: 'Medicare, community health integration',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: {
    services: ['CHI'],
    activities: ccm.counting.activities.map(({ value }) => ({ value, ...since('2024-01-01', aafpChi) })),
    asks: [],
    consentPolicy: 'consent.cutoff',
  },
  pools: [
    { id: 'worker', who: 'staff', label: 'community health worker\'s time', roles: [{ value: ['chw'], ...since('2024-01-01', aafpChi) }] },
  ],
  needs,
  families: [{ id: 'community', label: 'Community health' }],
  codes,
  exclusions,
  onePractitioner: { label: 'one practitioner a month', codes: all, ...since('2024-01-01', aafpChi) },
  policies: ['chi.pin', 'consent.cutoff', 'time.concurrentStaff'],
  attests: [
    { label: 'The health worker is certified or trained for it', ...since('2024-01-01', aafpChi) },
    { label: 'The billing practitioner made the first visit in person', ...since('2024-01-01', noridianChi) },
  ],
} satisfies Rule;
