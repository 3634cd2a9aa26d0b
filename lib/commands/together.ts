import * as z from 'zod';
import type { RecordedEntry } from '../ledger/blocks.ts';
import { LATE_MS, Month, type Draft, type Entry, type Staff, type Timer } from '../records/index.ts';
import { entriesFor } from '../timer/ending.ts';
import type { Interval } from '../time/interval.ts';
import { monthOf } from '../time/month.ts';
import { addendum } from './closed.ts';
import { entriesOf } from './collisions.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { overlapsOf } from './overlaps.ts';

/** Everybody else who keeps time. */
export const colleaguesOf = (staff: readonly Staff[], me: string): Staff[] => staff.filter((each) => each.active && each.role !== 'biller' && each.id !== me);

type Tags = Pick<Timer, 'patient' | 'program' | 'activity' | 'note' | 'interactive' | 'modality'>;

/**
 * Entries of colleagues who did the same work at the same time, each in her own role. What a colleague's log says otherwise does not refuse:
 * another patient's entry or timer at that time is noted as an overlap, and neither counts until somebody resolves it.
 * @param ids staff ids; @param all entries of the months that the stretch touches
 */
export async function alongside(context: OpenContext, tags: Tags, stretch: Interval, ids: readonly string[], more: Pick<Partial<Entry>, 'late' | 'reason' | 'together'>, all: readonly RecordedEntry[]): Promise<Draft[]> {
  const { practice, block } = await context.open.desk();
  const zone = practice.timeZone;
  const people = colleaguesOf(block.staff, context.open.staff);
  return [...new Set(ids)].flatMap((id): Draft[] => {
    const person = people.find((each) => each.id === id);
    if (!person) throw new Refusal('NOT_COLLEAGUE', 'Somebody on this list keeps no time here, or is you. Nothing was added.');
    const drafts = entriesFor({ ...tags, staff: id }, person.role, stretch, zone, 'manual', context.newId(), context.newId, more);
    // A timer that still runs becomes an entry with the timer's own id: the overlap can be noted before it does.
    const running = block.running[id];
    const others = [...all.filter((entry) => !entry.aside), ...(running ? [{ ...running, month: monthOf(running.start, zone), end: context.now() }] : [])];
    return [...drafts, ...overlapsOf(drafts, others, context.newId)];
  });
}

/** "These colleagues were there too": adds an entry for each to one's own, which becomes a common one. */
export const together = whenOpen({
  from: ['workspace', 'sidepanel'],
  input: z.strictObject({ entry: z.uuid(), month: Month, staff: z.array(z.uuid()).min(1).max(20), reason: z.string().trim().max(400).optional() }),
  run: async (context, input, _sender, id) => {
    await context.open.write(id, async () => {
      const { block } = await context.open.desk();
      const all = await entriesOf(context, [input.month]);
      const entry = all.find((each) => each.id === input.entry);
      if (!entry) throw new Refusal('NO_ENTRY', 'This entry is not in this month.');
      if (entry.voided) throw new Refusal('VOIDED', 'This entry was voided. It stays visible and cannot be amended.');
      if (entry.staff !== context.open.staff) throw new Refusal('NOT_YOURS', 'Only the person who did the work says who was there. Nothing was changed.');
      addendum(block, input.month, input.reason);
      const common = entry.together ?? context.newId();
      const there = new Set(all.filter((each) => each.together === common && !each.voided).map((each) => each.staff));
      const missing = input.staff.filter((each) => !there.has(each));
      if (missing.length === 0) return { drafts: [] };
      const reason = input.reason || 'Was there too';
      const more = { together: common, reason, ...(context.now() - entry.end > LATE_MS ? { late: true as const } : {}) };
      const own: Draft[] = entry.together ? [] : [{ month: entry.month, patient: entry.patient, body: { kind: 'entry.amended', entry: entry.id, changes: { together: common }, reason } }];
      return { drafts: [...own, ...await alongside(context, entry, entry, missing, more, all)] };
    });
    return {};
  },
});
