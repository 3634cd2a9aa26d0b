import * as z from 'zod';
import type { PracticeBlock, RecordedEntry } from '../ledger/blocks.ts';
import { personOf } from '../ledger/person.ts';
import type { Overlap } from '../records/index.ts';
import { intersect, total } from '../time/interval.ts';
import { addendum } from './closed.ts';
import { entriesOf } from './collisions.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { label } from './month-row.ts';
import { personName } from './person-name.ts';
import { overlapsWith, trimmed } from './trim.ts';
import type { OverlapSide, OverlapView } from './views-overlaps.ts';

/** Every overlap that stands: one person on two patients at once, so that neither side's shared time counts. Oldest first. */
export const list = whenOpen({
  from: ['workspace', 'sidepanel'], input: z.strictObject({}),
  run: async (context): Promise<{ overlaps: OverlapView[] }> => {
    const { block } = await context.open.desk();
    const overlaps = await Promise.all(twoPatients(block).map(async (overlap) => {
      const sides = await Promise.all(overlap.sides.map((side) => sideOf(context, side, overlap.staff)));
      return { id: overlap.id, staff: overlap.staff, staffName: personName(block.staff, overlap.staff), seconds: Math.ceil(shared(sides) / 1000), sides };
    }));
    return { overlaps: overlaps.sort((a, b) => a.sides[0]!.start - b.sides[0]!.start) };
  },
});

/** Settles an overlap: one side gives up the shared time (all of it gone: the entry is voided), and the other counts again. */
export const trim = whenOpen({
  from: ['workspace'],
  input: z.strictObject({ overlap: z.uuid(), entry: z.uuid(), reason: z.string().trim().min(3, 'A reason of at least three characters is needed. It stays in the history.').max(400) }),
  run: async (context, input, _sender, id) => {
    await context.open.write(id, async () => {
      const { block } = await context.open.desk();
      const overlap = block.overlaps?.find((each) => each.id === input.overlap);
      if (!overlap) throw new Refusal('RESOLVED', 'This overlap is gone already. Nothing was changed.');
      const all = await entriesOf(context, overlap.sides.map((side) => side.month));
      const [own, other] = [overlap.sides.find((side) => side.entry === input.entry), overlap.sides.find((side) => side.entry !== input.entry)];
      const entry = own && standing(all, own.entry);
      if (!own || !other || !entry) throw new Refusal('NO_ENTRY', block.running[overlap.staff]?.id === input.entry ? 'That timer still runs. Stop it first, or shorten the other side.' : 'That entry does not stand any more. Nothing was changed.');
      addendum(block, entry.month, input.reason);
      const counterpart = standing(all, other.entry) ?? (block.running[overlap.staff]?.id === other.entry ? other : null);
      // Both sides as they are now: an entry may have changed since the overlap was noted.
      const known = (block.overlaps ?? []).map((each): Overlap => (each.id === overlap.id && counterpart ? { ...each, sides: [own, { ...other, start: counterpart.start, end: counterpart.end }] } : each));
      const drafts = trimmed(entry, counterpart ? [counterpart] : [], input.reason, known, context.newId);
      const left = overlapsWith(block.overlaps ?? [], drafts).some((each) => each.id === overlap.id);
      return { drafts: left ? [...drafts, { month: 'standing', patient: null, body: { kind: 'overlap.resolved', overlap: overlap.id, reason: input.reason } }] : drafts };
    });
    return {};
  },
});

/** Overlaps of different people: two linked records are one. */
export const twoPatients = (block: Pick<PracticeBlock, 'overlaps' | 'links'>): Overlap[] => (block.overlaps ?? []).filter(({ sides: [one, other] }) => personOf(block, one.patient) !== personOf(block, other.patient));

const standing = (all: readonly RecordedEntry[], id: string) => all.find((entry) => entry.id === id && !entry.voided) ?? null;

const shared = ([one, other]: readonly OverlapSide[]): number => (one && other && one.state !== 'gone' && other.state !== 'gone' ? total(intersect([one], [other])) : 0);

async function sideOf(context: OpenContext, side: Overlap['sides'][number], staff: string): Promise<OverlapSide> {
  const { block } = await context.open.desk();
  const file = await context.open.ledger.readPatient(side.patient);
  const entry = standing((await context.open.ledger.readMonth(side.month, side.patient)).entries, side.entry);
  const running = block.running[staff]?.id === side.entry;
  return {
    entry: side.entry, month: side.month, patient: file ? label(file) : { key: side.patient, family: 'Unknown', given: '', birthDate: '', recordNumber: '' },
    start: entry?.start ?? side.start, end: entry?.end ?? side.end, activity: entry?.activity ?? null, program: entry?.program ?? null,
    state: entry ? 'entry' : running ? 'running' : 'gone',
  };
}
