import * as z from 'zod';
import { activityById } from '../activities/index.ts';
import { ActivityId, Instant, Note, PatientKey, Program, type Draft, type EntryChange, type Timer } from '../records/index.ts';
import { Refusal, type Sender } from './command.ts';
import { always, whenOpen, type Context, type OpenContext } from './context.ts';
import { earliestStart, UNDO_MS } from './own-time.ts';
import { toPatient } from './to-patient.ts';
import { widgetView } from './view.ts';

/*
 *            start                       stop
 *   (none) ─────────► running ────────────────────────► (none), one entry for each month touched
 *                      │  ▲  ▲                                │
 *      tag from now,   │  │  └── undo, within ten seconds ────┘  (entry voided, same start)
 *      other patient   ▼  │
 *                  ended at t ─► running from t     the same millisecond: nothing lost, nothing twice
 *
 *      the chart shows another patient at t: the clock stands at t until the person says
 *        switch  ended at t, the other one running from t
 *        go on   as if it had never stood
 *        stop    ended at t
 *
 * One person has one clock. The state is worked out again inside the ledger's own queue, so that of many starts at once one wins.
 */

/** A little more than what is offered is accepted, for the way of the message, ms. */
const UNDO_GRACE_MS = 3_000;

const both = ['widget', 'sidepanel'] as const;
const Empty = z.strictObject({});
const GROWS = 'Counted time grows, so a reason is needed.';

async function begin(context: OpenContext, input: { patient?: string; confirm?: boolean }, sender: Sender, id: string) {
  const at = context.now();
  const target = await toPatient(context, input, sender);
  await context.open.write(id, async () => {
    const { open } = context;
    const { person, running } = await open.desk();
    if (person.role === 'biller') throw new Refusal('BILLER', 'A biller keeps no time. Switch person to start a timer.');
    if (running?.patient === target.key) return { drafts: [] };
    // The switch holds from the instant at which the other chart came up, if it is that chart's patient.
    const stood = running ? await open.heldAt() : null;
    const from = running && stood !== null && (await context.home.heldFor(running.id, target.key)) ? stood : at;
    const timer: Timer = { id: context.newId(), patient: target.key, staff: person.id, start: from, program: target.program, activity: null, note: '', interactive: false };
    return {
      drafts: [...target.drafts, ...(running ? await open.ending(running, person, at) : []), started(timer)],
      journal: { put: row(timer, at, context.home.session), ...(running ? { delete: running.id } : {}) },
    };
  });
  return widgetView(context, sender);
}

const started = (timer: Timer): Draft => ({ month: 'standing', patient: timer.patient, body: { kind: 'timer.started', timer } });
const row = (timer: Timer, witness: number, session: string) => ({ timer: timer.id, staff: timer.staff, start: timer.start, witness, session });

/** Starts the clock for the chart of the sender's tab, or for a patient chosen by hand. For another patient it is a switch at the same millisecond. */
export const start = whenOpen({ from: both, input: z.strictObject({ patient: PatientKey.optional(), confirm: z.boolean().optional() }), run: begin });

/** Stops for the old patient and starts for the chart's, at the same millisecond. */
export const switchPatient = whenOpen({ from: both, input: Empty, run: begin });

/** "Go on for this patient": the chart shows another, and the person says that the time is still this one's. */
export const goOn = whenOpen({
  from: both, input: Empty,
  run: async (context, _input, sender, id) => {
    const at = context.now();
    await context.open.write(id, async () => {
      const { running } = await context.open.desk();
      if (!running) throw notRunning();
      return { drafts: [changed(running, 'Went on while another chart was open')], journal: { put: row(running, at, context.home.session) } };
    });
    return widgetView(context, sender);
  },
});

/** Stops the clock. Works while locked: the stop is kept without any patient data and becomes an entry at the next unlock. */
export const stop = always({
  from: ['widget', 'sidepanel', 'workspace'], input: Empty,
  run: async (context: Context, _input: Record<string, never>, sender, id) => {
    const at = context.now();
    const open = await context.home.openNow();
    if (!open) await context.home.stopWhileLocked(at);
    else await open.write(id, async () => {
      const { person, running } = await open.desk();
      return running ? { drafts: await open.ending(running, person, at), journal: { delete: running.id } } : { drafts: [] };
    });
    return widgetView(context, sender);
  },
});

