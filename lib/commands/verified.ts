import * as z from 'zod';
import type { ChainReport } from '../ledger/index.ts';
import type { Store, Context, OpenContext } from './context.ts';
import { whenOpen } from './context.ts';
import { personName } from './person-name.ts';
import type { LedgerStateView, VerifiedView } from './views-keeping.ts';

/** The whole log is read again after this long, ms; and before every export. */
export const VERIFY_MS = 24 * 3_600_000;

const place = (ledger: string) => `verified:${ledger}`;

/** When the log was last read from its first link to its last, and what came of it. */
export const lastVerified = async (local: Store, ledger: string): Promise<VerifiedView | null> => (await local.get<VerifiedView>(place(ledger))) ?? null;

/** Reads the whole log and keeps when that was. A log that does not hold stops all writing. */
export async function verifyNow(context: OpenContext): Promise<ChainReport> {
  const { home, ports, open } = context;
  const report = await open.ledger.verify();
  const { events, head, ok, trouble } = report;
  await ports.local.set(place(home.inUse.name), { at: context.now(), events, head, ok, trouble } satisfies VerifiedView);
  if (!ok) home.inUse.raise(`The log does not hold together. ${trouble ?? ''} CareTally overwrites nothing. Restore from a backup before recording more time.`);
  return report;
}

/** For the alarm clock of the worker: verifies once a day, and again at the next start where it failed. Does nothing while locked. */
export async function verifyIfDue(context: Context): Promise<void> {
  const open = await context.home.openNow();
  if (!open || context.home.inUse.alarm !== null) return;
  const last = await lastVerified(context.ports.local, context.home.inUse.name);
  const age = last ? context.now() - last.at : Infinity;
  if (last?.ok && age >= 0 && age < VERIFY_MS) return;
  await verifyNow({ ...context, open });
}

/** The log at a glance: where it ends, when it was last verified, and how it was kept. */
export const ledgerState = whenOpen({
  from: ['workspace'], input: z.strictObject({}),
  run: async ({ open, home, ports }): Promise<LedgerStateView> => {
    const { block, practice } = await open.desk();
    const name = (id: string) => personName(block.staff, id);
    return {
      timeZone: practice.timeZone, head: await open.ledger.head(), verified: await lastVerified(ports.local, home.inUse.name),
      restores: (block.restores ?? []).map(({ at, by, from, to, witnessed, lost, made }) => ({ at, by: name(by), from, to, witnessed, lost, made })).reverse(),
      copies: (block.copies ?? []).map(({ at, by, events }) => ({ at, by: name(by), events })).reverse(),
      shredded: (block.shredded ?? []).map(({ at, by, month, reason, events }) => ({ at, by: name(by), month, reason, events })).reverse(),
    };
  },
});
