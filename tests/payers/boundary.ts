/**
 * Boundaries written by hand from the published numbers, not from the rule files: just below and just at every threshold, cap and date.
 * `npm run mutate` changes the numbers of the rules one by one and asks whether one of these, or a scenario, notices.
 */
import type { EntryInput, Facts, PatientMonth, Payer, Program } from '../../lib/rules/contract.ts';
import type { Finding } from '../../lib/rules/finding.ts';
import { addDays, addMonthsToDay } from '../../lib/time/month.ts';

export interface Boundary {
  payer: Payer;
  program: Program;
  month: string;
  /** The code that is asked for, and how many units are right. */
  code: string;
  units: number;
  /** Minutes of one entry in the middle of the month; absent = no entry but those of `entries`. */
  minutes?: number;
  role?: string;
  activity?: string;
  /** The entry's `program`, where it is a narrower service. */
  service?: string;
  /** What else the entry says. */
  entry?: EntryInput;
  /** Further entries, or several instead of one. */
  entries?: readonly EntryInput[];
  /** Facts that differ from a patient who is ready for every program. */
  patient?: Partial<Facts>;
  /** A flag that must, or must not, be raised. */
  flag?: string;
  noFlag?: string;
  /** How many sets are offered to choose from. */
  sets?: number;
  /** What else differs in the month. */
  change?: Partial<PatientMonth>;
}

const elements = ['availability_cost_share', 'one_practitioner', 'right_to_stop', 'consult_specialists', 'cost_share'];
const every: readonly Program[] = ['CCM', 'PCM', 'BHI', 'COCM', 'APCM', 'RPM', 'RTM', 'TCM', 'CHI', 'PIN', 'PIN_PS', 'CTS', 'PDCM', 'CARE_MGMT'];

/** A made-up patient with everything on record that any program asks for, as of a month. No device data and no discharge: rows bring them. */
export function readyFor(month: string): Facts {
  const first = `${month}-01`;
  const before = addDays(first, -40);
  return {
    conditions: [{ name: 'type 2 diabetes', expectedMonths: 24, significantRisk: true }, { name: 'heart failure', expectedMonths: 24, significantRisk: true }],
    consent: Object.fromEntries(every.map((program) => [program, { date: before, kind: 'verbal', documented: true, elements }])),
    carePlan: { date: before, copyGiven: true, revisedInMonth: true },
    newPatient: false, lastSeenDate: before, initiatingVisit: { date: before, type: 'E/M' }, mdm: 'moderate', qmb: false,
    chi: { initiatingVisit: before, needsDocumented: true },
    pin: { initiatingVisit: before, condition: 'severe heart failure', expectedMonths: 12 },
    cocm: { firstMonth: false, registry: true, psychConsult: true },
    pdcmParticipatingGroup: true, riskLevel: 'moderate', planRulesLoaded: true, plan: 'commercial',
  };
}

/** A patient who was trained for: what Michigan entries carry. */
export const trained = (month: string): EntryInput => ({ training: { introTeamBasedCare: addMonthsToDay(`${month}-10`, -3), scopeOfServiceDoc: true } });

export function monthOf(row: Boundary): PatientMonth {
  const { payer, program, month, minutes, role, activity, service, entry, entries, patient, change } = row;
  const one: EntryInput[] = minutes === undefined ? [] : [{ performerRole: role ?? 'clinical_staff', activity: activity ?? 'care_coordination', program: service ?? program, minutes, date: `${month}-12`, interactive: true, ...entry }];
  return {
    id: nameOf(row), payer, serviceMonth: month, timeZone: 'America/Detroit', programs: [program],
    patient: { ...readyFor(month), ...patient }, entries: [...one, ...(entries ?? [])], ...change,
  };
}

export function nameOf({ payer, program, month, code, units, minutes, service, role, flag, noFlag }: Boundary): string {
  return `${payer} ${service ?? program} ${month}${role ? ` ${role}` : ''}${minutes === undefined ? '' : ` ${minutes} min`}: ${code} × ${units}${flag ? `, ${flag}` : ''}${noFlag ? `, no ${noFlag}` : ''}`;
}

/** What the finding has instead of the units and flags wanted; null = right. */
export function misses({ code, units, flag, noFlag, sets }: Boundary, finding: Finding): string | null {
  if (flag && !finding.flags.includes(flag)) return `flag ${flag} is missing`;
  if (noFlag && finding.flags.includes(noFlag)) return `flag ${noFlag} is raised`;
  if (sets !== undefined && finding.alternatives.length !== sets) return `${finding.alternatives.length} sets are offered instead of ${sets}`;
  const had = finding.lines.filter((line) => line.code === code).reduce((sum, line) => sum + line.units, 0);
  return had === units ? null : `${code}: wanted ${units}, had ${had}; refused for ${finding.blocked.filter((each) => each.code === code).map(({ reason }) => reason).join(', ') || 'nothing'}`;
}
