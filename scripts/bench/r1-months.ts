import type { Condition, Consent, EntryInput, PatientMonth, Program } from '../../lib/rules/contract.ts';

/**
 * Made-up patient-months of Medicare, always the same ones for a seed, shaped as `lib/commands/patient-month.ts` makes them. One in twenty
 * holds what no plain sum can see: overlapping work, consent or a first visit within the month, a stay in hospital.
 */
export const ENTRIES = 12;
export const MONTH = '2026-10';
export const ZONE = 'America/Detroit';
const FIRST = Date.parse('2026-10-01T04:00:00Z');
const HOUR = 3_600_000;

/** Out of a hundred patients. */
const mixture: [number, Program[]][] = [
  [33, ['CCM']], [8, ['RPM']], [9, ['APCM']], [6, ['PCM']], [5, ['BHI']], [3, ['COCM']], [2, ['RTM']], [2, ['TCM']], [1, ['CHI']], [1, ['PIN']],
  [8, ['CCM', 'RPM']], [5, ['CCM', 'BHI']], [2, ['CCM', 'COCM']], [2, ['CCM', 'TCM']], [2, ['CCM', 'CHI']], [1, ['CCM', 'RTM']],
  [2, ['APCM', 'BHI']], [1, ['APCM', 'COCM']], [2, ['APCM', 'RPM']], [1, ['APCM', 'TCM']], [2, ['PCM', 'RPM']], [1, ['PCM', 'PIN']], [1, ['RPM', 'BHI']],
];
const deck = mixture.flatMap(([times, programs]) => Array.from({ length: times }, () => programs));

const care = ['clinical_staff', 'clinical_staff', 'clinical_staff', 'clinical_staff', 'clinical_staff', 'clinical_staff', 'clinical_staff_external', 'qhp', 'qhp_other', 'clerical'];
const behavioral = ['bh_care_manager', 'bh_care_manager', 'bh_care_manager', 'bh_care_manager', 'bh_care_manager', 'psychiatric_consultant', 'qhp'];
const workers: Partial<Record<Program, string[]>> = {
  COCM: behavioral, CHI: ['chw', 'chw', 'chw', 'chw', 'clinical_staff'], PIN: ['patient_navigator', 'patient_navigator', 'patient_navigator', 'clinical_staff'],
  RTM: ['clinical_staff', 'clinical_staff', 'physical_therapist', 'qhp'],
};
const work = [
  'patient_call', 'patient_call', 'patient_call', 'patient_call', 'portal_conversation', 'voicemail', 'email', 'medication_reconciliation', 'medication_reconciliation', 'care_plan_update',
  'care_coordination', 'care_coordination', 'coordination_specialist', 'coordination_home_health', 'community_resource', 'data_review', 'case_review', 'prior_authorization', 'documentation',
  'chart_prep',
];
const told = ['availability_cost_share', 'one_practitioner', 'right_to_stop'];
const toldBehavioral = ['consult_specialists', 'cost_share'];

export type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const octets = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));
const letters = Buffer.from('00000000-0000-4000-a000-000000000000', 'latin1');
const places = [0, 2, 4, 6, 9, 11, 16, 21, 24, 26, 28, 30, 32, 34];

/** An id of 36 characters, in one piece as it comes out of storage. */
function uuid(next: Random): string {
  let bits = 0;
  for (const [index, place] of places.entries()) {
    bits = index % 4 ? bits >>> 8 : Math.floor(next() * 4_294_967_296);
    letters.write(octets[bits & 255]!, place, 'latin1');
  }
  return letters.toString('latin1');
}

export interface MadeUp {
  months: PatientMonth[];
  /** True for a month whose counted time is no plain sum. */
  intricate: boolean[];
}

export function madeUpMonths(count: number, seed = 20_261_101): MadeUp {
  const next = random(seed);
  const people = new Map<string, string[]>();
  for (const role of [...new Set([...care, ...Object.values(workers).flat()])]) people.set(role, Array.from({ length: 12 }, () => uuid(next)));
  const months: PatientMonth[] = [];
  const intricate: boolean[] = [];
  for (let index = 0; index < count; index++) {
    const special = index % 20 === 19 ? Math.floor(index / 20) % 4 : -1;
    // As a block that is read from storage gives them: no two months share a text.
    months.push(JSON.parse(JSON.stringify(patientMonth(next, people, special))) as PatientMonth);
    intricate.push(special >= 0);
  }
  return { months, intricate };
}

const pick = <T>(next: Random, list: readonly T[]): T => list[Math.floor(next() * list.length)]!;