/** Tags the running entry, or one just stopped. `now`: the old activity ends here, the new one begins at the same millisecond. */
export const tag = whenOpen({
  from: both, input: z.strictObject({ activity: ActivityId, program: Program.optional(), from: z.enum(['now', 'start']), entry: z.uuid().optional() }),
  run: async (context, input, sender, id) => {
    const at = context.now();
    const activity = activityById(input.activity);
    if (!activity) throw new Refusal('NO_ACTIVITY', 'This activity is not known here. Choose one from the list.');
    const tags = { activity: activity.id, interactive: activity.interactive, ...(input.program ? { program: input.program } : {}) };
    await context.open.write(id, async () => {
      const { open } = context;
      const { person, running } = await open.desk();
      if (input.entry) return { drafts: await changeOwn(context, input.entry, tags, 'Tagged after stop') };
      if (!running) throw notRunning();
      if (input.from === 'start' || running.activity === null) return { drafts: [changed({ ...running, ...tags }, 'Tagged')] };
      const next: Timer = { ...running, ...tags, note: '', id: context.newId(), start: at };
      return { drafts: [...await open.ending(running, person, at), started(next)], journal: { put: row(next, at, context.home.session), delete: running.id } };
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
      if (input.entry) return { drafts: await changeOwn(context, input.entry, { note: input.note }, 'Note') };
      if (!running) throw notRunning();
      return { drafts: [changed({ ...running, note: input.note }, 'Note')] };
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
      const { running } = await context.open.desk();
      if (!running) throw notRunning();
      if (input.start > at) throw new Refusal('FUTURE', 'A start cannot lie in the future. Nothing was changed.');
      if (input.start < earliestStart(await context.open.recent(), running.start)) throw new Refusal('OVERLAP', 'Your previous entry ends later than that. Nothing was changed.');
      if (input.start < running.start && input.reason.length < 3) throw new Refusal('REASON', GROWS);
      const timer = { ...running, start: input.start };
      return { drafts: [changed(timer, input.reason || 'Start moved later')], journal: { put: row(timer, at, context.home.session) } };
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
      const { person, running } = await context.open.desk();
      if (running) throw new Refusal('RUNNING', 'A timer is running. Stop it first; the entry can be amended from the month.');
      const mine = await context.open.recent();
      const last = mine[0];
      const parts = mine.filter((each) => each.id === input.entry || each.splitOf === input.entry);
      const first = parts.find((each) => each.id === input.entry);
      if (!last || !first || !parts.includes(last) || at - last.end > UNDO_MS + UNDO_GRACE_MS) throw new Refusal('TOO_LATE', 'Undo was offered for 10 seconds. The entry is kept; amend or void it from the month.');
      const timer: Timer = { id: context.newId(), patient: first.patient, staff: person.id, start: first.start, program: first.program, activity: first.activity, note: first.note, interactive: first.interactive };
      return {
        drafts: [...parts.map((part): Draft => ({ month: part.month, patient: part.patient, body: { kind: 'entry.voided', entry: part.id, reason: 'Stop undone' } })), started(timer)],
        journal: { put: row(timer, at, context.home.session) },
      };
    });
    return widgetView(context, sender);
  },
});

/** "Still here": the last instant at which somebody saw the timer alive. A long silence before it becomes unresolved time. */
export const witness = always({
  from: both, input: Empty,
  run: async (context: Context) => {
    await context.home.witness();
    return {};
  },
});

const changed = (timer: Timer, reason: string): Draft => ({ month: 'standing', patient: timer.patient, body: { kind: 'timer.changed', timer, reason } });
const notRunning = () => new Refusal('NOT_RUNNING', 'No timer is running. What was recorded before is safe.');

/** Changes an entry just recorded, and its other part where a month's end divided it. */
async function changeOwn(context: OpenContext, entry: string, changes: EntryChange, reason: string): Promise<Draft[]> {
  const found = (await context.open.recent()).filter((each) => each.id === entry || each.splitOf === entry);
  if (found.length === 0) throw new Refusal('NOT_RECENT', 'This entry is not among your recent ones. Amend it from the month.');
  return found.map((part) => ({ month: part.month, patient: part.patient, body: { kind: 'entry.amended', entry: part.id, changes, reason } }));
}
