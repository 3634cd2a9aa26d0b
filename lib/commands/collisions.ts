import * as z from 'zod';
import type { RecordedEntry } from '../ledger/blocks.ts';
import type { Interval } from '../time/interval.ts';
import { intersect, total } from '../time/interval.ts';
import { splitAtMonths } from '../time/month.ts';
import { clock, clockTime } from '../time/say.ts';
import { Refusal } from './command.ts';
import type { OpenContext } from './context.ts';

/** Who gives way where time would stand twice: what remains of mine is written; the others are shortened; mine stands beside them and counts nowhere. */
export const ways = z.enum(['trim_mine', 'trim_other', 'not_counted']);

/** What stands where one person's time is to be written: another entry, the running timer (up to now), or time that waits for an answer. */
export interface Collision extends Interval { kind: 'entry' | 'running' | 'unresolved'; id: string; patient: string; month: string }

/** Every entry of these months, over all patients, voided ones too. */
export async function entriesOf(context: OpenContext, months: readonly string[]): Promise<RecordedEntry[]> {
  const all: RecordedEntry[] = [];
  for (const month of new Set(months)) {
    const blocks = await context.open.ledger.readBlocks(month, 0, 255);
    for (const block of blocks.values()) for (const record of Object.values(block.patients)) all.push(...record.entries);
  }
  return all;
}

/** Every entry in whose months these stretches lie: an entry never crosses a month's end, so no other can touch them. */
export async function entriesAround(context: OpenContext, stretches: readonly Interval[]): Promise<RecordedEntry[]> {
  const { practice } = await context.open.desk();
  return entriesOf(context, stretches.flatMap((stretch) => splitAtMonths(stretch, practice.timeZone)).map(({ month }) => month));
}

/** An entry that stands beside other time by choice collides with nothing, as long as it belongs to no program. */
const stands = (entry: RecordedEntry): boolean => !entry.voided && !(entry.aside && entry.program === null);

/**
 * One person's other time in these stretches, oldest first. Half-open: what only touches does not collide.
 * @param all entries of the months that the stretches touch; @param except ids that are about to change
 */
export async function collisionsOf(context: OpenContext, staff: string, stretches: readonly Interval[], all: readonly RecordedEntry[], except: readonly string[] = []): Promise<Collision[]> {
  const { block } = await context.open.desk();
  const now = context.now();
  const hits = (each: Interval & { id: string }) => !except.includes(each.id) && intersect([each], stretches).length > 0;
  const as = (kind: Collision['kind']) => ({ id, patient, month, start, end }: Omit<Collision, 'kind'>): Collision => ({ kind, id, patient, month, start, end });
  const running = block.running[staff];
  const asked = await context.open.ledger.readQuestions(staff);
  return [
    ...all.filter((entry) => entry.staff === staff && stands(entry)).filter(hits).map(as('entry')),
    ...(running ? [{ ...running, end: now, month: '' }].filter(hits).map(as('running')) : []),
    ...asked.filter(hits).map(as('unresolved')),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Of a list, the stretches in words: `10:02:00 to 10:09:20`. Times of the day tell which, and say nothing of a patient. */
const times = (list: readonly Interval[], zone: string): string => {
  const said = list.slice(0, 4).map(({ start, end }) => `${clockTime(start, zone)} to ${clockTime(end, zone)}`).join(', ');
  return list.length > 4 ? `${said} and ${list.length - 4} more` : said;
};

/**
 * Refuses time that one person spends twice, and names what is in the way: an answer that is due, a running timer, other entries.
 * @throws Refusal `UNANSWERED`, `RUNNING`, `OVERLAP`
 */
export function refuseCollisions(found: readonly Collision[], stretches: readonly Interval[], zone: string): void {
  const of = (kind: Collision['kind']) => found.filter((each) => each.kind === kind);
  const [entries, running, unresolved] = [of('entry'), of('running'), of('unresolved')];
  if (entries.length) {
    const shared = clock(Math.ceil(total(intersect(entries, stretches)) / 1000));
    throw new Refusal('OVERLAP', `${shared} overlap with ${entries.length === 1 ? 'another entry' : `${entries.length} other entries`} of the same person (${times(entries, zone)}). Nothing was changed.`);
  }
  if (unresolved.length) throw new Refusal('UNANSWERED', `Time of the same person waits for an answer there (${times(unresolved, zone)}). Answer that first. Nothing was changed.`);
  if (running.length) throw new Refusal('RUNNING', `A timer of the same person runs since ${clockTime(running[0]!.start, zone)}. Stop it first, or choose an earlier time. Nothing was changed.`);
}

/** The entries that give way. A running timer and time without an answer are never trimmed. @throws Refusal `RUNNING`, `UNANSWERED` */
export function givingWay(found: readonly Collision[], all: readonly RecordedEntry[], stretches: readonly Interval[], zone: string): RecordedEntry[] {
  refuseCollisions(found.filter((each) => each.kind !== 'entry'), stretches, zone);
  return all.filter((entry) => found.some((each) => each.id === entry.id));
}
