import * as z from 'zod';
import { Month } from '../records/index.ts';
import { addMonths, monthOf } from '../time/month.ts';
import { month as monthWords } from '../time/say.ts';
import { makeOwn } from './backups.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { personName } from './person-name.ts';
import { Because } from './reason.ts';
import type { RetentionView } from './views-keeping.ts';

/**
 * How long records are kept at least, years. 45 CFR 164.316(b)(2)(i) says six years from creation or from when it was last in effect; not
 * confirmed in the original. A state or a payer may ask for more: that is the practice's to know.
 */
export const RETENTION_YEARS = 6;

const SENTENCE = 'Nothing was changed.';

/** Why a month may not be destroyed now, or null. */
async function inTheWay(context: OpenContext, month: string): Promise<{ code: string; why: string } | null> {
  const { block, practice } = await context.open.desk();
  const current = monthOf(context.now(), practice.timeZone);
  if (block.shredded?.some((each) => each.month === month)) return { code: 'GONE', why: 'The records of this month were destroyed before.' };
  if (!(await context.open.ledger.monthsKept()).includes(month)) return { code: 'NOTHING', why: 'Nothing is recorded in this month.' };
  if (!practice.synthetic && addMonths(month, RETENTION_YEARS * 12) >= current) return { code: 'RETENTION', why: `Records are kept ${RETENTION_YEARS} years after their month. This month is younger.` };
  if (block.questions.some((question) => question.month === month)) return { code: 'UNRESOLVED', why: 'Time of this month still waits for an answer.' };
  if (Object.keys(block.running).length > 0) return { code: 'RUNNING', why: 'A timer runs. Stop it first.' };
  return null;
}

async function retentionView(context: OpenContext): Promise<RetentionView> {
  const { block, practice } = await context.open.desk();
  const months: RetentionView['months'] = [];
  for (const month of await context.open.ledger.monthsKept()) {
    const trouble = await inTheWay(context, month);
    if (trouble?.code !== 'RETENTION') months.push({ month, events: await context.open.ledger.countOf(month), allowed: trouble === null, why: trouble?.why ?? null });
  }
  const shredded = (block.shredded ?? []).map(({ at, by, month, reason, events }) => ({ at, by: personName(block.staff, by), month, reason, events })).reverse();
  return { years: RETENTION_YEARS, timeZone: practice.timeZone, months, shredded };
}

export const view = whenOpen({ from: ['workspace'], input: z.strictObject({}), run: (context) => retentionView(context) });

/**
 * Destroys a month's key: nobody can read its entries, notes and answers again, here or with any passphrase. The sealed records stay, so that the
 * chain still verifies. The browser's own backups are made anew without the key; copies elsewhere still have it.
 */
export const shred = whenOpen({
  from: ['workspace'], input: z.strictObject({ month: Month, reason: Because, confirm: z.string().max(40) }),
  run: async (context, { month, reason, confirm }, _sender, id): Promise<RetentionView> => {
    const { open, ports } = context;
    if (confirm.trim().toLowerCase() !== monthWords(month).toLowerCase()) throw new Refusal('NOT_CONFIRMED', `To destroy this month, type its name: ${monthWords(month)}. ${SENTENCE}`);
    await open.write(id, async () => {
      const trouble = await inTheWay(context, month);
      if (trouble) throw new Refusal(trouble.code, `${trouble.why} ${SENTENCE}`);
      const events = await open.ledger.countOf(month);
      return { drafts: [{ month: 'standing', patient: null, body: { kind: 'month.shredded', month, reason, events } }], shred: month };
    });
    // What other blocks still said of that month (who worked last on what) goes too.
    await open.ledger.rebuild();
    if (ports.backups) await makeOwn({ context, open }, 1).catch(() => undefined);
    return retentionView(context);
  },
});
