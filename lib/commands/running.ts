import * as z from 'zod';
import { activityById } from '../activities/index.ts';
import { personOf } from '../ledger/person.ts';
import { ActivityId, Instant, modalities, Note, Program, type Draft, type EntryChange, type Timer } from '../records/index.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { earliestStart, UNDO_MS } from './own-time.ts';
import { decline } from './offer.ts';
import { limitsOf, withLimits } from './open.ts';
import { changed, notRunning } from './timer.ts';
import { widgetView } from './view.ts';

/** A little more than what is offered is accepted, for the way of the message, ms. */
const UNDO_GRACE_MS = 3_000;
/** A call is asked about after this long, ms; until somebody answers, the usual limit for being away holds again. */
export const CALL_ASKS_MS = 60 * 60_000;

const both = ['widget', 'sidepanel'] as const;
const Empty = z.strictObject({});
const GROWS = 'Counted time grows, so a reason is needed.';

/** Tags the running entry, or one just stopped. `now`: the old activity ends here, the new one begins at the same millisecond. */
export const tag = whenOpen({
  from: both, input: z.strictObject({ activity: ActivityId, program: Program.optional(), from: z.enum(['now', 'start']), entry: z.uuid().optional() }),
  run: async (context, input, sender, id) => {
    const activity = activityById(input.activity);
    if (!activity) throw new Refusal('NO_ACTIVITY', 'This activity is not known here. Choose one from the list.');
    const program = input.program ? { program: input.program } : {};
    /** What a person said about the contact stands above what an activity usually is. */
    const tags = (modality: unknown) => ({ activity: activity.id, ...(modality ? {} : { interactive: activity.interactive }), ...program });
    await context.open.write(id, async () => {
      const { open } = context;
      const { person, running, preferences } = await open.desk();
      if (input.entry) return { drafts: await changeOwn(context, input.entry, (entry) => tags(entry.modality), 'Tagged after stop') };
      if (!running) throw notRunning();
      if (input.from === 'now' && (await open.row())?.open?.asks) throw new Refusal('ASKED', 'Another patient’s chart is open. Say first whose time this is; then change the activity.');
      if (input.from === 'start' || running.activity === null) return { drafts: [changed({ ...running, ...tags(running.modality) }, 'Tagged')] };
      // A call stays a call; how the next contact is made is for the person to say.
      const ended = await open.ending(running, person, context.ago);
      const next: Timer = { ...running, ...tags(running.call ? running.modality : null), note: '', id: context.newId(), start: ended.at, modality: running.call ? running.modality : null };
      const begins = open.beginning(next, preferences, running);
      return { drafts: [...ended.drafts, ...begins.drafts], journal: begins.journal };
    });
    return widgetView(context, sender);
  },
});

/** A note on the running entry, or on one just stopped. */
export const note = whenOpen({
  from: both, input: z.strictObject({ note: Note, entry: z.uuid().optional() }),
  run: async (context, input, sender, id) => {
    await context.open.write(id, async () => {
      const { running } = await context.open.desk();
      if (input.entry) return { drafts: await changeOwn(context, input.entry, () => ({ note: input.note }), 'Note') };
      if (!running) throw notRunning();
      return { drafts: [changed({ ...running, note: input.note }, 'Note')] };
    });
    return widgetView(context, sender);
  },
});

/** How the contact was made, and whether the two spoke or wrote with each other in that moment: some codes ask for it. */
export const contact = whenOpen({
  from: both, input: z.strictObject({ modality: z.enum(modalities), interactive: z.boolean(), entry: z.uuid().optional() }),
  run: async (context, { modality, interactive: said, entry }, sender, id) => {
    // Whoever was not reached was not spoken with.
    const interactive = said && modality !== 'none';
    await context.open.write(id, async () => {
      if (entry) return { drafts: await changeOwn(context, entry, () => ({ modality, interactive }), 'Kind of contact') };
      const { running } = await context.open.desk();
      if (!running) throw notRunning();
      return { drafts: [changed({ ...running, modality, interactive }, 'Kind of contact')] };
    });
    return widgetView(context, sender);
  },
});

/** On a call: quiet for longer before anybody asks. Again while on a call: still on it. Ends with the entry. */
export const call = whenOpen({
  from: both, input: z.strictObject({ on: z.boolean() }),
  run: async (context, { on }, sender, id) => {
    const at = context.now();
    await context.open.write(id, async () => {
      const { running, preferences } = await context.open.desk();
      if (!running) throw notRunning();
      const { call: before, ...rest } = running;
      const timer: Timer = on ? { ...rest, modality: running.modality ?? 'phone', call: { since: before?.since ?? at, until: at + CALL_ASKS_MS } } : rest;
      return { drafts: [changed(timer, on ? 'On a call' : 'Call over')], journal: { change: { timer: timer.id, to: (row) => withLimits(row, limitsOf(preferences, timer)) } } };
    });
    return widgetView(context, sender);
  },
});

