import type { LedgerEvent } from '../records/index.ts';
import type { PracticeBlock } from './blocks.ts';
import { LedgerError } from './errors.ts';

/**
 * How the ledger itself was kept. With a destroyed month goes what the practice's block still said of it.
 * @throws LedgerError `MISFIT` for a month that was destroyed before, or in which something still waits for an answer
 */
export function foldKeeping(block: PracticeBlock, { body, at, author: by, id: event }: LedgerEvent): PracticeBlock {
  const trace = { at, by, event };
  switch (body.kind) {
    case 'ledger.restored': {
      const { from, to, witnessed, lost, made } = body;
      return { ...block, restores: [...(block.restores ?? []), { ...trace, from, to, witnessed, lost, made }] };
    }
    case 'ledger.copied': return { ...block, copies: [...(block.copies ?? []), { ...trace, format: body.format, events: body.events }] };
    case 'month.shredded': {
      const { month, reason, events } = body;
      if (block.shredded?.some((each) => each.month === month)) throw new LedgerError('MISFIT', 'destroyed twice');
      if (block.questions.some((question) => question.month === month)) throw new LedgerError('MISFIT', 'time of that month still waits for an answer');
      return {
        ...block, exports: block.exports.filter((each) => each.month !== month),
        ...(block.closed ? { closed: block.closed.filter((each) => each.month !== month) } : {}),
        shredded: [...(block.shredded ?? []), { ...trace, month, reason, events }],
      };
    }
    default: return block;
  }
}
