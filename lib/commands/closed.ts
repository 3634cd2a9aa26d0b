/** What a closed month asks of whoever changes it. Pure: the practice's block says which months are closed. */
import type { PracticeBlock } from '../ledger/blocks.ts';
import { month as monthWords } from '../time/say.ts';
import { Refusal } from './command.ts';

export type Closed = NonNullable<PracticeBlock['closed']>[number];
type Block = Pick<PracticeBlock, 'closed'>;

/** Characters of a reason that somebody else can understand a year later. */
export const REASON_LEAST = 10;

/** The closing of a month that holds now; null while the month is open, or open again. */
export const closedMonth = (block: Block, month: string): Closed | null => block.closed?.findLast((each) => each.month === month && !each.reopened) ?? null;

/**
 * To be asked by every command that changes what is recorded in a month. In a closed one the change is an addendum: it stands beside what
 * was frozen, and needs a reason of ten characters.
 * @returns true if the change is an addendum
 * @throws Refusal `CLOSED_MONTH` if the month is closed and the reason is too short
 */
export function addendum(block: Block, month: string, reason: string | undefined): boolean {
  if (!closedMonth(block, month)) return false;
  if ((reason ?? '').trim().length < REASON_LEAST) throw new Refusal('CLOSED_MONTH', `${monthWords(month)} is closed. What is changed now is an addendum and needs a reason of at least ten characters; the month’s page asks for it. Nothing was changed.`);
  return true;
}

/** True if something of it was written after the month was closed: recorded, amended, voided or answered. */
export const writtenAfter = (closed: Closed | null, ...traces: readonly ({ at: number } | undefined)[]): boolean => closed !== null && traces.some((trace) => trace !== undefined && trace.at > closed.at);

/**
 * Another person's unresolved time may be answered by somebody else only with a reason; one's own needs none.
 * @throws Refusal `NOT_YOURS`
 */
export function forAnother(owner: string, author: string, reason: string | undefined): void {
  if (owner !== author && (reason ?? '').trim().length < REASON_LEAST) throw new Refusal('NOT_YOURS', 'This is the time of somebody else. Answering for another person needs a reason of at least ten characters; it stays in the log. Nothing was changed.');
}