function patientMonth(next: Random, people: ReadonlyMap<string, string[]>, special: number): PatientMonth {
  const programs = pick(next, deck);
  const practitioners = people.get('qhp')!;
  const billing = pick(next, practitioners);
  const byProgram = Object.fromEntries(programs.map((program, index) => [program, index > 0 && next() < 0.2 ? pick(next, practitioners) : billing]));
  const own = next() < 0.1;
  const much = 0.2 + next() * 1.2;
  const entries = Array.from({ length: ENTRIES }, (_, index) => entry(next, programs, byProgram, people, index, own, much));
  if (special === 0) {
    const { start, end } = entries[4]!;
    entries[5] = { ...entries[5]!, start: Number(start) + 30_000, end: Number(end) + 90_000 };
  }
  return {
    id: uuid(next), payer: 'medicare_ffs', serviceMonth: MONTH, timeZone: ZONE,
    patient: {
      ...(next() < 0.97 ? { conditions: conditions(next) } : {}),
      consent: Object.fromEntries(programs.filter(() => next() < 0.96).map((program) => [program, consent(next, program, special === 1)])),
      ...(next() < 0.95 ? { carePlan: { date: '2026-02-18', copyGiven: next() < 0.96 ? true : null, ...(next() < 0.3 ? { revisedInMonth: true } : {}) } } : {}),
      ...(special === 2 ? { initiatingVisit: { date: '2026-10-08', type: 'E/M' }, newPatient: true } : { initiatingVisit: { date: '2026-02-11', type: 'AWV' }, newPatient: false, lastSeenDate: next() < 0.95 ? '2026-08-20' : '2025-03-02' }),
      mdm: next() < 0.4 ? pick(next, ['low', 'moderate', 'high'] as const) : null,
      ...(special === 3 ? { inpatientStays: [{ from: '2026-10-12', to: '2026-10-17' }] } : {}),
      ...facts(next, programs),
      ...(programs.includes('CCM') && special !== 2 ? { ccmStartDate: '2026-02-11' } : {}),
    },
    programs, entries,
    otherBilled: next() < 0.03 ? [{ code: pick(next, ['99490', '99457', 'G0181', '99484']), practitioner: 'elsewhere', serviceMonth: MONTH }] : [],
    billingPractitionerId: billing,
    ...(programs.length > 1 ? { practitionerByProgram: byProgram } : {}),
    evaluationDate: '2026-11-02',
  };
}

/** Work of 1 to some 15 minutes, each on a day of its own at office hours. */
function entry(next: Random, programs: readonly Program[], byProgram: Readonly<Record<string, string>>, people: ReadonlyMap<string, string[]>, index: number, own: boolean, much: number): EntryInput {
  const program = pick(next, programs);
  const role = own && next() < 0.8 && program !== 'COCM' ? 'qhp' : pick(next, workers[program] ?? care);
  const activity = pick(next, work);
  const start = FIRST + Math.floor(index * 2.55 + next() * 1.4) * 24 * HOUR + 8 * HOUR + Math.floor(next() * 8 * HOUR);
  return {
    id: uuid(next), performerRole: role, performerId: role === 'qhp' ? byProgram[program]! : pick(next, people.get(role)!), start, end: start + 60_000 + Math.floor(next() * much * 660_000),
    activity, program, interactive: activity === 'patient_call', ...(activity === 'patient_call' ? { modality: 'phone' } : {}),
  };
}

function conditions(next: Random): Condition[] {
  const months = next() < 0.95 ? 24 : null;
  return ['Hypertension', 'Type 2 diabetes', 'Heart failure'].slice(0, next() < 0.06 ? 1 : 2 + Math.floor(next() * 2)).map((name) => ({ name, expectedMonths: months, significantRisk: true }));
}

function consent(next: Random, program: Program, within: boolean): Consent {
  const date = within ? '2026-10-09' : next() < 0.15 ? '2025-06-11' : '2026-02-11';
  const elements = program === 'BHI' || program === 'COCM' ? toldBehavioral : told;
  return { date, kind: 'verbal', documented: next() < 0.97 ? true : null, elements: next() < 0.96 ? elements : elements.slice(1) };
}

function facts(next: Random, programs: readonly Program[]): PatientMonth['patient'] {
  const has = (program: Program) => programs.includes(program);
  const visit = { initiatingVisit: '2026-03-04', initiatingVisitType: 'E/M' };
  const discharged = 1 + Math.floor(next() * 12);
  const day = (after: number) => `${MONTH}-${String(discharged + after).padStart(2, '0')}`;
  return {
    ...(has('RPM') || has('RTM') ? { device: {
      fdaDevice: true, planOfCare: has('RTM') && next() < 0.8 ? true : null, ...(has('RTM') ? { family: pick(next, ['RTM_RESP', 'RTM_MSK', 'RTM_CBT']) } : {}), episodeSetupDate: next() < 0.1 ? '2026-10-01' : '2026-03-02',
      periodStart: next() < 0.5 ? '2026-10-01' : '2026-10-02', daysWithData: next() < 0.05 ? null : Math.floor(next() * 31), firstPeriod: null, manualEntry: next() < 0.03,
    } } : {}),
    ...(has('TCM') ? { tcm: { dischargeDate: day(0), from: 'inpatient_acute', to: next() < 0.95 ? 'home' : 'snf', firstContact: day(1 + Math.floor(next() * 4)), contactAttempts: [], visitDate: day(4 + Math.floor(next() * 12)), mdm: pick(next, ['low', 'moderate', 'high'] as const), medRecDate: day(3) } } : {}),
    ...(has('COCM') ? { cocm: { firstMonth: next() < 0.25, registry: next() < 0.97, psychConsult: next() < 0.97 } } : {}),
    ...(has('CHI') ? { chi: { ...visit, needsDocumented: next() < 0.95 } } : {}),
    ...(has('PIN') ? { pin: { ...visit, condition: 'Heart failure', expectedMonths: 12 } } : {}),
    ...(has('APCM') ? { qmb: next() < 0.2 } : {}),
  };
}
