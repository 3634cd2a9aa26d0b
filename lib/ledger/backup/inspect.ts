/** What can be said of a backup by somebody who has only the file: without any secret, and with one. Used by the stand-alone verifier. */
import { type Vault } from '../../vault/index.ts';
import { discardedMs, type MonthBlock } from '../blocks.ts';
import { Epochs } from '../epochs.ts';
import { type Blocks, foldAll } from '../fold.ts';
import { openEvent } from '../log.ts';
import type { Header } from './format.ts';
import { checked, eventRowsOf, headerOf, partsOf, type Source } from './read.ts';

/** A head as a person types it from paper: spaces, line breaks and capitals do not matter. @returns null if it is no head */
export function readHead(typed: string): string | null {
  const head = typed.replace(/[\s·-]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(head) ? head : null;
}

export interface Outline { header: Header; events: number; lines: number; /** Number of the record whose head was asked for; null if none is. */ found: number | null }

/** Form, order and numbers of a file, and where a head occurs. Needs no secret, and so proves nothing about what the records say. @throws LedgerError with the reason */
export async function outline(source: Source, head: string | null): Promise<Outline> {
  const header = await headerOf(source);
  let [events, lines] = [0, 1];
  let found: number | null = null;
  for await (const { part } of partsOf(source)) {
    const at = head === null ? -1 : part.macs.indexOf(head);
    if (at >= 0) found = part.after + at + 1;
    events += part.macs.length;
    lines += 1;
  }
  return { header, events, lines, found };
}

/** Time of a month, ms: recorded and not voided, still unanswered, given up by a person. */
export interface MonthSum { month: string; entries: number; recordedMs: number; unresolvedMs: number; discardedMs: number }
export interface Inspection { events: number; head: string; months: MonthSum[]; /** Months whose key was destroyed: their records are sealed for good. */ shredded: string[]; sealed: number }

/** Follows every link, opens every record and adds up each month. @throws LedgerError, VaultError with the reason */
export async function inspected(source: Source, vault: Vault): Promise<Inspection> {
  const { head, epochs: list, shredded } = await checked(source, vault);
  const keys = new Map(list.map((epoch) => [epoch.month, epoch]));
  const epochs = new Epochs({ epochs: { get: async (month) => keys.get(month) } }, vault);
  const gone = new Set(shredded);
  const blocks: Blocks = new Map();
  let sealed = 0;
  for await (const rows of eventRowsOf(source, vault)) {
    const open = rows.filter((row) => !gone.has(row.month));
    sealed += rows.length - open.length;
    foldAll(blocks, await Promise.all(open.map((row) => openEvent(vault, epochs, row))), (key) => /^\d{4}-\d{2}$/.test(key.month));
  }
  return { events: head.seq, head: head.mac, months: sums(blocks), shredded: [...gone].sort(), sealed };
}

function sums(blocks: Blocks): MonthSum[] {
  const months = new Map<string, MonthSum>();
  const span = (list: readonly { start: number; end: number }[]) => list.reduce((sum, { start, end }) => sum + end - start, 0);
  for (const { key, block } of blocks.values()) {
    const sum = months.get(key.month) ?? { month: key.month, entries: 0, recordedMs: 0, unresolvedMs: 0, discardedMs: 0 };
    for (const record of Object.values((block as MonthBlock).patients)) {
      const standing = record.entries.filter((entry) => !entry.voided);
      sum.entries += standing.length;
      sum.recordedMs += span(standing);
      sum.unresolvedMs += span(record.unresolved.filter((each) => !each.answered));
      sum.discardedMs += discardedMs(record);
    }
    months.set(key.month, sum);
  }
  return [...months.values()].sort((a, b) => a.month.localeCompare(b.month));
}
