/** Our own plain words for the names that records and findings carry. A name without a word here is shown with its underscores as spaces. */
import type { RowState } from '../../lib/commands/views-month.ts';
import type { Tone } from '../ui/Chip.tsx';
import type { Glyph } from '../ui/Icon.tsx';

export const plain = (name: string) => name.replaceAll('_', ' ');

const payers: Record<string, string> = {
  medicare_ffs: 'Medicare', medicare_rhc_fqhc: 'Medicare, rural or federal clinic', bcbsm_pdcm: 'BCBSM', priority_health: 'Priority Health', mi_medicaid_mhp: 'MI Medicaid plan',
};
export const payerWords = (payer: string) => payers[payer] ?? plain(payer);

const roles: Record<string, string> = {
  clinical_staff: 'staff', qhp: 'practitioner', qhp_other: 'other practitioner', clerical: 'non-clinical', biller: 'biller',
  licensed_staff: 'licensed staff', unlicensed_staff: 'unlicensed staff', clinical_staff_external: 'outside staff', bh_care_manager: 'behavioral care manager', psychiatric_consultant: 'psychiatric consultant',
  chw: 'community health worker', patient_navigator: 'patient navigator', peer_specialist: 'peer specialist', physical_therapist: 'physical therapist',
};
export const roleWords = (role: string) => roles[role] ?? plain(role);

const programNames: Record<string, string> = { COCM: 'CoCM', PIN_PS: 'PIN peer', CARE_MGMT: 'Care mgmt' };
export const programWords = (program: string) => programNames[program] ?? program;

/** The roles as a person chooses among them. */
export const roleChoices = [
  { role: 'clinical_staff', name: 'Clinical staff', hint: 'Nurse, MA, care coordinator' },
  { role: 'qhp', name: 'Billing practitioner', hint: 'Physician, NP, PA; these minutes have their own codes' },
  { role: 'clerical', name: 'Non-clinical', hint: 'Tracked, never counted' },
  { role: 'biller', name: 'Biller', hint: 'No timer; opens the month' },
] as const;

/** Roles that only some programs and payers ask for. */
export const furtherRoles = ['qhp_other', 'licensed_staff', 'unlicensed_staff', 'clinical_staff_external', 'bh_care_manager', 'psychiatric_consultant', 'chw', 'patient_navigator', 'peer_specialist', 'physical_therapist'] as const;

export const dosWords: Record<string, string> = {
  threshold_met: 'Day the threshold was met', last_day: 'Last day of the month', last_business_day: 'Last business day of the month', span: 'From the first to the last day',
};

export const enrollmentWords: Record<string, { words: string; tone: Tone; icon: Glyph }> = {
  enrolled: { words: 'Enrolled', tone: 'ok', icon: 'check' }, paused: { words: 'Paused', tone: 'still', icon: 'pause' }, declined: { words: 'Declined', tone: 'still', icon: 'cross' },
  elsewhere: { words: 'Enrolled elsewhere', tone: 'away', icon: 'warning' }, ended: { words: 'Ended', tone: 'still', icon: 'square' },
};

export const visitWords: Record<string, string> = { 'E/M': 'office visit', AWV: 'annual wellness', IPPE: 'welcome to Medicare', TCM: 'after discharge', '99211': 'nurse visit', ED: 'emergency department' };

/** Visits that community health integration and navigation know besides. */
export const firstVisitWords: Record<string, string> = { ...visitWords, inpatient: 'in hospital', observation: 'under observation', SNF: 'in a nursing facility' };

/** What a patient is told before consent; the first three are the ones every program asks for. */
const told = {
  availability_cost_share: 'The service exists and has a cost share', one_practitioner: 'Only one practitioner can bill it in a month', right_to_stop: 'It can be stopped at any time',
  consult_specialists: 'Specialists may be asked', cost_share: 'Cost share of the program',
} as const;
export const toldWords: Record<string, string> = told;

/** What consent to a program asks the patient to be told. */
export const toldFor = (program: string): readonly (keyof typeof told)[] => (program === 'BHI' || program === 'COCM' ? ['consult_specialists', 'cost_share'] : ['availability_cost_share', 'one_practitioner', 'right_to_stop']);

export const familyWords: Record<string, string> = { RTM_RESP: 'Therapy data: breathing', RTM_MSK: 'Therapy data: muscles and bones', RTM_CBT: 'Therapy data: cognitive behavioral' };

export const settingWords: Record<string, string> = {
  inpatient_acute: 'acute hospital', inpatient_psychiatric: 'psychiatric hospital', inpatient_rehab: 'rehabilitation hospital', long_term_care_hospital: 'long-term care hospital',
  snf: 'skilled nursing facility', observation: 'observation', partial_hospitalization: 'partial hospitalization',
};

export const placeWords: Record<string, string> = { home: 'home', domiciliary: 'domiciliary care', rest_home: 'rest home', assisted_living: 'assisted living', snf: 'skilled nursing facility' };

export const modalityWords: Record<string, string> = { phone: 'by phone', video: 'by video', in_person: 'in person', portal: 'written messages', none: 'nobody reached' };

export const planWords: Record<string, string> = { commercial: 'commercial', medicare_advantage: 'Medicare Advantage', medicaid: 'Medicaid' };

export const causeWords: Record<string, string> = { browser_closed: 'browser closed', gap: 'nobody saw the timer', locked: 'locked', idle: 'no key or mouse', clock: 'the clock was changed', other_chart: 'another chart was open' };

export const readAsWords: Record<string, string> = {
  primary: 'read in the original', quoted: 'read as a quotation', secondary: 'read in a secondary source', derived: 'derived from other sources', not_confirmed: 'not confirmed in a source',
};

export const stateWords: Record<RowState, { words: string; tone: Tone; icon: Glyph }> = {
  blocked: { words: 'Blocked', tone: 'stop', icon: 'blocked' },
  close: { words: 'Close', tone: 'away', icon: 'clock' },
  ready: { words: 'Ready', tone: 'ok', icon: 'check' },
  in_progress: { words: 'In progress', tone: 'still', icon: 'list' },
  exported: { words: 'Exported', tone: 'still', icon: 'export' },
};

/** What the practice decided about a code. */
export const decisionWords: Record<'force' | 'block', { words: string; tone: Tone; icon: Glyph }> = { force: { words: 'Put in', tone: 'act', icon: 'plus' }, block: { words: 'Held back', tone: 'away', icon: 'pause' } };

const policyValues: Record<string, string> = { true: 'yes', false: 'no', '': 'none' };
export const policyValueWords = (value: string) => policyValues[value] ?? plain(value);

/** `99490 × 1`. */
export const times = (line: { code: string; units: number }) => `${line.code} × ${line.units}`;
