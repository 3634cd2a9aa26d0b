import * as z from 'zod';
import { headersOn } from '../ledger/backup/ahead.ts';
import { headerOf, type Source } from '../ledger/backup/read.ts';
import { restore } from '../ledger/backup/restore.ts';
import type { Shelf } from '../ledger/backup/shelf.ts';
import { deviceOf } from '../ledger/head.ts';
import { readSlots } from '../ledger/slots.ts';
import { openVault, type Slot } from '../vault/index.ts';
import { Refusal } from './command.ts';
import { always, type Context } from './context.ts';
import { restoring, type Restoring } from './founding.ts';
import { unlockWith, type Key } from './unlock.ts';
import type { FoundView, RestoredView } from './views-keeping.ts';

const where = z.enum(['own', 'folder', 'given']);
const Secret = z.string().max(1024);

async function shelfOf(context: Context, which: z.infer<typeof where>): Promise<Shelf> {
  const places = context.ports.backups;
  const chosen = which === 'folder' ? await places?.chosen() : null;
  const shelf = which === 'own' ? await places?.own() : which === 'given' ? await places?.given() : chosen?.state === 'allowed' ? chosen.shelf : undefined;
  if (!shelf) throw new Refusal('NO_FOLDER', 'That folder cannot be read now. Nothing was changed. Choose the file by hand.');
  return shelf;
}

const sourceOf = async (context: Context, from: { where: z.infer<typeof where>; name: string }): Promise<Source> =>
  (await shelfOf(context, from.where)).read(from.name).catch(() => { throw new Refusal('NO_BACKUP', 'That file cannot be read. Nothing was changed. Choose it again.'); });

/** What can be restored from. Works while locked, at an alarm and before first run: it tells times and counts, and no name of anybody. */
export const found = always({
  from: ['workspace'], input: z.strictObject({ given: z.string().max(200).nullable() }),
  run: async (context, { given }): Promise<FoundView> => {
    const { ports, home } = context;
    const chosen = (await ports.backups?.chosen().catch(() => null)) ?? { state: 'none' as const };
    const backups: FoundView['backups'] = [];
    if (given !== null) {
      const header = await headerOf(await sourceOf(context, { where: 'given', name: given }));
      backups.push({ where: 'given', name: given, made: header.made, events: header.seq });
    }
    const shelves: ['own' | 'folder', Shelf][] = [...(ports.backups ? [['own', await ports.backups.own()] as ['own', Shelf]] : []), ...(chosen.state === 'allowed' ? [['folder', chosen.shelf] as ['folder', Shelf]] : [])];
    for (const [place, shelf] of shelves) for (const { name, header } of await headersOn(shelf, home.inUse.name)) backups.push({ where: place, name, made: header.made, events: header.seq });
    const { witnessed, here } = await home.inUse.counted();
    return { backups, ask: chosen.state === 'ask' ? chosen.name : null, alarm: home.inUse.alarm, witnessed, here, synthetic: home.inUse.which === 'practice' };
  },
});

/**
 * Puts the ledger together again: from a backup, or (without one) from what is here, as far as it holds together. The key is one of the backup's own.
 * Whoever was in is locked out first, and the person with the passphrase is in afterwards.
 */
export const run = always({
  from: ['workspace'],
  input: z.strictObject({ from: z.strictObject({ where, name: z.string().max(200) }).nullable(), key: z.union([z.strictObject({ passphrase: Secret }), z.strictObject({ recoveryKey: z.string().max(200) })]) }),
  run: async (context, { from, key }, _sender, id): Promise<RestoredView> => {
    const file = from ? await sourceOf(context, from) : null;
    const { timeZone: _, ...report } = await restoring(context, async (house) => {
      const { dataKey, slot } = await opened(context, house, file, key);
      const vault = await openVault({ dataKey, staff: slot.staff, stillOpen: () => undefined });
      try {
        return await restore({ ...house, file, vault, slot, now: context.now, newId: context.newId });
      } finally {
        vault.close();
      }
    });
    if (from?.where === 'given') await (await shelfOf(context, 'given')).remove(from.name).catch(() => undefined);
    // With a newer passphrase here than in the backup it stays locked, and the newer one opens it.
    const unlocked = 'passphrase' in key && (await context.home.unlock(key, id).then(() => true, () => false));
    return { ...report, unlocked };
  },
});

async function opened(context: Context, { ledger, here }: Restoring, file: Source | null, key: { passphrase: string } | { recoveryKey: string }) {
  const { local } = context.ports;
  const header = file ? await headerOf(file) : null;
  if (header && header.ledger !== ledger) throw new Refusal('OTHER_PRACTICE', header.ledger.endsWith('-practice') ? 'This backup holds made-up people, and they never mix with a real practice. Nothing was changed.' : 'This backup holds a real practice, and it never mixes with made-up people. Nothing was changed. Leave the made-up practice first.');
  const slots: Slot[] = header?.slots ?? (here && (await deviceOf(here)) !== null ? await readSlots(here) : []);
  if (slots.length === 0) throw new Refusal('NOTHING_HERE', 'Nothing on this computer can be read any more. Nothing was changed. Choose a backup.');
  const tried: Key = 'passphrase' in key ? key : { ...key, newPassphrase: '' };
  return unlockWith(tried, slots, local, `tries:${ledger}`, context.now());
}
