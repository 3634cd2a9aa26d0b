/**
 * Medicare: advanced primary care management, from 2025. A level by conditions and coverage and not by minutes; any counted service of the
 * month will do. From 2026 three add-ons take the place of collaborative care (G0568, G0569) and general behavioral health (G0570), untimed.
 */
import type { Cited, Code, Exclusion, Need, Rule } from '../../rules/rule.ts';
import { counted, visits } from './ccm.ts';
import { collaborative, teamNeeds } from './cocm.ts';
import { aafpApcm, apcmRates2025, carryOver, cms1654f, codingIntelApcm, fairApcmBehavioral, fairMatrix, mirroredChoice, notConfirmed, rhiApcm } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });
const in2025 = (value: number) => [{ value, ...since('2025-01-01', apcmRates2025), to: '2025-12-31' }];

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['APCM'], elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'], ...since('2025-01-01', rhiApcm) },
  { need: 'initiating_visit', label: 'Initiating visit', seenWithinMonths: 36, types: visits, ...since('2025-01-01', rhiApcm) },
  {
    need: 'fact', label: 'Responsible for all primary care', fact: '/practitionerIsPrimaryCareFocalPoint', is: [true], absent: 'met', reason: 'NOT_PRIMARY_CARE_FOCAL_POINT',
    wanted: 'the billing practitioner is responsible for all primary care', ask: 'Is the billing practitioner responsible for all of the patient\'s primary care?', ...since('2025-01-01', aafpApcm),
  },
  // Whether a month without any service may be billed is disputed.
  { need: 'service', label: 'A service in the month', program: 'APCM', waivedBy: { policy: 'apcm.requireService', when: 'false' }, flag: 'ASK_BILLER', ...since('2025-01-01', codingIntelApcm) },
];

const twoConditions: Need = { need: 'conditions', label: 'Chronic conditions', atLeast: 2, months: 12, ...since('2025-01-01', aafpApcm) };
const beneficiary: Need = {
  need: 'fact', label: 'Qualified Medicare Beneficiary', fact: 'qmb', is: [true], absent: 'unknown', reason: 'NOT_QMB',
  wanted: 'the patient is a Qualified Medicare Beneficiary', ask: 'Is the patient a Qualified Medicare Beneficiary (QMB)?', ...since('2025-01-01', aafpApcm),
};

const bases = ['G0558', 'G0557', 'G0556'];
const max = (from: string, source: Cited['source']) => [{ value: 1, ...since(from, source) }];

/** What a behavioral add-on asks besides: consent of its own, the same practitioner as the base, a service in the month. */
const behavioral = (program: 'COCM' | 'BHI'): Need[] => [
  { need: 'consent', label: 'Consent to behavioral care', programs: [program], elements: ['consult_specialists', 'cost_share'], ...since('2026-01-01', cms1654f) },
  { need: 'same_practitioner', label: 'The practitioner of the base', program, ...since('2026-01-01', fairApcmBehavioral) },
  { need: 'service', label: 'A behavioral service in the month', program, ...since('2026-01-01', fairApcmBehavioral) },
];
const collaborativeNeeds = [...behavioral('COCM'), ...teamNeeds('2026-01-01')];
const addOn = { addOnTo: bases, inForce: [since('2026-01-01', fairApcmBehavioral)], basis: { kind: 'needs' }, max: max('2026-01-01', fairApcmBehavioral) } as const;

const codes: Code[] = [
  {
    code: 'G0558', label: 'APCM, level 3', family: 'level',
    inForce: [since('2025-01-01', aafpApcm)],
    basis: { kind: 'needs' },
    max: max('2025-01-01', rhiApcm),
    needs: [twoConditions, beneficiary],
  },
  {
    code: 'G0557', label: 'APCM, level 2', family: 'level',
    inForce: [since('2025-01-01', aafpApcm)],
    basis: { kind: 'needs' },
    yieldsTo: { codes: ['G0558'], ...since('2025-01-01', aafpApcm) },
    max: max('2025-01-01', rhiApcm),
    needs: [twoConditions],
    rate: in2025(48.84),
  },
  {
    code: 'G0556', label: 'APCM, level 1', family: 'level',
    inForce: [since('2025-01-01', aafpApcm)],
    basis: { kind: 'needs' },
    yieldsTo: { codes: ['G0557', 'G0558'], ...since('2025-01-01', aafpApcm) },
    max: max('2025-01-01', rhiApcm),
    needs: [{ need: 'conditions', label: 'Chronic conditions, none or more', atLeast: 0, months: 12, ...since('2025-01-01', aafpApcm) }],
    rate: in2025(15.2),
  },
  { ...addOn, code: 'G0568', label: 'APCM, collaborative care, first month', family: 'bh_first', applies: { fact: 'cocm.firstMonth', is: [true] }, needs: collaborativeNeeds },
  { ...addOn, code: 'G0569', label: 'APCM, collaborative care, later month', family: 'bh_later', applies: { fact: 'cocm.firstMonth', is: [false] }, needs: collaborativeNeeds },
  { ...addOn, code: 'G0570', label: 'APCM, general behavioral health', family: 'bhi', applies: { enrolled: 'BHI' }, needs: behavioral('BHI') },
];

