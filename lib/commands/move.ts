import * as z from 'zod';
import type { RecordedEntry } from '../ledger/blocks.ts';
import { Instant, Month, Program, type Draft, type Overlap } from '../records/index.ts';
import { addendum } from './closed.ts';
import { collisionsOf, entriesOf, refuseCollisions } from './collisions.ts';
import { Refusal } from './command.ts';
import { whenOpen } from './context.ts';
import { enrolledIn } from './patient-month.ts';
import { overlapsAfter } from './overlaps.ts';
import { cutOff } from './trim.ts';

/**
 * Gives an entry, or what of it lies after an instant, to another program of the patient. Every second has one program before and after:
 * a part is cut off as an entry of its own, and nothing is added or lost.
 */
export const move = whenOpen({
  from: ['workspace'],
  input: z.strictObject({ entry: z.uuid(), month: Month, program: Program, from: Instant.optional(), reason: z.string().trim().min(3, 'A reason of at least three characters is needed. It stays in the history.').max(400) }),
  run: async (context, input, _sender, id) => {
    await context.open.write(id, async () => {
      const { practice, block } = await context.open.desk();
      const all = await entriesOf(context, [input.month]);
      const entry = all.find((each) => each.id === input.entry);
      if (!entry) throw new Refusal('NO_ENTRY', 'This entry is not in this month.');
      if (entry.voided) throw new Refusal('VOIDED', 'This entry was voided. It stays visible and cannot be moved.');
      if (entry.program === input.program) throw new Refusal('SAME', 'The entry belongs to that program already. Nothing was changed.');
      const file = await context.open.ledger.readPatient(entry.patient);
      if (!file?.enrollments.filter(enrolledIn(input.month)).some((each) => each.program === input.program)) throw new Refusal('NOT_ENROLLED', 'This patient is not enrolled in that program in this month. Nothing was changed.');
      const cut = input.from ?? entry.start;
      if (cut < entry.start || cut >= entry.end) throw new Refusal('OUTSIDE', 'The part to move must begin within the entry. Nothing was changed.');
      addendum(block, input.month, input.reason);
      const part = { start: cut, end: entry.end };
      if (entry.aside) refuseCollisions(await collisionsOf(context, entry.staff, [part], all, [entry.id]), [part], practice.timeZone);

      return { drafts: moved(entry, input.program, cut, input.reason, block.overlaps ?? [], context.newId) };
    });
    return {};
  },
});

/** The events that give what lies from `cut` on to another program. @param cut within the entry, UTC epoch ms; its start: all of it */
export function moved(entry: RecordedEntry, program: Program, cut: number, reason: string, known: readonly Overlap[], newId: () => string): Draft[] {
  const own = (body: Draft['body']): Draft => ({ month: entry.month, patient: entry.patient, body });
  if (cut === entry.start) return [own({ kind: 'entry.amended', entry: entry.id, changes: { program }, reason })];
  const rest = cutOff(entry, { start: cut, end: entry.end }, newId(), { program, reason });
  return [
    own({ kind: 'entry.amended', entry: entry.id, changes: { end: cut }, reason }), own({ kind: 'entry.recorded', entry: rest }),
    ...overlapsAfter(known, entry.id, [{ ...entry, end: cut }, rest], newId, reason),
  ];
}
