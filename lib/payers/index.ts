/** The catalog of rules: a line for each file `<payer>/<program>.ts`. */
import type { PatientMonth } from '../rules/contract.ts';
import { choose } from '../rules/policies.ts';
import { counts } from '../rules/count.ts';
import { edition } from '../rules/edition.ts';
import { evaluate as evaluateWith } from '../rules/evaluate.ts';
import type { Finding } from '../rules/finding.ts';
import type { RuleSet } from '../rules/rule.ts';
import { versionOf } from '../rules/version.ts';
import medicareCcm from './medicare/ccm.ts';
import medicarePcm from './medicare/pcm.ts';
import medicareBhi from './medicare/bhi.ts';
import medicareCocm from './medicare/cocm.ts';
import medicareApcm from './medicare/apcm.ts';
import medicareRpm from './medicare/rpm.ts';
import medicareRtm from './medicare/rtm.ts';
import medicareTcm from './medicare/tcm.ts';
import medicareChi from './medicare/chi.ts';
import medicarePin from './medicare/pin.ts';
import medicarePinPs from './medicare/pin-ps.ts';
import medicareCts from './medicare/cts.ts';
import clinicCcm from './medicare-rhc/ccm.ts';
import clinicPcm from './medicare-rhc/pcm.ts';
import clinicBhi from './medicare-rhc/bhi.ts';
import clinicCocm from './medicare-rhc/cocm.ts';
import clinicApcm from './medicare-rhc/apcm.ts';
import clinicRpm from './medicare-rhc/rpm.ts';
import clinicRtm from './medicare-rhc/rtm.ts';
import clinicTcm from './medicare-rhc/tcm.ts';
import clinicChi from './medicare-rhc/chi.ts';
import clinicPin from './medicare-rhc/pin.ts';
import bcbsmPdcm from './bcbsm/pdcm.ts';
import bcbsmCcm from './bcbsm/ccm.ts';
import bcbsmBhi from './bcbsm/bhi.ts';
import bcbsmCocm from './bcbsm/cocm.ts';
import priorityCareManagement from './priority-health/care-management.ts';
import priorityCcm from './priority-health/ccm.ts';
import priorityPcm from './priority-health/pcm.ts';
import priorityBhi from './priority-health/bhi.ts';
import priorityCocm from './priority-health/cocm.ts';
import priorityApcm from './priority-health/apcm.ts';
import priorityRpm from './priority-health/rpm.ts';
import priorityTcm from './priority-health/tcm.ts';
import medicaidCareManagement from './michigan-medicaid/care-management.ts';

export const rules: RuleSet = [
  medicareCcm,
  medicarePcm,
  medicareBhi,
  medicareCocm,
  medicareApcm,
  medicareRpm,
  medicareRtm,
  medicareTcm,
  medicareChi,
  medicarePin,
  medicarePinPs,
  medicareCts,
  clinicCcm,
  clinicPcm,
  clinicBhi,
  clinicCocm,
  clinicApcm,
  clinicRpm,
  clinicRtm,
  clinicTcm,
  clinicChi,
  clinicPin,
  bcbsmPdcm,
  bcbsmCcm,
  bcbsmBhi,
  bcbsmCocm,
  priorityCareManagement,
  priorityCcm,
  priorityPcm,
  priorityBhi,
  priorityCocm,
  priorityApcm,
  priorityRpm,
  priorityTcm,
  medicaidCareManagement,
];

let version: Promise<string> | null = null;
/** Which version of the rules this is: see `lib/rules/version.ts`. Worked out once. */
export const rulesVersion = (): Promise<string> => (version ??= versionOf(rules));

/** The finding for a patient-month under all rules here. Pure; times in the finding are UTC epoch ms and seconds. */
export function evaluate(input: PatientMonth, set: RuleSet = rules): Finding {
  return evaluateWith(input, set);
}

/**
 * Whether a payer counts an activity for a program, for the picker: `asks` where the payer is silent and a policy of the practice decides.
 * @param month in which the work is done; absent = the last month that was reviewed
 */
export function countsFor(payer: string, program: string, activity: string, month?: string): 'counts' | 'not' | 'asks' {
  const rule = rules.find((each) => each.payer === payer && each.program === program);
  const now = rule && edition(rules, payer, program, month ?? rule.reviewed.to);
  if (!now) return 'not';
  const services = [...now.services.values()];
  if (services.some((service) => counts(activity, service, choose(null)))) return 'counts';
  return services.some((service) => service.asks.has(activity)) ? 'asks' : 'not';
}
