/**
 * The fold: events into blocks. Pure and deterministic: the same events in the same order give the same blocks, on any machine.
 * What contradicts the record is refused here, before it is written; so the log never holds it, and every log can be folded again.
 */
import type { LedgerEvent } from '../records/index.ts';
import { type Block, type BlockKey, type DeskBlock, emptyPractice, type MonthBlock, nameOf, type PracticeBlock, type StandingBlock } from './blocks.ts';
import { foldMonth } from './fold-month.ts';
import { foldDesk, foldPractice } from './fold-practice.ts';
import { foldStanding } from './fold-standing.ts';
import { touches } from './place.ts';

/** A block before any event. */
export const emptyBlock = (key: BlockKey): Block =>
  key.month === 'practice' ? emptyPractice() : key.month === 'desk' ? { staff: {} } : { patients: {} };

/** The block after one more event. The given block is not changed. @throws LedgerError `MISFIT` */
export function apply(key: BlockKey, block: Block, event: LedgerEvent): Block {
  switch (key.month) {
    case 'practice': return foldPractice(block as PracticeBlock, event);
    case 'desk': return foldDesk(block as DeskBlock, event);
    case 'standing': return foldStanding(block as StandingBlock, event, key.bucket);
    default: return foldMonth(block as MonthBlock, event, key.bucket);
  }
}

/** Blocks by name, with the sequence number of the last event that changed each. */
export type Blocks = Map<string, { key: BlockKey; block: Block; rev: number }>;

/** Folds events in order into `blocks` (which is changed), as far as `wanted` says. */
export function foldAll(blocks: Blocks, events: Iterable<LedgerEvent>, wanted: (key: BlockKey) => boolean = () => true): Blocks {
  for (const event of events) {
    const done = new Set<string>();
    for (const key of touches(event)) {
      const name = nameOf(key);
      // An export names many patients of one block; the block takes the event once.
      if (done.has(name) || !wanted(key)) continue;
      done.add(name);
      blocks.set(name, { key, block: apply(key, blocks.get(name)?.block ?? emptyBlock(key), event), rev: event.seq });
    }
  }
  return blocks;
}
