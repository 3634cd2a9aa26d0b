/**
 * Medicare: remote therapeutic monitoring. Set-up (98975), supply for breathing, muscles and joints, or behavioral therapy (98976 to 98978,
 * with few days of data 98984 to 98986), and the month's management time (98980 and add-on, or the short 98979). The patient may report the
 * data; a therapist's time stands under a plan of care and needs a modifier on the claim.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import ccm from './ccm.ts';
import { augmentRtm, fairpathRtm, neuropathyAnalysis, netHealthRtm, nixon2024, notConfirmed, nsightRtm, orvaRtm } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

const fdaDevice = {
  need: 'fact', label: 'A medical device', fact: 'device.fdaDevice', is: [true], reason: 'DEVICE_DATA_NOT_TRANSMITTED',
  wanted: 'a medical device as the FDA defines it', ask: 'Is the device a medical device as the FDA defines it?', ...since('2022-01-01', netHealthRtm),
} as const;

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['RTM'], elements: [], ...since('2022-01-01', augmentRtm) },
  { ...fdaDevice, absent: 'met' },
  { need: 'therapy_plan', label: 'Therapy plan of care', roles: ['physical_therapist'], flag: 'NEEDS_THERAPY_MODIFIER', ...since('2022-01-01', fairpathRtm) },
];

const deviceNeeds: Need[] = [{ ...fdaDevice, absent: 'unknown' }];
const live: Need[] = [{ need: 'live_contact', label: 'Live conversation', ...since('2022-01-01', orvaRtm) }];
const period = [{ value: 30, ...since('2022-01-01', fairpathRtm) }] as const;

/** Supply for a full period, and from 2026 for a period with few days of data. */
const supply = (code: string, label: string, family: string, inForce: Cited): Code => ({
  code, label: `RTM, supply, ${label}`, family: 'supply', applies: { fact: 'device.family', is: [family] }, inForce: [inForce],
  basis: {
    kind: 'device_days', periodDays: period, periodPolicy: 'rpm.period.dos',
    least: [{ value: 16, ...since(inForce.from, neuropathyAnalysis) }],
    // A period has 30 days: more days of data than that are none.
    below: [{ value: 31, ...since('2026-01-01', neuropathyAnalysis) }],
  },
  needs: deviceNeeds,
});
const shortSupply = (code: string, label: string, family: string, source: Cited['source']): Code => ({
  code, label: `RTM, supply, few days, ${label}`, family: 'supply', applies: { fact: 'device.family', is: [family] },
  inForce: [since('2026-01-01', source)],
  basis: {
    kind: 'device_days', periodDays: period, periodPolicy: 'rpm.period.dos',
    least: [{ value: 2, ...since('2026-01-01', source) }],
    below: [{ value: 16, ...since('2026-01-01', source) }],
  },
  needs: deviceNeeds,
});

const codes: Code[] = [
  {
    code: '98975', label: 'RTM, set-up and teaching', family: 'setup', applies: { fact: 'device.family', is: ['RTM_RESP', 'RTM_MSK', 'RTM_CBT'] },
    inForce: [since('2022-01-01', netHealthRtm)],
    basis: {
      kind: 'setup', periodDays: period, periodPolicy: 'rpm.period.dos',
      // Two days from 2026 on is taken from the set-up of physiologic monitoring; nobody has read it for this code.
      least: [{ value: 16, ...since('2022-01-01', orvaRtm), to: '2025-12-31' }, { value: 2, ...since('2026-01-01', notConfirmed) }],
    },
    needs: deviceNeeds,
  },
  supply('98976', 'breathing', 'RTM_RESP', since('2022-01-01', netHealthRtm)),
  supply('98977', 'muscles and joints', 'RTM_MSK', since('2022-01-01', netHealthRtm)),
  // The first day of this one was not found in a source.
  supply('98978', 'behavioral therapy', 'RTM_CBT', { ...since('2023-01-01', neuropathyAnalysis), confirmedFrom: '2025-01-01' }),
  shortSupply('98984', 'breathing', 'RTM_RESP', fairpathRtm),
  shortSupply('98985', 'muscles and joints', 'RTM_MSK', fairpathRtm),
  // Seen in one public repository only.
  shortSupply('98986', 'behavioral therapy', 'RTM_CBT', notConfirmed),
  {
    code: '98980', label: 'RTM, management', family: 'management',
    inForce: [since('2022-01-01', netHealthRtm)],
    basis: { kind: 'minutes', pool: 'management', first: [{ value: 20, ...since('2022-01-01', orvaRtm) }] },
    needs: live,
  },
  {
    code: '98981', label: 'RTM, management, add-on', family: 'management', addOnTo: '98980',
    inForce: [since('2022-01-01', netHealthRtm)],
    basis: {
      kind: 'minutes', pool: 'management',
      first: [{ value: 40, ...since('2022-01-01', orvaRtm) }],
      each: [{ value: 20, ...since('2022-01-01', orvaRtm) }],
    },
    checkAbove: [{ value: 2, ...since('2022-01-01', orvaRtm) }],
  },
  {
    code: '98979', label: 'RTM, management, short', family: 'management_short',
    inForce: [since('2026-01-01', orvaRtm)],
    basis: {
      kind: 'minutes', pool: 'management',
      first: [{ value: 10, ...since('2026-01-01', orvaRtm) }],
      below: [{ value: 20, ...since('2026-01-01', orvaRtm) }],
    },
    needs: live,
  },
];

const all = codes.map(({ code }) => code);
const full = ['98976', '98977', '98978'];
const short = ['98984', '98985', '98986'];

const exclusions: Exclusion[] = [
  { label: 'full and short supply in a period', codes: full, and: short, scope: 'patient', ...since('2026-01-01', fairpathRtm) },
  { label: 'full and short management in a month', codes: ['98980', '98981'], and: ['98979'], scope: 'patient', ...since('2026-01-01', fairpathRtm) },
  { label: 'physiologic monitoring', codes: all, and: ['99453', '99454', '99445', '99457', '99458', '99470', '99091'], scope: 'patient', ...since('2022-01-01', nsightRtm) },
];

export default {
  id: 'medicare/rtm',
  payer: 'medicare_ffs',
  program: 'RTM',
  title: 'Medicare, remote therapeutic monitoring',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: {
    services: ['RTM'],
    activities: ccm.counting.activities.map(({ value }) => ({ value, ...since('2022-01-01', orvaRtm) })),
    asks: [],
    consentPolicy: 'consent.cutoff',
  },
  pools: [
    { id: 'management', who: 'staff', label: 'management time', roles: [{ value: ['clinical_staff', 'clinical_staff_external', 'qhp', 'physical_therapist'], ...since('2022-01-01', fairpathRtm) }] },
  ],
  needs,
  families: [
    { id: 'supply', label: 'Supply' },
    { id: 'setup', label: 'Set-up' },
    { id: 'management', label: 'Management' },
    { id: 'management_short', label: 'Short management' },
  ],
  codes,
  exclusions,
  // Read for physiologic monitoring; taken over for this program.
  onePractitioner: { label: 'one practitioner in 30 days', codes: all, ...since('2022-01-01', notConfirmed) },
  policies: ['consent.cutoff', 'rpm.period.dos', 'time.concurrentStaff'],
  attests: [{ label: 'A treatment plan stands behind the monitoring', ...since('2022-01-01', nixon2024) }],
} satisfies Rule;
