/**
 * A month is closed, and may be opened again:
 *
 *   open ──close──► closed ──reopen (reason)──► open ──close──► closed …
 *          │           └── a change now is an addendum (`closed.ts`): marked, and beside what was frozen
 *          └ refused while a timer runs for it, time in it is unresolved, or it is not over; unless a person says why anyway
 *
 * Closing freezes, for each patient, what was supported and how much was recorded, beside the version of the rules, the practice's policies
 * and the end of the log. Nothing is locked away: every closing and reopening is an event, and what is recorded later stays visible as later.
 */
import * as z from 'zod';
import { Month, Reason } from '../records/index.ts';
import { month as monthWords } from '../time/say.ts';
import { closedMonth, REASON_LEAST } from './closed.ts';
import { closingFigures, labelOf } from './closing-figures.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { personName } from './person-name.ts';
import { chosenPolicies } from './policies-in-use.ts';
import { isAhead } from './stands.ts';
import { verifyNow } from './verified.ts';
import type { ClosingView, WaitingView } from './views-closing.ts';

export { addendum, closedMonth } from './closed.ts';

const from = ['workspace'] as const;
const DAY_MS = 86_400_000;
/** How often a closing is worked out anew because somebody else wrote meanwhile. */
const TRIES = 5;

/** What stands in the way of closing a month. */
export const view = whenOpen({
  from, input: z.strictObject({ month: Month }),
  run: async (context, { month }): Promise<ClosingView> => (await closingFigures(context, month)).view,
});

/** A month's unresolved time, of all people, the oldest first. */
export const waiting = whenOpen({
  from, input: z.strictObject({ month: Month }),
  run: async (context, { month }): Promise<{ month: string; spans: WaitingView[] }> => {
    const { block } = await context.open.desk();
    const spans = (await context.open.ledger.readQuestions()).filter((span) => span.month === month && !span.answered).sort((a, b) => a.start - b.start);
    return { month, spans: await Promise.all(spans.map(async ({ id, patient, start, end, cause, activity, staff }) => ({
      id, patient: await labelOf(context, patient), start, end, cause, activity, staffName: personName(block.staff, staff), own: staff === context.open.staff, days: Math.max(0, Math.floor((context.now() - end) / DAY_MS)),
    }))) };
  },
});

/** The ledger moved while the month was worked out. */
class Moved extends Error {}

/** Closes a month. With something in the way only if a person says why in ten characters; that reason stands in the log. */
export const close = whenOpen({
  from, input: z.strictObject({ month: Month, anyway: z.string().trim().max(400).optional() }),
  run: async (context, { month, anyway = '' }, _sender, id): Promise<ClosingView> => {
    const verified = await verifyNow(context);
    if (!verified.ok) throw new Refusal('LOG_DAMAGED', 'The log could not be verified, so the month was not closed. What was recorded is still here. Open Settings, then "Verify the log".');
    for (let tries = TRIES; ; tries -= 1) {
      const figures = await closingFigures(context, month);
      try {
        await context.open.write(id, async () => ({ drafts: [await closing(context, figures, anyway)] }));
        return (await closingFigures(context, month)).view;
      } catch (thrown) {
        if (!(thrown instanceof Moved)) throw thrown;
        if (tries <= 1) throw new Refusal('BUSY', 'Somebody recorded time while the month was worked out, so it was not closed. Nothing was changed. Try again.');
      }
    }
  },
});

async function closing(context: OpenContext, { view: { stands, head, rules }, view: { month, timeZone: zone }, patients }: Awaited<ReturnType<typeof closingFigures>>, anyway: string) {
  const { block } = await context.open.desk();
  if (closedMonth(block, month)) throw new Refusal('CLOSED', `${monthWords(month)} is closed already. Nothing was changed.`);
  if (isAhead({ month, zone, now: context.now() })) throw new Refusal('AHEAD', `${monthWords(month)} has not begun. Nothing was changed.`);
  // The figures rest on exactly the events up to this head.
  if ((await context.open.ledger.head()).mac !== head.mac) throw new Moved();
  if (stands.length > 0 && anyway.length < REASON_LEAST) throw new Refusal('CLOSE_REFUSED', `${stands.join(' ')} The month was not closed. Answer this first, or close it anyway with a reason of at least ten characters.`);
  const policies = chosenPolicies(block).map(({ name, value, by, at }) => ({ name, value, by, at }));
  return { month, patient: null, body: { kind: 'month.closed' as const, closing: { month, rules, anyway: stands.length > 0 ? anyway : null, ...(policies.length ? { policies } : {}), patients, head } } };
}

/** Opens a closed month again. What it was closed with stays in the log. */
export const reopen = whenOpen({
  from, input: z.strictObject({ month: Month, reason: Reason.min(REASON_LEAST, 'Opening a month again needs a reason of at least ten characters. It stays in the log.') }),
  run: async (context, { month, reason }, _sender, id): Promise<ClosingView> => {
    await context.open.write(id, async () => {
      const { block } = await context.open.desk();
      if (!closedMonth(block, month)) throw new Refusal('NOT_CLOSED', `${monthWords(month)} is not closed. Nothing was changed.`);
      return { drafts: [{ month, patient: null, body: { kind: 'month.reopened', month, reason } }] };
    });
    return (await closingFigures(context, month)).view;
  },
});
