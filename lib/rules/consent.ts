/** Which recorded consent a rule reads: the first recorded of the programs that it accepts. */
import type { Consent, PatientMonth } from './contract.ts';
import type { Need } from './rule.ts';

type ConsentNeed = Extract<Need, { need: 'consent' }>;

export function consentOf({ programs }: ConsentNeed, { patient }: PatientMonth): Consent | null {
  for (const program of programs) {
    const consent = patient.consent?.[program];
    if (consent?.date) return consent;
  }
  return null;
}
