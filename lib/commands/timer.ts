import * as z from 'zod';
import { personOf } from '../ledger/person.ts';
import { PatientKey, type Draft, type Timer } from '../records/index.ts';
import { keepBeside } from './beside.ts';
import { Refusal, type Sender } from './command.ts';
import { always, whenOpen, type Context, type OpenContext } from './context.ts';
import { decline, declined } from './offer.ts';
import { toPatient } from './to-patient.ts';
import { widgetView } from './view.ts';

/*
 *            start                       stop
 *   (none) ─────────► running ────────────────────────► (none), one entry for each month touched
 *     ▲                │  ▲ ▲ ▲                               │
 *     │ stop           │  │ │ └── undo, within ten seconds ───┘  (entry voided, same start)
 *     │         pause  │  │ │ other patient, or a tag from now: ended at t, running from t. The same millisecond: nothing lost, nothing twice
 *   paused ◄───────────┤  │
 *      └───resume──────┼──┘
 *                      ▼
 *      the chart shows another patient at t: the clock stands at t until the person says
 *        switch  ended at t, the other one running from t
 *        go on   as if it had never stood
 *        stop    ended at t
 *      (unless the person chose otherwise: `minding.ts`)
 *
 * One person has one clock. The state is worked out again inside the ledger's own queue, so that of many starts at once one wins.
 * What happens to a running timer by tags, notes, calls and pauses is `running.ts`; by silence, locks and clocks `lib/timer/watch.ts`.
 */
const both = ['widget', 'sidepanel'] as const;
const Empty = z.strictObject({});

/** The instant at which the person acted, never before the end of her last timer on this clock. UTC epoch ms. */
const actedAt = (context: OpenContext, lastEnd: number): number => {
  const now = context.now();
  const at = now - context.ago();
  return lastEnd > at && lastEnd <= now ? lastEnd : at;
};

async function begin(context: OpenContext, input: { patient?: string | undefined; confirm?: boolean | undefined; auto?: boolean | undefined }, sender: Sender, id: string) {
  const target = await toPatient(context, input, sender);
  await context.open.write(id, async () => {
    const { open } = context;
    const { person, running, preferences, block } = await open.desk();
    if (person.role === 'biller') throw new Refusal('BILLER', 'A biller keeps no time. Switch person to start a timer.');
    if (running && personOf(block, running.patient) === target.person) return { drafts: [] };
    if (input.auto) {
      if (running) return { drafts: [] };
      if (preferences.start !== 'immediately' || input.confirm || input.patient || target.program === null || (await declined(context, target.person))) throw new Refusal('NOT_ASKED', 'The timer starts by itself only where you asked for it, for a confirmed and enrolled patient.');
    }
    // The switch holds from the instant at which the other chart came up, if it is that chart's patient and nothing else happened since.
    const stood = running && (await context.home.timers.heldFor(running.id, target.person)) ? await open.stoodSince() : null;
    const ended = running ? await open.ending(running, person, context.ago) : null;
    const timer: Timer = { id: context.newId(), patient: target.key, staff: person.id, start: ended ? Math.min(stood ?? ended.at, ended.at) : actedAt(context, block.lastEnd?.[person.id] ?? 0), program: target.program, activity: null, note: '', interactive: false };
    const next = open.beginning(timer, preferences, running);
    return { drafts: [...target.drafts, ...(ended?.drafts ?? []), ...next.drafts], journal: next.journal };
  });
  if (input.patient) await keepBesideChart(context, target.person, sender);
  return widgetView(context, sender);
}

/** Chosen by hand while the chart in front is another patient's: the person knows that, and is not asked about this chart. */
async function keepBesideChart(context: OpenContext, person: string, sender: Sender): Promise<void> {
  const chart = await context.charts.look(sender, context.open);
  const other = chart.status === 'confirmed' ? chart.patient?.key : undefined;
  if (other && other !== person) await keepBeside(context, person, other);
}

/**
 * Starts the clock for the chart of the sender's tab, or for a patient chosen by hand. For another patient it is a switch at the same
 * millisecond. `auto`: after the countdown; refused unless the person asked for it and the patient is confirmed and enrolled.
 */
export const start = whenOpen({ from: both, input: z.strictObject({ patient: PatientKey.optional(), confirm: z.boolean().optional(), auto: z.boolean().optional() }), run: begin });

/** Stops for the old patient and starts for the chart's, at the same millisecond. */
export const switchPatient = whenOpen({ from: both, input: Empty, run: (context, _input, sender, id) => begin(context, {}, sender, id) });

/** "Go on for this patient": the chart shows another, and the person says that the time is still this one's. */
export const goOn = whenOpen({
  from: both, input: Empty,
  run: async (context, _input, sender, id) => {
    const { running, block } = await context.open.desk();
    if (!running) throw notRunning();
    await keepBesideChart(context, personOf(block, running.patient), sender);
    const counted = await context.home.timers.unask(running.id);
    if (counted) await context.open.write(id, async () => ({ drafts: (await context.open.desk()).running?.id === running.id ? [changed(running, 'Went on while another chart was open')] : [] }));
    // The computer slept or was locked meanwhile: that much is asked for, and the timer goes on from now.
    else await context.open.settle(id, true);
    return widgetView(context, sender);
  },
});

/** Stops the clock, or drops a paused one. Works while locked: the stop is kept without any patient data and becomes an entry at the next unlock. */
export const stop = always({
  from: ['widget', 'sidepanel', 'workspace'], input: Empty,
  run: async (context: Context, _input: Record<string, never>, sender, id) => {
    const open = await context.home.openNow();
    if (!open) await context.home.timers.stopWhileLocked(context.ago);
    else await open.write(id, async () => {
      const { person, running, paused, block } = await open.desk();
      if (running) await decline(context, personOf(block, running.patient));
      if (running) return { drafts: (await open.ending(running, person, context.ago)).drafts, journal: { delete: running.id } };
      return { drafts: paused ? [{ month: 'standing', patient: null, body: { kind: 'timer.paused', staff: person.id, timer: null } }] : [] };
    });
    return widgetView(context, sender);
  },
});

/** "Still here": the last instant at which somebody saw the timer alive. A long silence before it becomes unresolved time. */
export const witness = always({
  from: both, input: Empty,
  run: async (context: Context, _input: Record<string, never>, sender) => {
    await context.home.witness();
    await context.looks.seen(sender);
    return {};
  },
});

export const changed = (timer: Timer, reason: string): Draft => ({ month: 'standing', patient: timer.patient, body: { kind: 'timer.changed', timer, reason } });
export const notRunning = () => new Refusal('NOT_RUNNING', 'No timer is running. What was recorded before is safe.');
