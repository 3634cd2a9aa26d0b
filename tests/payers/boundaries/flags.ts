/** Numbers that raise a flag and change no unit. */
import type { Payer, Program } from '../../../lib/rules/contract.ts';
import type { Boundary } from '../boundary.ts';

const month = '2026-10';
interface Above { payer?: Payer; config?: Readonly<Record<string, string>>; program: Program; code: string; minutes: number; each: number; units: number; role?: string; activity?: string; patient?: Boundary['patient'] }

/** More add-ons than expected are flagged for a check: the last number without a flag, and one more. */
const above = ({ payer = 'medicare_ffs', program, code, minutes, each, units, role, patient, config }: Above): Boundary[] => [0, 1].map((more): Boundary => ({
  payer, program, month, code, minutes: minutes + more * each, units: units + more, ...(role ? { role } : {}), ...(patient ? { patient } : {}), ...(config ? { change: { config } } : {}), ...(more === 1 ? { flag: 'MUE_CHECK' } : { noFlag: 'MUE_CHECK' }),
}));
const clinics = (rows: readonly Above[]) => rows.flatMap((row) => [...above(row), ...above({ ...row, payer: 'medicare_rhc_fqhc' })]);

const short = { conditions: [{ name: 'type 2 diabetes', expectedMonths: 3, significantRisk: true }] };
const tooShort = { conditions: [{ name: 'type 2 diabetes', expectedMonths: 2, significantRisk: true }] };
const training = (day: string) => ({ training: { introTeamBasedCare: day, scopeOfServiceDoc: true } });
const coordination = (day: string, change: Partial<Boundary>): Boundary => ({ payer: 'bcbsm_pdcm', program: 'PDCM', month, code: '99487', units: 1, minutes: 35, role: 'licensed_staff', service: 'PDCM_COORD', entry: training(day), ...change });
const firstMonth = { cocm: { firstMonth: true, registry: true, psychConsult: true } };
const repeat = (payer: Payer, before: string, change: Partial<Boundary>): Boundary => ({ payer, program: 'COCM', month, code: '99492', units: 1, minutes: 40, role: 'bh_care_manager', patient: firstMonth, change: { otherBilled: [{ code: '99492', practitioner: 'self', serviceMonth: before }] }, ...change });
const listed = (before: string): Boundary['change'] => ({ config: { 'ph.covered_codes': '99492' }, otherBilled: [{ code: '99492', practitioner: 'self', serviceMonth: before }] });

