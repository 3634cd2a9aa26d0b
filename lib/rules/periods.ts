/** The 30-day clock of device data: in which month a period is reported, and whether its days are enough. */
import { addDays } from '../time/month.ts';
import { day as sayDay } from '../time/say.ts';
import type { PatientMonth } from './contract.ts';
import type { CodeNow } from './edition.ts';
import type { Answer } from './finding.ts';
import type { Chosen } from './policies.ts';

export interface PeriodDecision {
  /** Null if the code has nothing to say: nobody speaks of it. */
  reason: string | null;
  silent: boolean;
  answer: Answer;
  /** Day on which the period is reported: its last, or its first by the practice's choice. */
  day: string | null;
  had: () => string;
  trouble: string;
  question: { fact: string; ask: string } | null;
}

/** Judges device days, or the set-up of a device. */
export function judgePeriod(code: CodeNow, input: PatientMonth, chosen: Chosen): PeriodDecision {
  const setup = code.code.basis.kind === 'setup';
  const had = input.patient.device ?? {};
  const { least, below, days, policy } = code.device ?? { least: 0, below: 0, days: 30, policy: '' };
  const start = had.periodStart ?? null;
  const end = start ? addDays(start, days - 1) : null;
  const day = chosen.get(policy) === 'start' ? start : end;
  const made = (answer: Answer, reason: string | null, trouble = '', ask = ''): PeriodDecision => ({
    reason, answer, day, trouble, silent: false, question: ask ? { fact: 'device', ask } : null,
    had: () => (start && end ? `${had.daysWithData ?? 'unknown'} days with data, ${sayDay(start)} to ${sayDay(end)}` : 'not recorded'),
  });
  if (setup) {
    const date = had.episodeSetupDate ?? null;
    if (date === null && (had.firstPeriod ?? null) === null) return { ...made('unknown', null), silent: true };
    const first = had.firstPeriod ?? (date !== null && start !== null && end !== null ? date >= start && date <= end : null);
    if (first === false) return made('not_met', 'MAX_UNITS', 'the device was set up in an earlier period of this episode');
    if (first === null) return made('unknown', 'FACT_MISSING', 'whether this is the first period of the episode', 'Is this the first 30-day period of the episode?');
    if (date === null) return made('unknown', 'FACT_MISSING', 'the day of the set-up', 'On which day was the device set up?');
  }
  if (start === null || end === null || (had.daysWithData ?? null) === null) return made('unknown', 'DEVICE_DAYS_TOO_FEW', 'the days of device data are not recorded', 'When did the 30-day period begin, and on how many days did the device send data?');
  if (day?.slice(0, 7) !== input.serviceMonth) return made('not_met', 'NO_SERVICE_IN_MONTH', `the 30-day period of ${sayDay(start)} to ${sayDay(end)} is reported in another month`);
  const count = had.daysWithData ?? 0;
  if (count < least) return made('not_met', 'DEVICE_DAYS_TOO_FEW', `${count} of ${least} days with data`);
  if (count >= below) return made('not_met', 'MUTUALLY_EXCLUSIVE', `${count} days with data belong to the code for the full period`);
  return made('met', null);
}
