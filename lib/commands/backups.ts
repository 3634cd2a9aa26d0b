/**
 * When a backup is made, and where it goes.
 *
 *   200 events, or a day with at least one ──► the browser's own folder (the last three stay) ──► the chosen folder, if the browser lets us
 *                                              gone with the profile                              kept by the person
 *
 * What was made last is noted in the clear: times and counts, nothing else.
 */
import { fileName, prefixOf } from '../ledger/backup/format.ts';
import { newestFirst, prune, type Shelf } from '../ledger/backup/shelf.ts';
import { exclusively } from '../ledger/mutex.ts';
import type { Context, Ports, Store } from './context.ts';
import type { Open } from './open.ts';

/** A backup is due after this many events, or after this long with at least one, ms. */
export const EVERY_EVENTS = 200;
export const EVERY_MS = 24 * 3_600_000;
/** A copy outside the browser is asked for after this many days, unless a person chose otherwise. */
export const REMIND_DAYS = 7;

/** A backup that was made: when (UTC epoch ms), how many events it holds, its file. */
export interface Made { at: number; events: number; name: string }
/** `own`: in the browser's folder. `folder`: in the chosen one. `saved`: downloaded by hand. `trouble`: why the last try failed. */
export interface Notes { own?: Made; folder?: Made; saved?: Made; trouble?: string; remindDays?: number }

const place = (ledger: string) => `backup:${ledger}`;
export const notesOf = async (local: Store, ledger: string): Promise<Notes> => (await local.get<Notes>(place(ledger))) ?? {};

/** Changes the notes, one change after the other. */
export const noted = (local: Store, ledger: string, change: (notes: Notes) => Notes): Promise<void> =>
  exclusively(`caretally notes ${ledger}`, async () => local.set(place(ledger), change(await notesOf(local, ledger))));

/** True if something happened that the last backup does not hold, and enough of it or long enough ago. */
export const isDue = (made: Made | undefined, events: number, now: number): boolean =>
  made === undefined ? events > 0 : events - made.events >= EVERY_EVENTS || (events > made.events && (now - made.at >= EVERY_MS || now < made.at));

interface Making { context: Context; open: Open }

/** Writes a backup into the browser's own folder now, and drops all but the last. @returns what was made; its name in that folder */
export function makeOwn({ context, open }: Making, keep?: number): Promise<Made> {
  const { ports, home: { inUse: { name: ledger } }, now, newId } = context;
  return exclusively(`caretally backup ${ledger}`, async () => {
    const shelf = await placesOf(ports).own();
    const { seq } = await open.ledger.head();
    const at = now();
    const made: Made = { at, events: seq, name: fileName({ ledger, made: at, seq }) };
    await shelf.write(made.name, open.ledger.backup(ledger, at, newId()));
    await prune(shelf, prefixOf(ledger), keep);
    await noted(ports.local, ledger, ({ trouble: _, ...notes }) => ({ ...notes, own: made }));
    return made;
  });
}

/** Copies a backup from the browser's own folder into the chosen one. A file there is never deleted by us. */
export async function copyTo(shelf: Shelf, { context }: Pick<Making, 'context'>, made: Made): Promise<void> {
  const source = await (await placesOf(context.ports).own()).read(made.name);
  await shelf.write(made.name, source());
  const copied = { ...made, at: context.now() };
  await noted(context.ports.local, context.home.inUse.name, ({ trouble: _, ...notes }) => ({ ...notes, folder: copied }));
}

export function placesOf(ports: Ports) {
  if (!ports.backups) throw new Error('no place for backups');
  return ports.backups;
}

/**
 * For the alarm clock of the worker. Makes what is due and stays silent otherwise; does nothing while locked, or while the ledger is in doubt:
 * a damaged ledger must not push sound backups out. What fails is noted and tried again.
 */
export async function backupIfDue(context: Context): Promise<void> {
  const { ports, home, now } = context;
  const open = await home.openNow();
  if (!ports.backups || !open || home.inUse.alarm !== null) return;
  const ledger = home.inUse.name;
  try {
    const { seq } = await open.ledger.head();
    const notes = await notesOf(ports.local, ledger);
    const own = isDue(notes.own, seq, now()) ? await makeOwn({ context, open }) : notes.own;
    const chosen = await ports.backups.chosen();
    // A folder that is ahead of us is a warning, and the last thing to write into.
    if (own && chosen.state === 'allowed' && isDue(notes.folder, own.events, now()) && (await home.inUse.lookAt(chosen.shelf)) === null) await copyTo(chosen.shelf, { context }, own);
    if (own !== notes.own) ports.changed();
  } catch {
    await noted(ports.local, ledger, (notes) => ({ ...notes, trouble: 'The last backup could not be written. What is recorded is safe. CareTally tries again; look whether the disk is full.' }));
  }
}

/** Deletes the backups of a ledger that was itself deleted: a practice of made-up people. */
export async function forgetBackups({ ports }: Context, ledger: string): Promise<void> {
  const shelf = await ports.backups?.own();
  if (shelf) for (const name of await newestFirst(shelf, prefixOf(ledger))) await shelf.remove(name);
}