const bundled = [
  '99487', '99489', '99490', '99491', '99437', '99439', '99424', '99425', '99426', '99427', '99495', '99496', '99446', '99447', '99448', '99449', '99451', '99452',
  'G2250', 'G2251', 'G2252', '99421', '99422', '99423', '98970', '98971', '98972',
];
const wholeMonth = { policy: 'apcm.scope', patientWhen: 'patient_month' };

const exclusions: Exclusion[] = [
  { label: 'care management and exchanges that it includes', codes: bases, and: bundled, scope: wholeMonth, ...since('2025-01-01', aafpApcm) },
  { label: 'short remote check-ins', codes: bases, and: ['G2010', 'G2012', '98016'], scope: wholeMonth, ...since('2025-01-01', notConfirmed) },
  { label: 'ordinary collaborative care', codes: ['G0568', 'G0569'], and: collaborative, scope: 'patient', ...since('2026-01-01', fairMatrix) },
  { label: 'ordinary behavioral health integration', codes: ['G0570'], and: ['99484'], scope: 'patient', ...since('2026-01-01', fairMatrix) },
  // Collaborative care or general behavioral health: the choice that one practitioner has among the ordinary codes.
  { label: 'collaborative and general behavioral health', codes: ['G0568', 'G0569'], and: ['G0570', '99484'], scope: 'practitioner', ...since('2026-01-01', mirroredChoice) },
  { label: 'collaborative and general behavioral health', codes: ['G0570'], and: collaborative, scope: 'practitioner', ...since('2026-01-01', mirroredChoice) },
];

const ordinaryFirst = { policy: 'apcm.bh.mode', when: 'ordinary' };

export default {
  id: 'medicare/apcm',
  payer: 'medicare_ffs',
  program: 'APCM',
  title: 'Medicare, advanced primary care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: {
    services: ['APCM'],
    activities: [{ value: counted, ...since('2025-01-01', rhiApcm) }],
    asks: [
      { activities: ['prior_authorization'], policy: 'ccm.countPriorAuthorization', when: 'true', ...since('2025-01-01', carryOver) },
      { activities: ['benefit_check', 'documentation', 'chart_prep', 'gap_reminder'], policy: 'ccm.countAdministration', when: 'true', ...since('2025-01-01', notConfirmed) },
    ],
    consentPolicy: 'consent.cutoff',
  },
  pools: [
    { id: 'care', who: 'staff', label: 'time of staff and practitioner', roles: [{ value: ['clinical_staff', 'clinical_staff_external', 'qhp'], ...since('2025-01-01', rhiApcm) }] },
  ],
  needs,
  families: [
    { id: 'level', label: 'Level' },
    { id: 'bh_first', label: 'Collaborative care, first month', lastIf: ordinaryFirst },
    { id: 'bh_later', label: 'Collaborative care, later month', lastIf: ordinaryFirst },
    { id: 'bhi', label: 'General behavioral health', lastIf: ordinaryFirst },
  ],
  codes,
  exclusions,
  onePractitioner: { label: 'one practitioner a month', codes: bases, ...since('2025-01-01', rhiApcm) },
  policies: ['apcm.requireService', 'apcm.scope', 'apcm.bh.mode', 'ccm.countAdministration', 'ccm.countPriorAuthorization', 'consent.cutoff'],
  attests: [
    { label: 'Somebody of the practice can be reached at any hour', ...since('2025-01-01', rhiApcm) },
    { label: 'The practice can make care plans and manage transitions between places of care', ...since('2025-01-01', rhiApcm) },
    { label: 'The practice manages its whole population and measures its performance', ...since('2025-01-01', rhiApcm) },
  ],
} satisfies Rule;
