/**
 * Medicare: remote physiologic monitoring. A device that sends data (set-up 99453, supply 99454 or the short 99445), the month's management
 * time (99457 and add-on, or the short 99470), and the practitioner's own review of data (99091). Days of data and minutes are judged apart:
 * no number of days stands in the way of management time.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import ccm from './ccm.ts';
import { foley2021, mcDonaldHopkins, medscape2019, neuropathyQuote, nixon2024, notConfirmed, nsightRtm, optimizeRpm, prevounce2026, rimidi, rpmAddOn, rpmLogix, transmittedData } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

/** The first day of these codes was not found in a source; reports about the fee schedule for 2024 speak of them as they stand. */
const sinceBefore2024 = (from: string, source: Cited['source']): Cited => ({ ...since(from, source), confirmedFrom: '2024-01-01' });

const fdaDevice = {
  need: 'fact', label: 'A medical device', fact: 'device.fdaDevice', is: [true], reason: 'DEVICE_DATA_NOT_TRANSMITTED',
  wanted: 'a medical device as the FDA defines it', ask: 'Is the device a medical device as the FDA defines it?', ...since('2019-01-01', optimizeRpm),
} as const;

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['RPM'], elements: [], ...since('2019-01-01', optimizeRpm) },
  { need: 'established', label: 'Known patient', ...since('2019-01-01', nixon2024) },
  { need: 'conditions', label: 'A condition, acute or chronic', atLeast: 1, months: 0, anyRisk: true, ...since('2019-01-01', foley2021) },
  { ...fdaDevice, absent: 'met' },
];

/** Supply and set-up rest on what the device itself sent. */
const deviceNeeds: Need[] = [
  { ...fdaDevice, absent: 'unknown' },
  {
    need: 'fact', label: 'Data keyed in by hand', fact: 'device.manualEntry', is: [false], absent: 'met', reason: 'DEVICE_DATA_NOT_TRANSMITTED',
    wanted: 'collected and sent by the device', ask: 'Were the readings keyed in by hand?', ...since('2019-01-01', transmittedData),
  },
];

const live: Need[] = [{ need: 'live_contact', label: 'Live conversation', ...since('2019-01-01', rimidi) }];
const physiologic = { fact: 'device.family', is: [null] } as const;
const period = [{ value: 30, ...since('2019-01-01', rpmLogix) }] as const;

const codes: Code[] = [
  {
    code: '99453', label: 'RPM, set-up and teaching', family: 'setup', applies: physiologic,
    inForce: [sinceBefore2024('2019-01-01', neuropathyQuote)],
    basis: {
      kind: 'setup', periodDays: period, periodPolicy: 'rpm.period.dos',
      least: [{ value: 16, ...since('2019-01-01', neuropathyQuote), to: '2025-12-31' }, { value: 2, ...since('2026-01-01', prevounce2026) }],
    },
    needs: deviceNeeds,
  },
  {
    code: '99454', label: 'RPM, supply of the device', family: 'supply', applies: physiologic,
    inForce: [sinceBefore2024('2019-01-01', rpmLogix)],
    basis: {
      kind: 'device_days', periodDays: period, periodPolicy: 'rpm.period.dos',
      least: [{ value: 16, ...since('2019-01-01', mcDonaldHopkins) }],
      // A period has 30 days: more days of data than that are none.
      below: [{ value: 31, ...since('2026-01-01', mcDonaldHopkins) }],
    },
    needs: deviceNeeds,
  },
  {
    code: '99445', label: 'RPM, supply of the device, few days', family: 'supply', applies: physiologic,
    inForce: [since('2026-01-01', mcDonaldHopkins)],
    basis: {
      kind: 'device_days', periodDays: period, periodPolicy: 'rpm.period.dos',
      least: [{ value: 2, ...since('2026-01-01', mcDonaldHopkins) }],
      below: [{ value: 16, ...since('2026-01-01', mcDonaldHopkins) }],
    },
    needs: deviceNeeds,
  },
  {
    code: '99457', label: 'RPM, management', family: 'management',
    inForce: [sinceBefore2024('2019-01-01', nixon2024)],
    basis: { kind: 'minutes', pool: 'management', first: [{ value: 20, ...since('2019-01-01', rimidi) }] },
    needs: live,
  },
  {
    // The conversation that 99457 needs serves its add-on too.
    code: '99458', label: 'RPM, management, add-on', family: 'management', addOnTo: '99457',
    inForce: [sinceBefore2024('2020-01-01', nixon2024)],
    basis: {
      kind: 'minutes', pool: 'management',
      first: [{ value: 40, ...since('2020-01-01', rpmAddOn) }],
      each: [{ value: 20, ...since('2020-01-01', rpmAddOn) }],
    },
    checkAbove: [{ value: 2, ...since('2020-01-01', rpmAddOn) }],
  },
  {
    code: '99470', label: 'RPM, management, short', family: 'management_short',
    inForce: [since('2026-01-01', rimidi)],
    basis: {
      kind: 'minutes', pool: 'management',
      first: [{ value: 10, ...since('2026-01-01', rimidi) }],
      below: [{ value: 20, ...since('2026-01-01', rimidi) }],
    },
    needs: live,
  },
  {
    code: '99091', label: 'RPM, practitioner\'s review of data', family: 'review',
    inForce: [since('2019-01-01', medscape2019)],
    basis: { kind: 'minutes', pool: 'review', first: [{ value: 30, ...since('2019-01-01', medscape2019) }] },
    max: [{ value: 1, ...since('2019-01-01', medscape2019) }],
  },
];

