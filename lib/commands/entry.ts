import * as z from 'zod';
import type { RecordedEntry } from '../ledger/blocks.ts';
import { EntryChange, Month } from '../records/index.ts';
import { clock } from '../time/say.ts';
import { monthOf } from '../time/month.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { overlapsAfter } from './overlaps.ts';

const Reason = z.string().trim().min(3, 'A reason of at least three characters is needed. It stays in the history.').max(400);

/** Every entry of a month, over all patients. */
async function entriesOf(context: OpenContext, month: string): Promise<RecordedEntry[]> {
  const blocks = await context.open.ledger.readBlocks(month, 0, 255);
  return [...blocks.values()].flatMap((block) => Object.values(block.patients)).flatMap((record) => record.entries);
}

function find(entries: readonly RecordedEntry[], id: string): RecordedEntry {
  const entry = entries.find((each) => each.id === id);
  if (!entry) throw new Refusal('NO_ENTRY', 'This entry is not in this month.');
  return entry;
}

/** Amends an entry. Old and new values, who, when and why stay in the ledger. No future, no overlap of one person with herself, no other month. */
export const amend = whenOpen({
  from: ['workspace', 'sidepanel'],
  input: z.strictObject({ entry: z.uuid(), month: Month, changes: EntryChange, reason: Reason }),
  run: async (context, input, _sender, id) => {
    const now = context.now();
    await context.open.write(id, async () => {
      const { practice } = await context.open.desk();
      const all = await entriesOf(context, input.month);
      const entry = find(all, input.entry);
      if (entry.voided) throw new Refusal('VOIDED', 'This entry was voided. It stays visible and cannot be amended.');
      const start = input.changes.start ?? entry.start;
      const end = input.changes.end ?? entry.end;
      if (end < start) throw new Refusal('BACKWARDS', 'The end lies before the start. Nothing was changed.');
      if (end > now) throw new Refusal('FUTURE', 'An entry cannot lie in the future. Nothing was changed.');
      if (monthOf(start, practice.timeZone) !== entry.month || monthOf(Math.max(start, end - 1), practice.timeZone) !== entry.month) throw new Refusal('OTHER_MONTH', 'An entry stays in its month. Void it and add the time to the other month.');
      if (start !== entry.start || end !== entry.end) {
        const others = all.filter((other) => other.staff === entry.staff && other.id !== entry.id && !other.voided && other.start < end && start < other.end);
        const overlap = others.reduce((sum, other) => sum + Math.min(end, other.end) - Math.max(start, other.start), 0);
        if (others.length) throw new Refusal('OVERLAP', `${clock(Math.ceil(overlap / 1000))} overlap with ${others.length === 1 ? 'another entry' : `${others.length} other entries`} of the same person. Nothing was changed.`);
      }
      const { block } = await context.open.desk();
      return { drafts: [
        { month: entry.month, patient: entry.patient, body: { kind: 'entry.amended', entry: entry.id, changes: input.changes, reason: input.reason } },
        ...overlapsAfter(block.overlaps ?? [], entry.id, { ...entry, start, end }, context.newId, input.reason),
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
      const entry = find(await entriesOf(context, input.month), input.entry);
      if (entry.voided) return { drafts: [] };
      const { block } = await context.open.desk();
      return { drafts: [
        { month: entry.month, patient: entry.patient, body: { kind: 'entry.voided', entry: entry.id, reason: input.reason } },
        ...overlapsAfter(block.overlaps ?? [], entry.id, null, context.newId, input.reason),
      ] };
    });
    return {};
  },
});
