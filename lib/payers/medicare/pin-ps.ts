/**
 * Medicare: principal illness navigation by peers. Time of a peer specialist in a calendar month (G0140, and G0146 for each further half
 * hour) for a patient with one serious behavioral health condition. Consent is renewed every year. Full minutes; no monthly limit was found.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import ccm from './ccm.ts';
import { aafpPin, notConfirmed, rhiPin, visitPin, yearlyPin } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['PIN_PS'], elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'], renewMonths: 12, ...since('2024-01-01', yearlyPin) },
  { need: 'first_visit', label: 'First visit by the billing practitioner', fact: 'pin', notTypes: ['99211', 'ED', 'inpatient', 'observation', 'SNF'], ...since('2024-01-01', visitPin) },
  {
    need: 'fact', label: 'A serious condition that lasts', fact: 'pin.expectedMonths', least: 3, absent: 'unknown', reason: 'CONDITIONS_TOO_FEW',
    wanted: 'expected to last 3 months or more', ask: 'How many months is the condition expected to last?', ...since('2024-01-01', aafpPin),
  },
];

const codes: Code[] = [
  {
    code: 'G0140', label: 'PIN by peers, first hour', family: 'navigation',
    inForce: [since('2024-01-01', rhiPin)],
    basis: { kind: 'minutes', pool: 'navigator', first: [{ value: 60, ...since('2024-01-01', aafpPin) }] },
  },
  {
    code: 'G0146', label: 'PIN by peers, further half hours', family: 'navigation', addOnTo: 'G0140',
    inForce: [since('2024-01-01', rhiPin)],
    basis: {
      kind: 'minutes', pool: 'navigator',
      first: [{ value: 90, ...since('2024-01-01', aafpPin) }],
      each: [{ value: 30, ...since('2024-01-01', aafpPin) }],
    },
    checkAbove: [{ value: 4, ...since('2024-01-01', aafpPin) }],
  },
];

const all = ['G0140', 'G0146'];

const exclusions: Exclusion[] = [
  { label: 'navigation by others than peers', codes: all, and: ['G0023', 'G0024'], scope: 'patient', liftedBy: { policy: 'pin.both', when: 'allow' }, ...since('2024-01-01', notConfirmed) },
  { label: 'community health integration in the same month', codes: all, and: ['G0019', 'G0022'], scope: 'patient', liftedBy: { policy: 'chi.pin', when: 'off' }, onlyFlag: 'ASK_BILLER', ...since('2024-01-01', notConfirmed) },
];

export default {
  id: 'medicare/pin-ps',
  payer: 'medicare_ffs',
  program: 'PIN_PS',
  title: 'Medicare, principal illness navigation by peers',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: {
    services: ['PIN_PS'],
    activities: ccm.counting.activities.map(({ value }) => ({ value, ...since('2024-01-01', aafpPin) })),
    asks: [],
    consentPolicy: 'consent.cutoff',
  },
  pools: [
    { id: 'navigator', who: 'staff', label: 'peer specialist\'s time', roles: [{ value: ['peer_specialist'], ...since('2024-01-01', aafpPin) }] },
  ],
  needs,
  families: [{ id: 'navigation', label: 'Navigation' }],
  codes,
  exclusions,
  policies: ['chi.pin', 'consent.cutoff', 'pin.both', 'time.concurrentStaff'],
  attests: [
    { label: 'The condition is a serious, high-risk behavioral health condition', ...since('2024-01-01', aafpPin) },
    { label: 'The peer specialist is certified or trained for it', ...since('2024-01-01', rhiPin) },
  ],
} satisfies Rule;
