import * as z from 'zod';
import { activityById } from '../activities/index.ts';
import { ActivityId, Instant, LATE_MS, modalities, Note, PatientKey, Program, type Draft, type Entry, type Staff } from '../records/index.ts';
import { entriesFor } from '../timer/ending.ts';
import { subtract, type Interval } from '../time/interval.ts';
import { splitAtMonths } from '../time/month.ts';
import { words } from '../time/say.ts';
import { addendum } from './closed.ts';
import { collisionsOf, entriesAround, givingWay, refuseCollisions, ways, type Collision } from './collisions.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { label } from './month-row.ts';
import { alongside, colleaguesOf } from './together.ts';
import { allTrimmed } from './trim.ts';
import type { CollisionView } from './views-overlaps.ts';

const from = ['workspace', 'sidepanel'] as const;
/** What stands in the history of an entry that gave up time to one written by hand. */
const TRIMMED = 'Trimmed for an entry by hand';

/** Who could have been there too, and what of one person's time stands in an interval: asked while a form is filled in. */
export const check = whenOpen({
  from, input: z.strictObject({ patient: PatientKey, staff: z.uuid().optional(), start: Instant, end: Instant, except: z.uuid().optional() }),
  run: async (context, { patient, staff = context.open.staff, start, end, except }): Promise<{ collisions: CollisionView[] }> => {
    const stretch = { start, end };
    const found = end > start ? await collisionsOf(context, staff, [stretch], await entriesAround(context, [stretch]), except ? [except] : []) : [];
    return { collisions: await Promise.all(found.map((each) => said(context, each, patient))) };
  },
});

/** People of the practice who keep time, without the one at the desk. */
export const colleagues = whenOpen({
  from, input: z.strictObject({}),
  run: async (context) => ({ people: colleaguesOf((await context.open.desk()).block.staff, context.open.staff).map(({ id, name, credential, role }) => ({ id, name, credential, role })) }),
});

const Added = z.strictObject({
  patient: PatientKey, start: Instant, end: Instant.optional(), minutes: z.number().int().min(1).max(24 * 60).optional(),
  activity: ActivityId, program: Program.nullable(), note: Note,
  reason: z.string().trim().min(3, 'A reason of at least three characters is needed. It stays in the history.').max(400),
  modality: z.enum(modalities).optional(), interactive: z.boolean().optional(),
  /** Colleagues who were there: staff ids. */
  with: z.array(z.uuid()).max(20).optional(),
  resolve: ways.optional(),
  /** "Yes, it was that long." */
  sure: z.boolean().optional(),
}).refine(({ end, minutes }) => (end === undefined) !== (minutes === undefined), 'Say when it ended, or how many minutes it was.');
type Added = z.infer<typeof Added>;

/**
 * Adds time that no timer saw, for the person at the desk and for colleagues who were there. One person's time never stands twice: what is
 * in the way is refused unless the person says who gives way. Months are cut exactly; what was written late says so.
 */
export const add = whenOpen({
  from, input: Added,
  run: async (context, input, _sender, id) => {
    const stretch = { start: input.start, end: input.end ?? input.start + (input.minutes ?? 0) * 60_000 };
    await context.open.write(id, async () => {
      const { person, practice, block, preferences } = await context.open.desk();
      const zone = practice.timeZone;
      await acceptable(context, input, stretch, person, preferences.longestManual);
      const all = await entriesAround(context, [stretch]);
      const found = await collisionsOf(context, person.id, [stretch], all);
      const way = found.length ? input.resolve : undefined;
      if (!way) refuseCollisions(found, [stretch], zone);
      const mine = way === 'trim_mine' ? subtract([stretch], found) : [stretch];
      if (mine.length === 0) throw new Refusal('NOTHING_LEFT', 'All of this time is recorded already, so nothing of it would be left. Nothing was changed.');
      const others = way === 'trim_other' ? givingWay(found, all, [stretch], zone) : [];
      for (const month of new Set([...splitAtMonths(stretch, zone).map((part) => part.month), ...others.map((each) => each.month)])) addendum(block, month, input.reason);

      const activity = activityById(input.activity)!;
      const tags = {
        patient: input.patient, staff: person.id, program: way === 'not_counted' ? null : input.program, activity: activity.id, note: input.note,
        interactive: input.modality !== 'none' && (input.interactive ?? activity.interactive), ...(input.modality ? { modality: input.modality } : {}),
      };
      const together = input.with?.length ? { together: context.newId() } : {};
      const more = (each: Interval): Pick<Partial<Entry>, 'late' | 'reason' | 'together'> => ({ reason: input.reason, ...together, ...(context.now() - each.end > LATE_MS ? { late: true } : {}) });
      const drafts: Draft[] = allTrimmed(others, [stretch], TRIMMED, block.overlaps ?? [], context.newId);
      drafts.push(...await alongside(context, { ...tags, program: input.program }, stretch, input.with ?? [], more(stretch), all));
      for (const piece of mine) drafts.push(...entriesFor(tags, person.role, piece, zone, 'manual', context.newId(), context.newId, { ...more(piece), ...(way === 'not_counted' ? { aside: true } : {}) }));
      return { drafts };
    });
    return {};
  },
});

/** @throws Refusal for what may not be added, whoever gives way */
async function acceptable(context: OpenContext, input: Added, { start, end }: Interval, person: Staff, longest: number): Promise<void> {
  if (person.role === 'biller') throw new Refusal('BILLER', 'A biller keeps no time. Switch person to add time.');
  if (end <= start) throw new Refusal('BACKWARDS', 'The end does not lie after the start. Nothing was added.');
  if (end > context.now()) throw new Refusal('FUTURE', 'Time cannot be added before it has passed. Nothing was added.');
  const seconds = Math.floor((end - start) / 1000);
  if (end - start > longest * 60_000 && !input.sure) throw new Refusal('LONG', `${words(seconds)} is more than the ${words(longest * 60)} that you set as the longest. Say that it was that long, or correct it. Nothing was added.`);
  if (!activityById(input.activity)) throw new Refusal('NO_ACTIVITY', 'This activity is not known here. Choose one from the list.');
  const file = await context.open.ledger.readPatient(input.patient);
  if (!file) throw new Refusal('NO_PATIENT', 'This patient is not recorded here.');
  // Whether time before an enrollment or a consent counts is for the rules to say; a program the patient never had is a slip.
  if (input.program !== null && !file.enrollments.some((each) => each.program === input.program)) throw new Refusal('NOT_ENROLLED', 'This patient has no enrollment in that program. Enroll first, or leave the program out. Nothing was added.');
}

async function said(context: OpenContext, { kind, id, patient, month, start, end }: Collision, own: string): Promise<CollisionView> {
  const file = await context.open.ledger.readPatient(patient);
  return { kind, id, month, start, end, samePatient: patient === own, patient: file ? label(file) : { key: patient, family: 'Unknown', given: '', birthDate: '', recordNumber: '' } };
}
