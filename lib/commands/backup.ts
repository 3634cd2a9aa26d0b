import * as z from 'zod';
import { LedgerError } from '../ledger/errors.ts';
import type { LedgerEvent } from '../records/index.ts';
import { Refusal } from './command.ts';
import { copyTo, makeOwn, type Made, noted, notesOf, REMIND_DAYS } from './backups.ts';
import { whenOpen, type OpenContext } from './context.ts';
import type { BackupView } from './views-keeping.ts';

const Empty = z.strictObject({});
const DAY_MS = 24 * 3_600_000;
/** Events a part of what is copied out; the log is read in the same parts. */
const PART = 512;

/** How far behind the copies are, and whether it is time for one outside the browser. */
async function backupView(context: OpenContext): Promise<BackupView> {
  const { ports, home, open, now } = context;
  const notes = await notesOf(ports.local, home.inUse.name);
  const { seq: events } = await open.ledger.head();
  const chosen = (await ports.backups?.chosen().catch(() => ({ state: 'none' as const }))) ?? { state: 'none' as const };
  const shown = (made: Made | undefined) => (made ? { at: made.at, events: made.events } : null);
  const outside = [notes.folder, notes.saved].filter((made) => made !== undefined).sort((a, b) => b.at - a.at)[0];
  const remindDays = notes.remindDays ?? REMIND_DAYS;
  return {
    timeZone: (await open.desk()).practice.timeZone, events, since: events - (notes.own?.events ?? 0),
    own: shown(notes.own), folder: { state: chosen.state, name: 'name' in chosen ? chosen.name : null, last: shown(notes.folder) }, saved: shown(notes.saved),
    remindDays, outsideSince: events - (outside?.events ?? 0),
    due: !outside || (events > outside.events && now() - outside.at >= remindDays * DAY_MS), trouble: notes.trouble ?? null,
  };
}

export const status = whenOpen({ from: ['workspace', 'sidepanel'], input: Empty, run: (context) => backupView(context) });

/** Writes a backup into the browser's own folder; the page takes it from there, so that no size is too large. */
export const make = whenOpen({
  from: ['workspace'], input: Empty,
  run: async (context): Promise<{ name: string; events: number }> => {
    if (context.home.inUse.alarm !== null) throw new Refusal('LOG_DAMAGED', 'The records here are in doubt, so no backup was made of them. Earlier backups are untouched. Restore first.');
    const { name, events } = await made(context);
    return { name, events };
  },
});

/** The person saved a backup to a place of her own. */
export const saved = whenOpen({
  from: ['workspace'], input: z.strictObject({ name: z.string().max(120) }),
  run: async (context, { name }): Promise<BackupView> => {
    const { ports: { local }, home: { inUse: { name: ledger } } } = context;
    const at = context.now();
    await noted(local, ledger, (notes) => (notes.own?.name === name ? { ...notes, saved: { ...notes.own, at } } : notes));
    return backupView(context);
  },
});

/** A fresh backup into the chosen folder, after the person chose it or allowed it again. */
export const toFolder = whenOpen({
  from: ['workspace'], input: Empty,
  run: async (context): Promise<BackupView> => {
    const chosen = await context.ports.backups?.chosen();
    if (chosen?.state !== 'allowed') throw new Refusal('NO_FOLDER', 'The browser does not let CareTally write into that folder now. The backup in the browser is untouched. Choose the folder again, or download a backup.');
    const ahead = await context.home.inUse.lookAt(chosen.shelf);
    if (ahead !== null) throw new Refusal('LOG_DAMAGED', ahead);
    const own = await made(context);
    await copyTo(chosen.shelf, { context }, own).catch(() => { throw new Refusal('NO_FOLDER', 'The backup could not be written into that folder. The backup in the browser is untouched. Look whether the folder is still there and not full.'); });
    return backupView(context);
  },
});

function made(context: OpenContext): Promise<Made> {
  if (!context.ports.backups) throw new Refusal('NO_PLACE', 'This browser has no place for a backup. What is recorded is safe.');
  return makeOwn({ context, open: context.open }).catch((error: unknown) => {
    throw error instanceof LedgerError ? error : new Refusal('NO_PLACE', 'The backup could not be written. What is recorded is safe. Look whether the disk is full, then try again.');
  });
}

/** After how many days without a copy outside the browser to say so. */
export const remind = whenOpen({
  from: ['workspace'], input: z.strictObject({ days: z.number().int().min(1, 'At least one day.').max(90, 'At most 90 days.') }),
  run: async (context, { days }): Promise<BackupView> => {
    await noted(context.ports.local, context.home.inUse.name, (notes) => ({ ...notes, remindDays: days }));
    return backupView(context);
  },
});

/**
 * Everything, unencrypted, for reading elsewhere: a part at a time, the first one writing into the log who took it and when. It is never kept by
 * CareTally, and nothing is restored from it: outside its chain a record proves nothing.
 */
export const plain = whenOpen({
  from: ['workspace'], input: z.strictObject({ after: z.number().int().min(0) }),
  run: async (context, { after }, _sender, id): Promise<{ fileName: string; text: string; next: number | null }> => {
    const { open, now } = context;
    const { practice } = await open.desk();
    if (after === 0) {
      const { seq } = await open.ledger.head();
      await open.write(id, async () => [{ month: 'standing', patient: null, body: { kind: 'ledger.copied', format: 'json', events: seq } }]);
    }
    const events = (await open.ledger.events(after).next()).value as LedgerEvent[] | undefined;
    const { seq } = await open.ledger.head();
    // A part may be empty where a month was destroyed; then the next begins behind it.
    const next = Math.min(seq, events?.at(-1)?.seq ?? after + PART);
    const head = after === 0 ? `{"caretally":"plain","v":1,"made":${now()},"practice":${JSON.stringify(practice.name)},"synthetic":${practice.synthetic},"events":[\n` : '';
    const lines = (events ?? []).map((event) => JSON.stringify(event)).join(',\n');
    const more = next < seq;
    const join = after > 0 && lines ? ',\n' : '';
    return { fileName: `caretally-${practice.synthetic ? 'practice-data-' : ''}unencrypted-${new Date(now()).toISOString().slice(0, 10)}.json`, text: `${head}${join}${lines}${more ? '' : '\n]}\n'}`, next: more ? next : null };
  },
});

