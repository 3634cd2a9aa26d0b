/**
 * Medicare: training of a patient's caregiver, without the patient. Not a month's code: each day stands by itself. Past the half of 30
 * minutes the first unit is reached (97550), past the half of each further 15 the next one (97551).
 */
import type { Cited, Code, Need, Rule } from '../../rules/rule.ts';
import { providerCts, remoteCts, rhiCts } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['CTS'], elements: [], ...since('2024-01-01', rhiCts) },
];

const codes: Code[] = [
  {
    code: '97550', label: 'Caregiver training, first half hour', family: 'training',
    inForce: [since('2024-01-01', rhiCts)],
    basis: { kind: 'minutes', per: 'day', pool: 'training', first: [{ value: 16, ...since('2024-01-01', providerCts) }] },
  },
  {
    code: '97551', label: 'Caregiver training, further quarter hours', family: 'training', addOnTo: '97550',
    inForce: [since('2024-01-01', rhiCts)],
    basis: {
      kind: 'minutes', per: 'day', pool: 'training',
      // 30 minutes and 8 more.
      first: [{ value: 38, ...since('2024-01-01', providerCts) }],
      each: [{ value: 15, ...since('2024-01-01', providerCts) }],
    },
  },
];

export default {
  id: 'medicare/cts',
  payer: 'medicare_ffs',
  program: 'CTS',
  title: 'Medicare, training of caregivers',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: {
    services: ['CTS'],
    activities: [{ value: ['caregiver_training'], ...since('2024-01-01', providerCts) }],
    asks: [],
    consentPolicy: 'consent.cutoff',
  },
  pools: [
    { id: 'training', who: 'practitioner', label: 'training time', roles: [{ value: ['qhp'], ...since('2024-01-01', rhiCts) }] },
  ],
  needs,
  families: [{ id: 'training', label: 'Training' }],
  codes,
  exclusions: [],
  policies: ['consent.cutoff', 'time.concurrentStaff'],
  attests: [
    { label: 'The training was face to face, not by video', ...since('2024-01-01', providerCts), to: '2024-12-31' },
    { label: 'The training was face to face or by video', ...since('2025-01-01', remoteCts) },
    { label: 'The patient\'s plan needs a caregiver\'s help', ...since('2024-01-01', rhiCts) },
  ],
} satisfies Rule;
