/** "Close my day": a person looks at her own day and says that it is complete. A logged statement, not a lock. */
import * as z from 'zod';
import type { MonthRecord, RecordedEntry, RecordedSpan } from '../ledger/blocks.ts';
import { Day } from '../records/index.ts';
import { intersect, total } from '../time/interval.ts';
import { dayBounds, isDay } from '../time/month.ts';
import { words } from '../time/say.ts';
import { labelOf } from './closing-figures.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import type { DayView } from './views-closing.ts';

const from = ['sidepanel', 'workspace'] as const;
type Stretch = { start: number; end: number };

const touches = (day: Stretch) => (each: Stretch): boolean => each.start < day.end && each.end > day.start;

/** Everything of one person that lies in the day, voided and answered too. */
interface Mine { entries: RecordedEntry[]; spans: RecordedSpan[] }

/** Read from the month's blocks and not from the desk, which remembers only the last entries: the figures are a statement. */
async function mineOf(context: OpenContext, month: string, day: Stretch): Promise<Mine> {
  const blocks = await context.open.ledger.readBlocks(month, 0, 255);
  const records = [...blocks.values()].flatMap((block): MonthRecord[] => Object.values(block.patients));
  const own = <T extends Stretch & { staff: string }>(list: T[]) => list.filter((each) => each.staff === context.open.staff && touches(day)(each));
  return { entries: records.flatMap((record) => own(record.entries)), spans: records.flatMap((record) => own(record.unresolved)) };
}

function figures({ entries, spans }: Mine, day: Stretch) {
  const standing = entries.filter((entry) => !entry.voided);
  const open = spans.filter((span) => !span.answered);
  // A moment of a person is one moment, also where a clock was set back or something was recorded beside it.
  const within = (list: readonly Stretch[]) => total(intersect([day], list));
  return { standing, recordedMs: within(standing), unresolved: { count: open.length, ms: within(open) }, untagged: standing.filter((entry) => entry.activity === null) };
}

const ms = (value: number) => words(value / 1000);

async function dayView(context: OpenContext, asked: string | undefined): Promise<DayView> {
  const { practice, block, running } = await context.open.desk();
  const today = await context.open.today();
  const day = asked ?? today;
  if (!isDay(day)) throw new Refusal('NO_DAY', 'This day is not in the calendar.');
  const bounds = dayBounds(day, practice.timeZone);
  const mine = await mineOf(context, day.slice(0, 7), bounds);
  const now = figures(mine, bounds);
  const said = block.completed?.[context.open.staff]?.find((each) => each.day === day);
  const untagged = now.untagged.sort((a, b) => a.start - b.start);
  return {
    day, today, timeZone: practice.timeZone, recordedMs: now.recordedMs, entries: now.standing.length, unresolved: now.unresolved,
    untagged: await Promise.all(untagged.map(async ({ id, patient, start, end }) => ({ entry: id, patient: await labelOf(context, patient), start, end }))),
    running: running && running.start < bounds.end && day <= today ? { patient: await labelOf(context, running.patient), since: running.start } : null,
    completed: said ? { at: said.at, recordedMs: said.recordedMs, unresolvedMs: said.unresolvedMs, untagged: said.untagged, changed: changes(said, now, mine) } : null,
  };
}

type Said = { at: number; recordedMs: number; unresolvedMs: number; untagged: number };

/** What is different since the statement, in words. */
function changes(said: Said, now: ReturnType<typeof figures>, { entries, spans }: Mine): string[] {
  const list = [
    said.recordedMs === now.recordedMs ? '' : `Recorded: ${ms(said.recordedMs)} then, ${ms(now.recordedMs)} now`,
    said.unresolvedMs === now.unresolved.ms ? '' : `Unresolved: ${ms(said.unresolvedMs)} then, ${ms(now.unresolved.ms)} now`,
    said.untagged === now.untagged.length ? '' : `Without an activity: ${said.untagged} then, ${now.untagged.length} now`,
  ].filter(Boolean);
  const later = (trace: { at: number } | undefined) => trace !== undefined && trace.at > said.at;
  const touched = entries.some((entry) => [entry.recorded, entry.voided, ...entry.history].some(later)) || spans.some((span) => later(span.recorded) || later(span.answered));
  return list.length === 0 && touched ? ['An entry was added or changed'] : list;
}

/** One's own day: today, or an earlier one. */
export const view = whenOpen({ from, input: z.strictObject({ day: Day.optional() }), run: (context, { day }) => dayView(context, day) });

/** "My day is complete", with the figures that it rests on. Unresolved time and entries without an activity may be left; the statement says how much. */
export const complete = whenOpen({
  from, input: z.strictObject({ day: Day }),
  run: async (context, { day }, _sender, id): Promise<DayView> => {
    await context.open.write(id, async () => {
      const now = await dayView(context, day);
      if (day > now.today) throw new Refusal('FUTURE', 'This day has not begun. Nothing was recorded.');
      if (now.running) throw new Refusal('RUNNING', 'Your timer is running, so this day is not over. Stop it, then close the day.');
      if (now.completed?.changed.length === 0) return { drafts: [] };
      return { drafts: [{ month: 'standing', patient: null, body: { kind: 'day.completed', staff: context.open.staff, day, recordedMs: now.recordedMs, unresolvedMs: now.unresolved.ms, untagged: now.untagged.length } }] };
    });
    return dayView(context, day);
  },
});
