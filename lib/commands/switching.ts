import * as z from 'zod';
import { personOf } from '../ledger/person.ts';
import type { Draft, Timer } from '../records/index.ts';
import { keepBeside } from './beside.ts';
import { Refusal, type Sender } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { declined } from './offer.ts';
import { SWITCHED, switchedNow, type Switched } from './switched.ts';
import { toPatient } from './to-patient.ts';
import { widgetView } from './view.ts';

/**
 * The timer follows the chart, where the person asked for it: the old entry ends when the page changed and the new one begins at the same
 * millisecond. Only for a patient for whom a timer may start by itself: confirmed, enrolled, and not declined.
 * @param since when the page changed, UTC epoch ms
 * @returns `done`; `asks`: a person has to say; `waits`: nobody is there, so nothing happens until somebody is back
 */
export async function switchBySelf(context: OpenContext, sender: Sender, { running, other, since }: { running: Timer; other: string; since: number }): Promise<'done' | 'asks' | 'waits'> {
  const { open } = context;
  // Sleep and changed clocks are put in order first: they may have ended the timer, and another one goes on.
  await context.home.witness();
  const row = await open.row();
  if (row?.open && row.open.cause !== 'other_chart') return row.open.asks ? 'asks' : 'waits';
  const target = await toPatient(context, {}, sender);
  if (target.program === null || target.person !== other || (await declined(context, other))) return 'asks';
  const made = context.now();
  const outcome: { came: 'done' | 'asks'; switched: Switched | null } = { came: 'asks', switched: null };
  await open.write(context.newId(), async () => {
    const { person, running: before, preferences, block } = await open.desk();
    if (before && personOf(block, before.patient) === other) {
      Object.assign(outcome, { came: 'done' });
      return { drafts: [] };
    }
    if (!before || preferences.otherChart !== 'switch' || personOf(block, before.patient) !== personOf(block, running.patient)) return { drafts: [] };
    const ended = await open.ending(before, person, () => Math.max(0, context.now() - Math.max(since, before.start)), true);
    const timer: Timer = { id: context.newId(), patient: target.key, staff: person.id, start: ended.at, program: target.program, activity: null, note: '', interactive: false };
    const begins = open.beginning(timer, preferences, before);
    const whole = ended.drafts.some(({ body }) => body.kind === 'entry.recorded') && !ended.drafts.some(({ body }) => body.kind === 'time.unresolved');
    const switched: Switched | null = whole ? { from: before.id, start: before.start, ...(before.call ? { call: before.call } : {}), person: personOf(block, before.patient), to: timer.id, at: timer.start, made } : null;
    Object.assign(outcome, { came: 'done', switched });
    return { drafts: [...target.drafts, ...ended.drafts, ...begins.drafts], journal: begins.journal };
  });
  if (outcome.switched) await context.ports.memory.set(SWITCHED, outcome.switched);
  return outcome.came;
}

/**
 * Takes a switch back that nobody pressed: the old timer runs on from its old start as if nothing had happened, so all of the time since is
 * its patient's again. While that other chart stays open, nothing switches and nothing asks.
 */
export const undoSwitch = whenOpen({
  from: ['widget', 'sidepanel'], input: z.strictObject({}),
  run: async (context, _input, sender, id) => {
    await context.home.witness();
    const said: { kept?: [string, string] } = {};
    await context.open.write(id, async () => {
      const { open } = context;
      const { running, preferences, block } = await open.desk();
      const last = await context.ports.memory.get<Switched>(SWITCHED);
      const parts = last ? (await open.recent()).filter((each) => each.source === 'timer' && (each.id === last.from || each.splitOf === last.from)) : [];
      const first = parts.find((each) => each.id === last?.from);
      if (!running || !last || !first || !(await switchedNow(context, running)) || (await open.row())?.open) throw tooLate();
      const timer: Timer = {
        id: context.newId(), patient: first.patient, staff: running.staff, start: last.start, program: first.program, activity: first.activity, note: first.note, interactive: first.interactive,
        ...(first.modality ? { modality: first.modality } : {}), ...(last.call ? { call: last.call } : {}),
      };
      const begins = open.beginning(timer, preferences, running);
      said.kept = [last.person, personOf(block, running.patient)];
      return {
        drafts: [
          ...parts.map((part): Draft => ({ month: part.month, patient: part.patient, body: { kind: 'entry.voided', entry: part.id, reason: 'Switch undone' } })),
          { month: 'standing', patient: running.patient, body: { kind: 'timer.ended', timer: running.id, staff: running.staff, end: running.start } }, ...begins.drafts,
        ],
        journal: begins.journal,
      };
    });
    if (said.kept) await keepBeside(context, ...said.kept);
    return widgetView(context, sender);
  },
});

const tooLate = () => new Refusal('TOO_LATE', 'This switch cannot be taken back any more. Both entries are kept; stop the timer, then amend or void them from the month.');

