/**
 * Medicare: transitional care management after a discharge to the community. Nothing is timed: early contact, a visit within 7 days with
 * high decision making (99496), or within 14 days with moderate or high (99495), and medicines reconciled by the visit. The visit's month
 * reports it.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import ccm from './ccm.ts';
import { aafpApcm, evigilsTcm, mmbaTcm, practice2013Tcm, rvudocTcm, tcmEdits } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

/** The day of the first payment was not found in a source; the codes are described in 2013, and in 2019 as long in use. */
const inForce = [{ ...since('2013-01-01', practice2013Tcm), confirmedFrom: '2019-01-01' }] as const;

const needs: Need[] = [
  {
    need: 'discharge', label: 'Discharge to the community',
    settings: [
      'inpatient_acute', 'inpatient', 'inpatient_psychiatric', 'inpatient_psych', 'psychiatric', 'inpatient_rehab', 'rehab', 'ltch', 'long_term_care_hospital',
      'snf', 'observation', 'partial_hospitalization', 'partial_hospitalisation',
    ],
    destinations: ['home', 'domiciliary', 'rest_home', 'assisted_living'],
    ...since('2013-01-01', evigilsTcm),
  },
  { need: 'discharge_contact', label: 'Contact after discharge', businessDays: 2, attempts: 2, ...since('2013-01-01', mmbaTcm) },
  { need: 'discharge_medicines', label: 'Medicines reconciled', ...since('2013-01-01', rvudocTcm) },
];

const codes: Code[] = [
  {
    code: '99496', label: 'TCM, visit within 7 days', family: 'seven_days', inForce,
    basis: { kind: 'needs', on: 'tcm.visitDate', pending: 'TCM_PENDING' },
    needs: [
      { need: 'discharge_mdm', label: 'Decision making', levels: ['high'], ...since('2013-01-01', mmbaTcm) },
      { need: 'discharge_visit', label: 'Visit after discharge', days: 7, countPolicy: 'tcm.dayCount', ...since('2013-01-01', mmbaTcm) },
    ],
  },
  {
    code: '99495', label: 'TCM, visit within 14 days', family: 'fourteen_days', inForce,
    basis: { kind: 'needs', on: 'tcm.visitDate', pending: 'TCM_PENDING' },
    yieldsTo: { codes: ['99496'], ...since('2013-01-01', mmbaTcm) },
    needs: [
      { need: 'discharge_mdm', label: 'Decision making', levels: ['moderate', 'high'], ...since('2013-01-01', mmbaTcm) },
      { need: 'discharge_visit', label: 'Visit after discharge', days: 14, countPolicy: 'tcm.dayCount', ...since('2013-01-01', mmbaTcm) },
    ],
  },
];

const both = ['99496', '99495'];

const exclusions: Exclusion[] = [
  { label: 'one code for a discharge', codes: ['99496'], and: ['99495'], scope: 'patient', ...since('2013-01-01', mmbaTcm) },
  { label: 'chronic care management', codes: both, and: ['99490', '99487', '99489', '99491'], scope: 'patient', ...since('2015-01-01', tcmEdits), to: '2019-12-31' },
  { label: 'advanced primary care management', codes: both, and: ['G0556', 'G0557', 'G0558'], scope: { policy: 'apcm.scope', patientWhen: 'patient_month' }, ...since('2025-01-01', aafpApcm) },
];

export default {
  id: 'medicare/tcm',
  payer: 'medicare_ffs',
  program: 'TCM',
  title: 'Medicare, transitional care management',
  reviewed: { from: '2019-01', to: '2026-12', checked },
  counting: {
    services: ['TCM'],
    activities: ccm.counting.activities.map(({ value }) => ({ value, ...since('2013-01-01', mmbaTcm) })),
    asks: [],
  },
  pools: [
    // Minutes decide nothing here, but a minute logged for this cannot feed another program.
    { id: 'care', who: 'staff', label: 'care after discharge', roles: [{ value: ['clinical_staff', 'clinical_staff_external', 'qhp'], ...since('2013-01-01', mmbaTcm) }] },
  ],
  needs,
  families: [
    { id: 'seven_days', label: 'Within 7 days' },
    { id: 'fourteen_days', label: 'Within 14 days' },
  ],
  codes,
  exclusions,
  onePractitioner: { label: 'one practitioner for a discharge', codes: both, ...since('2013-01-01', practice2013Tcm) },
  policies: ['apcm.scope', 'tcm.dayCount'],
  attests: [],
} satisfies Rule;