export const rows: Boundary[] = [
  ...clinics([
    { program: 'CCM', code: '99437', minutes: 90, each: 30, units: 2, role: 'qhp' },
    { program: 'CCM', code: '99489', minutes: 120, each: 30, units: 2 },
    { program: 'PCM', code: '99425', minutes: 90, each: 30, units: 2, role: 'qhp' },
    { program: 'PCM', code: '99427', minutes: 90, each: 30, units: 2, config: { 'pcm.addOnCap': 'none' } },
    { program: 'COCM', code: '99494', minutes: 106, each: 30, units: 2, role: 'bh_care_manager' },
    { program: 'COCM', code: '99494', minutes: 116, each: 30, units: 2, role: 'bh_care_manager', patient: firstMonth },
    { program: 'RPM', code: '99458', minutes: 60, each: 20, units: 2 },
    { program: 'RTM', code: '98981', minutes: 60, each: 20, units: 2 },
    { program: 'CHI', code: 'G0022', minutes: 180, each: 30, units: 4, role: 'chw' },
    { program: 'PIN', code: 'G0024', minutes: 180, each: 30, units: 4, role: 'patient_navigator' },
  ]),
  ...above({ program: 'PIN_PS', code: 'G0146', minutes: 180, each: 30, units: 4, role: 'peer_specialist' }),
  ...above({ payer: 'bcbsm_pdcm', program: 'COCM', code: '99494', minutes: 106, each: 30, units: 2, role: 'bh_care_manager' }),
  ...above({ payer: 'bcbsm_pdcm', program: 'COCM', code: '99494', minutes: 116, each: 30, units: 2, role: 'bh_care_manager', patient: firstMonth }),
  ...above({ payer: 'bcbsm_pdcm', program: 'CCM', code: '99437', minutes: 90, each: 30, units: 2, role: 'qhp' }),
  ...above({ payer: 'priority_health', program: 'CCM', code: '99437', minutes: 90, each: 30, units: 2, role: 'qhp', config: { 'ph.covered_codes': '99491,99437' } }),
  ...above({ payer: 'priority_health', program: 'PCM', code: '99425', minutes: 90, each: 30, units: 2, role: 'qhp', config: { 'ph.covered_codes': '99424,99425' } }),
  ...above({ payer: 'priority_health', program: 'PCM', code: '99427', minutes: 90, each: 30, units: 2, config: { 'ph.covered_codes': '99426,99427', 'pcm.addOnCap': 'none' } }),
  ...above({ payer: 'priority_health', program: 'COCM', code: '99494', minutes: 106, each: 30, units: 2, role: 'bh_care_manager', config: { 'ph.covered_codes': '99493,99494' } }),
  ...above({ payer: 'priority_health', program: 'COCM', code: '99494', minutes: 116, each: 30, units: 2, role: 'bh_care_manager', patient: firstMonth, config: { 'ph.covered_codes': '99492,99494' } }),
  ...above({ payer: 'priority_health', program: 'RPM', code: '99458', minutes: 60, each: 20, units: 2, config: { 'ph.covered_codes': '99457,99458' } }),
  // One condition of three months suggests principal care management.
  { payer: 'medicare_ffs', program: 'CCM', month, code: '99490', units: 0, minutes: 25, patient: short, flag: 'SUGGEST_PCM' },
  { payer: 'medicare_ffs', program: 'CCM', month, code: '99490', units: 0, minutes: 25, patient: tooShort, noFlag: 'SUGGEST_PCM' },
  { payer: 'medicare_rhc_fqhc', program: 'CCM', month, code: '99490', units: 0, minutes: 25, patient: short, flag: 'SUGGEST_PCM' },
  { payer: 'medicare_rhc_fqhc', program: 'CCM', month, code: '99490', units: 0, minutes: 25, patient: tooShort, noFlag: 'SUGGEST_PCM' },
  { payer: 'priority_health', program: 'CCM', month, code: '99490', units: 0, minutes: 25, patient: short, flag: 'PAYER_CONFLICT' },
  { payer: 'priority_health', program: 'CCM', month, code: '99490', units: 0, minutes: 25, patient: tooShort, noFlag: 'PAYER_CONFLICT' },
  // Training six months from the work, either way: the work is on the 12th.
  coordination('2026-04-12', { noFlag: 'TRAINING_WINDOW' }),
  coordination('2026-04-11', { flag: 'TRAINING_WINDOW' }),
  coordination('2026-03-11', { flag: 'TRAINING_WINDOW' }),
  coordination('2027-04-12', { noFlag: 'TRAINING_WINDOW' }),
  coordination('2027-04-13', { flag: 'TRAINING_WINDOW' }),
  // A second first month within twelve.
  ...(['medicare_ffs', 'medicare_rhc_fqhc', 'bcbsm_pdcm'] as const).flatMap((payer) => [
    repeat(payer, '2025-10', { flag: 'REPEAT_FIRST_MONTH' }),
    repeat(payer, '2025-09', { noFlag: 'REPEAT_FIRST_MONTH' }),
  ]),
  repeat('priority_health', '2025-10', { flag: 'REPEAT_FIRST_MONTH', change: listed('2025-10') }),
  repeat('priority_health', '2025-09', { noFlag: 'REPEAT_FIRST_MONTH', change: listed('2025-09') }),
  // Clinics had no planning code of their own before 2025.
  ...(['2024-12', '2025-01'] as const).map((when, units): Boundary => ({ payer: 'medicare_rhc_fqhc', program: 'CCM', month: when, code: 'G0506', units, minutes: 15, role: 'qhp', activity: 'care_planning_extra', service: 'CCM_G0506', patient: { initiatingVisit: { date: `${when}-31`, type: 'E/M' } }, entry: { date: `${when}-31` } })),
  // From 20 minutes on the short code is no choice any more.
  ...(['medicare_ffs', 'medicare_rhc_fqhc'] as const).flatMap((payer): Boundary[] => [
    { payer, program: 'RPM', month, code: '99457', units: 1, minutes: 20.5, sets: 1 },
    { payer, program: 'RTM', month, code: '98980', units: 1, minutes: 20.5, sets: 1 },
  ]),
  { payer: 'priority_health', program: 'RPM', month, code: '99457', units: 1, minutes: 20.5, sets: 1, change: { config: { 'ph.covered_codes': '99457,99470' } } },
  // The limit of conferences is unknown until March 2026.
  { payer: 'bcbsm_pdcm', program: 'PDCM', month: '2026-03', code: 'G9007', units: 1, minutes: 10, role: 'qhp', activity: 'team_conference', service: 'PDCM_G9007', flag: 'LIMIT_UNKNOWN' },
  { payer: 'bcbsm_pdcm', program: 'PDCM', month: '2026-04', code: 'G9007', units: 1, minutes: 10, role: 'qhp', activity: 'team_conference', service: 'PDCM_G9007', noFlag: 'LIMIT_UNKNOWN' },
];