const all = codes.map(({ code }) => code);
const rtm = ['98975', '98976', '98977', '98978', '98979', '98980', '98981', '98984', '98985', '98986'];
const careManagement = ['99490', '99439', '99487', '99489', '99491', '99437'];
const reviewAlone = { policy: 'rpm.99091.exclusive', when: 'false' } as const;

const exclusions: Exclusion[] = [
  { label: 'review of data and management time', codes: ['99091'], and: ['99457', '99458', '99470'], scope: 'patient', liftedBy: reviewAlone, ...since('2019-01-01', notConfirmed) },
  { label: 'review of data and chronic care management', codes: ['99091'], and: careManagement, scope: 'patient', liftedBy: reviewAlone, ...since('2019-01-01', notConfirmed) },
  { label: 'one supply code for a period', codes: ['99454'], and: ['99445'], scope: 'patient', ...since('2026-01-01', rimidi) },
  { label: 'full and short management in a month', codes: ['99457', '99458'], and: ['99470'], scope: 'patient', ...since('2026-01-01', rimidi) },
  { label: 'therapeutic monitoring', codes: all, and: rtm, scope: 'patient', ...since('2022-01-01', nsightRtm) },
];

export default {
  id: 'medicare/rpm',
  payer: 'medicare_ffs',
  program: 'RPM',
  title: 'Medicare, remote physiologic monitoring',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: {
    services: ['RPM', 'RPM_99091'],
    // A voicemail is time, but no live conversation.
    activities: ccm.counting.activities.map(({ value }) => ({ value, ...since('2019-01-01', rimidi) })),
    asks: [],
    consentPolicy: 'consent.cutoff',
  },
  pools: [
    { id: 'management', who: 'staff', label: 'management time', services: ['RPM'], roles: [{ value: ['clinical_staff', 'clinical_staff_external', 'qhp'], ...since('2019-01-01', rimidi) }] },
    {
      id: 'review', who: 'practitioner', label: 'the practitioner\'s review', services: ['RPM_99091'],
      roles: [{ value: ['qhp'], ...since('2019-01-01', medscape2019) }],
      activities: [{ value: ['data_review'], ...since('2019-01-01', medscape2019) }],
      period: { days: 30, ...since('2019-01-01', medscape2019) },
    },
  ],
  needs,
  families: [
    { id: 'supply', label: 'Supply' },
    { id: 'setup', label: 'Set-up' },
    { id: 'management', label: 'Management' },
    { id: 'management_short', label: 'Short management' },
    { id: 'review', label: 'Review' },
  ],
  codes,
  exclusions,
  onePractitioner: { label: 'one practitioner in 30 days', codes: all, ...since('2019-01-01', rpmLogix) },
  policies: ['consent.cutoff', 'rpm.99091.exclusive', 'rpm.period.dos', 'time.concurrentStaff'],
  attests: [{ label: 'The monitoring was ordered for this patient', ...since('2019-01-01', optimizeRpm) }],
} satisfies Rule;
