/**
 * A ledger is begun, put together again, or deleted: all that changes which ledger is in use. Whoever is in is locked out before one is taken away,
 * and nothing is ever begun over something that is or was there.
 */
import type { Report } from '../ledger/backup/restore.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import type { Mirror } from '../ledger/head.ts';
import { exclusively } from '../ledger/mutex.ts';
import { deleteLedger } from '../ledger/places.ts';
import { newDataKey, openedNow } from '../vault/index.ts';
import { forgetBackups } from './backups.ts';
import { firstEvents, firstSlots, madeUpBeginning, type Beginning } from './beginning.ts';
import { Refusal } from './command.ts';
import type { Context } from './context.ts';
import { names, type Which } from './ledger-in-use.ts';
import { lockAfter } from './organization-limits.ts';

/** First run, or a fresh practice of made-up people. @throws Refusal if there are records already */
export async function beginLedger({ home, ports, now, newId }: Context, which: Which, begin: Beginning, id: string): Promise<void> {
  await home.inUse.turnTo(which);
  const dataKey = newDataKey();
  const slots = await firstSlots(begin, dataKey);
  home.inUse.letGo();
  const session = { ...openedNow(now(), await lockAfter(ports.managed)), dek: '', staff: begin.people[0]!.staff.id, ledger: names[which] };
  const open = await home.enter(session, dataKey, newId());
  await open.ledger.begin(id, { drafts: await firstEvents(begin, (recordNumber) => open.vault.patientKey(begin.practice.id, recordNumber)), slots });
  await home.stayIn(session, open);
  await ports.local.set('ledger', which);
  await ports.local.set(`zone:${names[which]}`, begin.practice.timeZone);
  ports.changed();
  await ports.toCharts('remount');
}

/** A practice of made-up people, begun afresh each time. @returns who they are and how each unlocks */
export async function beginPractice(context: Context, id: string): Promise<{ name: string; passphrase: string }[]> {
  const { home, now, newId } = context;
  if (home.inUse.which === 'practice' && (await home.inUse.exists())) await dropPractice(context);
  await home.lock('person', now());
  const begin = madeUpBeginning(now(), newId);
  await beginLedger(context, 'practice', begin, id);
  return begin.people.map(({ staff, passphrase }) => ({ name: `${staff.name} ${staff.credential}`, passphrase }));
}

/** Deletes the made-up practice and its backups, and goes back to the real one, which was never touched. */
export async function deletePractice(context: Context): Promise<void> {
  await dropPractice(context);
  await forgetBackups(context, names.practice);
}

/** Deletes the ledger of made-up people; its backups stay. */
async function dropPractice({ home, ports, now }: Context): Promise<void> {
  if (home.inUse.which !== 'practice') throw new Refusal('NOT_PRACTICE', 'This is not practice data. Nothing was deleted.');
  await home.lock('person', now());
  home.inUse.letGo();
  await deleteLedger(names.practice);
  for (const key of ['mirror', 'tries', 'zone', 'backup', 'verified']) await ports.local.remove(`${key}:${names.practice}`);
  await ports.local.set('ledger', 'real');
  await ports.memory.remove('locked');
  await home.wake();
  ports.changed();
}

/** What is given to whoever puts a ledger together again. */
export interface Restoring { ledger: string; here: LedgerDatabase | null; mirror: Mirror; alarm: boolean }

/** Lets `work` put the ledger together again while nobody else is in, then looks at everything afresh: as after a start. */
export async function restoring({ home, ports, now }: Context, work: (house: Restoring) => Promise<Report>): Promise<Report> {
  const { inUse } = home;
  await home.lock('person', now());
  const here = (await inUse.exists()) ? await inUse.database().catch(() => null) : null;
  const report = await exclusively(`caretally ${here?.name ?? inUse.name}`, () => work({ ledger: inUse.name, here, mirror: inUse.mirror, alarm: inUse.alarm !== null }));
  if (!report.changed) return report;
  inUse.letGo();
  await ports.local.set('ledger', inUse.which);
  if (report.timeZone !== null) await ports.local.set(`zone:${inUse.name}`, report.timeZone);
  await ports.local.remove(`verified:${inUse.name}`);
  await home.wake();
  ports.changed();
  return report;
}
