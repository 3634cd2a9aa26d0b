import * as z from 'zod';
import { activityById } from '../activities/index.ts';
import { ActivityId, Instant, type Draft } from '../records/index.ts';
import type { Interval } from '../time/interval.ts';
import { addendum, forAnother } from './closed.ts';
import { collisionsOf, entriesOf, refuseCollisions } from './collisions.ts';
import { Refusal } from './command.ts';
import { whenOpen } from './context.ts';
import { entriesFor } from '../timer/ending.ts';
import { widgetView } from './view.ts';

/** More than this is never discarded from inside a web page, ms: a page could trick a click. */
const DISCARD_IN_PAGE_MS = 60_000;

/** A part of an answer, up to `end`; a kept one may have been other work than the timer was tagged with. */
const Cut = z.strictObject({ end: Instant, keep: z.boolean(), activity: ActivityId.optional() });
type Cut = z.infer<typeof Cut>;

/**
 * A person's answer about time that nobody could vouch for. What is kept becomes entries with the old tags; what is not is discarded and
 * stays in the log. Unanswered time stays unresolved for ever: nothing happens by waiting. Time that this person has recorded elsewhere
 * meanwhile cannot be kept a second time.
 */
export const answer = whenOpen({
  from: ['widget', 'sidepanel', 'workspace'],
  input: z.strictObject({
    span: z.uuid(), answer: z.enum(['keep', 'discard', 'first', 'split']),
    minutes: z.number().int().min(1).max(24 * 60).optional(),
    cuts: z.array(Cut).max(50).optional(),
    /** Needed for somebody else's time, and in a closed month. */
    reason: z.string().trim().max(400).optional(),
  }),
  run: async (context, input, sender, id) => {
    await context.open.write(id, async () => {
      const { practice, block } = await context.open.desk();
      const span = (await context.open.ledger.readQuestions()).find((each) => each.id === input.span);
      if (!span || span.answered) throw new Refusal('ANSWERED', 'This time was answered already. Nothing was changed.');
      const kept = keptStretches(span, input);
      const discarded = span.end - span.start - kept.reduce((sum, each) => sum + each.end - each.start, 0);
      if (sender.surface === 'widget' && discarded > DISCARD_IN_PAGE_MS) throw new Refusal('IN_PANEL', 'Discarding more than a minute is confirmed in the side panel.');
      forAnother(span.staff, context.open.staff, input.reason);
      addendum(block, span.month, input.reason);
      const found = await collisionsOf(context, span.staff, kept, kept.length ? await entriesOf(context, [span.month]) : []);
      refuseCollisions(found.filter((each) => each.kind !== 'unresolved'), kept, practice.timeZone);
      const drafts: Draft[] = kept.flatMap(({ activity, ...stretch }) =>
        entriesFor({ ...span, interactive: false, ...(activity ? { activity: known(activity) } : {}) }, span.role, stretch, practice.timeZone, 'kept', context.newId(), context.newId));
      const entries = drafts.flatMap((draft) => (draft.body.kind === 'entry.recorded' ? [draft.body.entry.id] : []));
      drafts.push({ month: span.month, patient: span.patient, body: { kind: 'time.answered', span: span.id, answer: input.answer, kept: entries, ...(input.reason ? { reason: input.reason } : {}) } });
      return { drafts };
    });
    return widgetView(context, sender);
  },
});

function known(activity: string): string {
  if (!activityById(activity)) throw new Refusal('NO_ACTIVITY', 'This activity is not known here. Choose one from the list.');
  return activity;
}

/** @returns the kept parts, in order, inside the span; touching parts of a split stay separate entries. */
export function keptStretches(span: Interval, input: { answer: string; minutes?: number | undefined; cuts?: Cut[] | undefined }): (Interval & { activity?: string | undefined })[] {
  if (input.answer === 'keep') return [{ start: span.start, end: span.end }];
  if (input.answer === 'discard') return [];
  if (input.answer === 'first') {
    if (!input.minutes) throw new Refusal('MINUTES', 'Say how many minutes to keep.');
    return [{ start: span.start, end: Math.min(span.end, span.start + input.minutes * 60_000) }];
  }
  const kept: (Interval & { activity?: string | undefined })[] = [];
  let from = span.start;
  for (const cut of input.cuts ?? []) {
    if (cut.end <= from || cut.end > span.end) throw new Refusal('CUTS', 'The parts must follow one another and add up to the gap. Nothing was changed.');
    if (cut.keep) kept.push({ start: from, end: cut.end, ...(cut.activity ? { activity: cut.activity } : {}) });
    from = cut.end;
  }
  if (from !== span.end) throw new Refusal('CUTS', 'The parts must follow one another and add up to the gap. Nothing was changed.');
  return kept;
}
