import * as z from 'zod';
import type { MonthRecord, RecordedEntry } from '../ledger/blocks.ts';
import { personOf } from '../ledger/person.ts';
import { Day } from '../records/index.ts';
import { addMonths, dayBounds, isDay } from '../time/month.ts';
import { month as monthWords, words } from '../time/say.ts';
import { oddities, type Oddity } from '../timer/sanity.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { label } from './month-row.ts';
import type { PatientLabel } from './views.ts';

/** What looks odd in one's own day. `patient` null: it is about the whole day. */
export interface SanityView { day: string; notes: { kind: Oddity['kind']; patient: PatientLabel | null; sentence: string }[] }

/** So many months before the day's own are looked at. */
const BACK = 3;

const ownOf = (context: OpenContext, entries: readonly RecordedEntry[]) => entries.filter((entry) => entry.staff === context.open.staff && !entry.voided);
const sum = (entries: readonly RecordedEntry[]) => entries.reduce((ms, entry) => ms + entry.end - entry.start, 0);

/** What the person at the desk should look at again before somebody else does. Her own time only, and for her eyes only: it changes nothing. */
export const sanity = whenOpen({
  from: ['sidepanel', 'workspace'], input: z.strictObject({ day: Day.optional() }),
  run: async (context, input): Promise<SanityView> => {
    const { ledger, today, desk } = context.open;
    const day = input.day ?? (await today());
    if (!isDay(day)) throw new Refusal('NO_DAY', 'This day is not in the calendar.');
    const { practice, block } = await desk();
    const month = day.slice(0, 7);
    const blocks = await ledger.readBlocks(month, 0, 255);
    const mine = ownOf(context, [...blocks.values()].flatMap((block): MonthRecord[] => Object.values(block.patients)).flatMap((record) => record.entries)).map((entry) => ({ ...entry, patient: personOf(block, entry.patient) }));
    const bounds = dayBounds(day, practice.timeZone);
    const patients = [...new Set(mine.filter((entry) => entry.start < bounds.end && entry.end > bounds.start).map((entry) => entry.patient))];
    const months = new Map(await Promise.all(patients.map(async (patient) => [patient, await Promise.all(Array.from({ length: BACK + 1 }, async (_, n) => {
      const each = addMonths(month, n - BACK);
      const file = await ledger.readPatient(patient);
      return { month: each, ms: file ? sum(ownOf(context, (await ledger.readWholeMonth(each, file)).entries)) : 0 };
    }))] as const)));
    const notes = await Promise.all(oddities(bounds, mine, months).map(async (each) => {
      const file = 'patient' in each ? await ledger.readPatient(each.patient) : null;
      return { kind: each.kind, patient: file ? label(file) : null, sentence: sentence(each) };
    }));
    return { day, notes };
  },
});

function sentence(odd: Oddity): string {
  switch (odd.kind) {
    case 'long_day': return `${words(odd.ms / 1000)} of patient time in one day, more than 8 hours.`;
    case 'long_patient': return `${words(odd.ms / 1000)} on one patient in one day, more than 120 minutes.`;
    case 'same_minutes': return `Exactly ${odd.minutes} min in ${odd.months.map(monthWords).join(', ')}.`;
    case 'same_note': return `The same note stands in ${odd.entries} entries${odd.patients > 1 ? ` of ${odd.patients} patients` : ''}.`;
  }
}
