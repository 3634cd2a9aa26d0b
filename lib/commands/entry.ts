import * as z from 'zod';
import type { RecordedEntry } from '../ledger/blocks.ts';
import { EntryChange, Month, type Draft } from '../records/index.ts';
import { subtract } from '../time/interval.ts';
import { monthOf } from '../time/month.ts';
import { addendum } from './closed.ts';
import { collisionsOf, entriesOf, givingWay, refuseCollisions, ways } from './collisions.ts';
import { Refusal } from './command.ts';
import { whenOpen } from './context.ts';
import { overlapsAfter } from './overlaps.ts';
import { allTrimmed, cutOff, overlapsWith } from './trim.ts';

const SHORT = 'A reason of at least three characters is needed. It stays in the history.';
const Reason = z.string().trim().min(3, SHORT).max(400);

/** A change that only takes away or adds words; it needs no reason of its own. */
const TAKES = 'Nothing was added';
/** What stands in the history of an entry that gave up time to one that was edited. */
const TRIMMED = 'Trimmed for an edited entry';

function find(entries: readonly RecordedEntry[], id: string): RecordedEntry {
  const entry = entries.find((each) => each.id === id);
  if (!entry) throw new Refusal('NO_ENTRY', 'This entry is not in this month.');
  return entry;
}

/** True unless the change can only lessen what counts: less time, no activity or program, no contact, another note. */
function mayGrow(entry: RecordedEntry, changes: EntryChange): boolean {
  const later = { start: changes.start ?? entry.start, end: changes.end ?? entry.end };
  const { activity, program, interactive, modality, patientPresent, videoDeclined } = changes;
  return subtract([later], [entry]).length > 0 || Boolean(activity ?? program ?? interactive ?? modality ?? patientPresent ?? videoDeclined);
}

/**
 * Amends an entry, and no other part of one that a month's end divided. Old and new values, who, when and why stay in the ledger; a reason is
 * needed where counted time may grow. No future, no other month, and what is added never covers this person's other time unless she says
 * who gives way.
 */
export const amend = whenOpen({
  from: ['workspace', 'sidepanel'],
  input: z.strictObject({ entry: z.uuid(), month: Month, changes: EntryChange.omit({ together: true, aside: true }), reason: z.string().trim().max(400).optional(), resolve: ways.optional() }),
  run: async (context, input, _sender, id) => {
    const now = context.now();
    await context.open.write(id, async () => {
      const { practice, block } = await context.open.desk();
      const all = await entriesOf(context, [input.month]);
      const entry = find(all, input.entry);
      if (entry.voided) throw new Refusal('VOIDED', 'This entry was voided. It stays visible and cannot be amended.');
      const later = { start: input.changes.start ?? entry.start, end: input.changes.end ?? entry.end };
      if (later.end <= later.start) throw new Refusal('BACKWARDS', 'The end does not lie after the start. Nothing was changed.');
      if (later.end > now) throw new Refusal('FUTURE', 'An entry cannot lie in the future. Nothing was changed.');
      if (monthOf(later.start, practice.timeZone) !== entry.month || monthOf(later.end - 1, practice.timeZone) !== entry.month) throw new Refusal('OTHER_MONTH', 'An entry stays in its month. Void it and add the time to the other month.');
      if (mayGrow(entry, input.changes) && (input.reason ?? '').length < 3) throw new Refusal('REASON', `Counted time may grow. ${SHORT} Nothing was changed.`);
      addendum(block, entry.month, input.reason);
      // What the entry covered before stays as it is; an entry that stood beside other time comes into play with all of its own.
      const added = entry.aside && input.changes.program ? [later] : subtract([later], [entry]);
      const found = await collisionsOf(context, entry.staff, added, all, [entry.id]);
      const way = found.length ? input.resolve : undefined;
      if (!way) refuseCollisions(found, added, practice.timeZone);
      const others = way === 'trim_other' ? givingWay(found, all, added, practice.timeZone) : [];
      const gave = allTrimmed(others, added, TRIMMED, block.overlaps ?? [], context.newId);
      const pieces = way === 'trim_mine' ? subtract([later], found) : [later];
      // What the entry was before goes on as this entry; what lies apart from it becomes parts of their own.
      const own = pieces.find((each) => each.start < entry.end && entry.start < each.end) ?? pieces[0];
      if (!own) throw new Refusal('NOTHING_LEFT', 'All of this time is recorded already, so nothing of it would be left. Nothing was changed.');
      const changes = { ...input.changes, ...(own.start === entry.start ? {} : { start: own.start }), ...(own.end === entry.end ? {} : { end: own.end }), ...(way === 'not_counted' ? { program: null, aside: true as const } : {}) };
      const parts = pieces.filter((each) => each !== own).map((each) => ({ ...cutOff(entry, each, context.newId()), ...input.changes, start: each.start, end: each.end }));
      const reason = input.reason || TAKES;
      const here = (body: Draft['body']): Draft => ({ month: entry.month, patient: entry.patient, body });
      return { drafts: [
        ...gave, here({ kind: 'entry.amended', entry: entry.id, changes, reason }), ...parts.map((part) => here({ kind: 'entry.recorded', entry: part })),
        ...overlapsAfter(overlapsWith(block.overlaps ?? [], gave), entry.id, [{ ...entry, ...own }, ...parts], context.newId, reason),
      ] };
    });
    return {};
  },
});

/** Voids an entry: it stays visible, struck out, and is never counted again. */
export const voidEntry = whenOpen({
  from: ['workspace'],
  input: z.strictObject({ entry: z.uuid(), month: Month, reason: Reason }),
  run: async (context, input, _sender, id) => {
    await context.open.write(id, async () => {
      const { block } = await context.open.desk();
      const entry = find(await entriesOf(context, [input.month]), input.entry);
      if (entry.voided) return { drafts: [] };
      addendum(block, entry.month, input.reason);
      return { drafts: [
        { month: entry.month, patient: entry.patient, body: { kind: 'entry.voided', entry: entry.id, reason: input.reason } },
        ...overlapsAfter(block.overlaps ?? [], entry.id, [], context.newId, input.reason),
      ] };
    });
    return {};
  },
});
