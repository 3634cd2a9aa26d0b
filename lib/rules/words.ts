/** The plain sentences of findings: why an entry is left out, what a flag means. No patient data, no advice to bill. */
import type { Cause } from './entries.ts';

export const causeWords: Readonly<Record<Cause, string>> = {
  INVALID_ENTRY: 'The entry cannot be read: its start, end or minutes are missing or impossible.',
  MISSING_PERFORMER: 'Nobody is named as doing the work.',
  DUPLICATE_ENTRY: 'The same entry is here twice; it counts once.',
  OUTSIDE_MONTH: 'The entry belongs to another month.',
  SPLIT_AT_MONTH_END: 'The entry crosses the end of the month; each month has its own part.',
  FUTURE_ENTRY: 'The time lies after the day of evaluation.',
  OVERLAP_OTHER_PATIENT: 'The same person worked on another patient at this time; neither counts until it is resolved.',
  TIME_IN_BILLED_VISIT: 'The time lies in a visit that is billed separately.',
  SAME_DAY_VISIT: 'A separately billed visit took place on this day.',
  TIME_BEFORE_CONSENT: 'The time lies before consent.',
  TIME_BEFORE_VISIT: 'The time lies before the initiating visit.',
  TIME_WHILE_INPATIENT: 'The patient was an inpatient on this day.',
  MISSING_ACTIVITY: 'No activity was chosen.',
  MISSING_PROGRAM: 'No program was chosen.',
  NOT_ENROLLED: 'The patient is not enrolled in this program.',
  NON_COUNTING_ACTIVITY: 'This activity does not count for the program.',
  NON_CLINICAL_STAFF: 'Time of non-clinical staff does not count.',
  WRONG_PERFORMER: 'Time of this role does not count for this clock.',
  CONCURRENT_STAFF: 'Somebody else worked on this patient at the same moment; a moment counts once.',
  OVERLAP_SAME_PERSON: 'The same person has another entry at the same moment; a moment counts once.',
  OVERLAP_PROGRAMS: 'The same moment counts for another program already.',
};

interface FlagWords { severity: 'blocks' | 'check' | 'info'; sentence: string }

const flags: Readonly<Record<string, FlagWords>> = {
  RULES_UNREVIEWED: { severity: 'blocks', sentence: 'The rules are not reviewed for this month. Nothing is proposed.' },
  NO_RULE: { severity: 'blocks', sentence: 'There is no rule for one of the programs with this payer yet. Nothing is proposed for it.' },
  CONSENT_INCOMPLETE: { severity: 'blocks', sentence: 'The consent record is not complete. See which parts are missing.' },
  OVERLAP_OTHER_PATIENT: { severity: 'check', sentence: 'One person has the same minutes on two patients. Neither counts until somebody decides.' },
  OVERLAP_PROGRAMS: { severity: 'check', sentence: 'The same minutes are logged for two programs. They count for the first one only.' },
  INVALID_ENTRY: { severity: 'check', sentence: 'An entry cannot be read and is not counted. Correct its times.' },
  MISSING_PERFORMER: { severity: 'check', sentence: 'An entry names nobody as doing the work and is not counted.' },
  MISSING_ACTIVITY: { severity: 'check', sentence: 'An entry has no activity and is not counted. Choose one.' },
  MISSING_PROGRAM: { severity: 'check', sentence: 'An entry has no program and is not counted. Choose one.' },
  NOT_ENROLLED: { severity: 'check', sentence: 'There is time for a program in which the patient is not enrolled. It is not counted.' },
  DUPLICATE_ENTRY: { severity: 'check', sentence: 'An entry is here twice. It counts once.' },
  FUTURE_ENTRY: { severity: 'check', sentence: 'There is time after the day of evaluation. It is not counted.' },
  UNKNOWN_POLICY: { severity: 'check', sentence: 'A policy is set that is not known, or to a value it does not have. Its default is used.' },
  CHOOSE_BASE: { severity: 'check', sentence: 'Two sets of codes are possible. One is proposed, the other is shown; never both.' },
  ASK_MDM: { severity: 'check', sentence: 'The time reaches complex care management. Ask the practitioner which level of decision making was documented.' },
  MUE_CHECK: { severity: 'check', sentence: 'There are more units than usual. Check them against the payer\'s current limits.' },
  UNVERIFIED_RULE: { severity: 'check', sentence: 'A proposed code leans on a rule that was not confirmed in a source. Check it before billing.' },
  SUGGEST_PCM: { severity: 'check', sentence: 'One condition is not enough for this program. Principal care management may fit.' },
  WARN_PLAN_COPY: { severity: 'check', sentence: 'No copy of the care plan is recorded as given. By this practice\'s policy that is a warning only.' },
  WARN_PLAN_NOT_REVISED: { severity: 'check', sentence: 'No revision of the care plan is recorded this month. Older rules asked for one with complex care management.' },
  CONCURRENT_STAFF: { severity: 'info', sentence: 'Two people worked on this patient at the same moment. A moment counts once.' },
  OVERLAP_SAME_PERSON: { severity: 'info', sentence: 'Two entries of one person overlap. A moment counts once.' },
  SAME_DAY_VISIT: { severity: 'check', sentence: 'There is care-management time on the day of a separately billed visit. Check that the two are distinct.' },
  TIME_IN_BILLED_VISIT: { severity: 'info', sentence: 'Time in a separately billed visit is not counted.' },
  TIME_BEFORE_CONSENT: { severity: 'info', sentence: 'Time before consent is not counted.' },
  TIME_BEFORE_VISIT: { severity: 'info', sentence: 'Time before the initiating visit is not counted.' },
  TIME_WHILE_INPATIENT: { severity: 'info', sentence: 'Time while the patient was an inpatient is not counted.' },
  NON_COUNTING_ACTIVITY: { severity: 'info', sentence: 'An activity does not count for this program and payer.' },
  NON_CLINICAL_STAFF: { severity: 'info', sentence: 'Time of non-clinical staff is not counted.' },
  SPLIT_AT_MONTH_END: { severity: 'info', sentence: 'An entry crosses the end of the month. Each month counts its own part, exactly.' },
  REMIND_CONSENT_RENEWAL: { severity: 'info', sentence: 'Consent is more than a year old. It does not lapse; this is a reminder only.' },
};

/** A flag in words. A flag without words of its own is shown by its name, never dropped. */
export function flagWords(flag: string): FlagWords {
  return flags[flag] ?? { severity: 'check', sentence: `${flag}: check this month.` };
}

export const severities = ['blocks', 'check', 'info'] as const;
