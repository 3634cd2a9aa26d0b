/** What happened, written once. Start with `ledger.ts`. */
export * from './ledger.ts';
export * from './blocks.ts';
export * from './database.ts';
export * from './head.ts';
export * from './journal.ts';
export * from './slots.ts';
export * from './errors.ts';
export type { ChainReport } from './chain.ts';
export type { DeskView } from './reading.ts';