/** Ends the entry here and keeps its tags for going on. Nothing runs while paused. */
export const pause = whenOpen({
  from: both, input: Empty,
  run: async (context, _input, sender, id) => {
    await context.open.write(id, async () => {
      const { person, running, block } = await context.open.desk();
      if (!running) throw notRunning();
      await decline(context, personOf(block, running.patient));
      const ended = await context.open.ending(running, person, context.ago);
      const { call: _call, ...tags } = running;
      const paused: Timer = { ...tags, id: context.newId(), start: ended.at };
      return { drafts: [...ended.drafts, { month: 'standing', patient: null, body: { kind: 'timer.paused', staff: person.id, timer: paused } }], journal: { delete: running.id } };
    });
    return widgetView(context, sender);
  },
});

/** Goes on with a paused timer: a new entry with the same tags, from now. */
export const resume = whenOpen({
  from: both, input: Empty,
  run: async (context, _input, sender, id) => {
    await context.open.write(id, async () => {
      const { running, paused, preferences } = await context.open.desk();
      if (running) return { drafts: [] };
      if (!paused) throw new Refusal('NOT_PAUSED', 'No timer is paused. What was recorded before is safe.');
      return context.open.beginning({ ...paused, id: context.newId(), start: context.now() - context.ago() }, preferences);
    });
    return widgetView(context, sender);
  },
});

/** Corrects the start of the running timer: never before this person's previous entry, never in the future, with a reason if time grows. */
export const editStart = whenOpen({
  from: both, input: z.strictObject({ start: Instant, reason: z.string().trim().max(400) }),
  run: async (context, input, sender, id) => {
    const at = context.now();
    await context.open.write(id, async () => {
      const { running, block, person } = await context.open.desk();
      if (!running) throw notRunning();
      if (input.start > at) throw new Refusal('FUTURE', 'A start cannot lie in the future. Nothing was changed.');
      const row = await context.open.row();
      if (input.start > (row?.certainUntil ?? at)) throw new Refusal('UNCERTAIN_TIME', 'From there on your time waits for an answer. Answer that first.');
      if (input.start < earliestStart(await context.open.recent(), running.start, block.lastEnd?.[person.id])) throw new Refusal('OVERLAP', 'Your previous entry ends later than that. Nothing was changed.');
      if (input.start < running.start && input.reason.length < 3) throw new Refusal('REASON', GROWS);
      const timer = { ...running, start: input.start };
      return { drafts: [changed(timer, input.reason || 'Start moved later')], journal: { change: { timer: timer.id, to: (now) => ({ ...now, start: input.start }) } } };
    });
    return widgetView(context, sender);
  },
});

/** Takes a Stop back: the entry is voided (it stays visible) and the clock runs on from its old start, as if never stopped. */
export const undo = whenOpen({
  from: both, input: z.strictObject({ entry: z.uuid() }),
  run: async (context, input, sender, id) => {
    const at = context.now();
    await context.open.write(id, async () => {
      const { person, running, preferences, block } = await context.open.desk();
      if (running) throw new Refusal('RUNNING', 'A timer is running. Stop it first; the entry can be amended from the month.');
      const mine = await context.open.recent();
      const last = mine[0];
      const parts = mine.filter((each) => each.id === input.entry || each.splitOf === input.entry);
      const first = parts.find((each) => each.id === input.entry);
      if (!last || !first || first.source !== 'timer' || !parts.includes(last) || at - last.end > UNDO_MS + UNDO_GRACE_MS || at < last.end || (block.lastEnd?.[person.id] ?? 0) > last.end) throw new Refusal('TOO_LATE', 'Undo was offered for 10 seconds. The entry is kept; amend or void it from the month.');
      const timer: Timer = { id: context.newId(), patient: first.patient, staff: person.id, start: first.start, program: first.program, activity: first.activity, note: first.note, interactive: first.interactive, ...(first.modality ? { modality: first.modality } : {}) };
      const begins = context.open.beginning(timer, preferences);
      return {
        drafts: [...parts.map((part): Draft => ({ month: part.month, patient: part.patient, body: { kind: 'entry.voided', entry: part.id, reason: 'Stop undone' } })), ...begins.drafts],
        journal: begins.journal,
      };
    });
    // The chart in front may still be somebody else's: then the clock stands again, and the question is back.
    const chart = await context.charts.look(sender, context.open);
    const { running, block, preferences } = await context.open.desk();
    const other = chart.status === 'confirmed' ? chart.patient?.key : undefined;
    if (running && other && other !== personOf(block, running.patient) && preferences.otherChart !== 'keep') await context.home.timers.hold(running.id, other);
    return widgetView(context, sender);
  },
});

/** "Not now": neither countdown nor question comes back while this chart stays open. */
export const notNow = whenOpen({
  from: both, input: Empty,
  run: async (context, _input, sender) => {
    const chart = await context.charts.look(sender, context.open);
    if (chart.patient?.key) await decline(context, chart.patient.key);
    context.ports.changed();
    return widgetView(context, sender);
  },
});

/** Changes an entry just recorded, and its other part where a month's end divided it. */
async function changeOwn(context: OpenContext, entry: string, changes: (entry: { modality?: unknown }) => EntryChange, reason: string): Promise<Draft[]> {
  const found = (await context.open.recent()).filter((each) => each.id === entry || each.splitOf === entry);
  if (found.length === 0) throw new Refusal('NOT_RECENT', 'This entry is not among your recent ones. Amend it from the month.');
  return found.map((part) => ({ month: part.month, patient: part.patient, body: { kind: 'entry.amended', entry: part.id, changes: changes(part), reason } }));
}
