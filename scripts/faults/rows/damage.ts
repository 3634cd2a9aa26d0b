import { cpSync, existsSync, openSync, closeSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundView } from '../../../lib/commands/views-keeping.ts';
import { check } from '../check.ts';
import { PASSPHRASE } from '../practice.ts';
import { inOwnScene, type Row } from '../row.ts';
import type { Dice } from '../random.ts';
import type { Scene } from '../scene.ts';

/** The two stores on disk: the ledger's database, and where its head is mirrored. */
const databaseOf = ({ profile, browser }: Scene): string => join(profile, 'Default/IndexedDB', `chrome-extension_${browser.id}_0.indexeddb.leveldb`);
const mirrorOf = ({ profile, browser }: Scene): string => join(profile, 'Default/Local Extension Settings', browser.id);
const filesOf = (folder: string, wanted: RegExp): string[] => readdirSync(folder).filter((file) => wanted.test(file)).map((file) => join(folder, file)).filter((file) => statSync(file).size > 0);

/** A little work on real clocks: the seam's own settings may be lost with the mirror. */
async function work(scene: Scene, times = 4): Promise<void> {
  const { person, patients, dice } = scene;
  for (let n = 0; n < times; n++) {
    await person.start(dice.one(patients));
    await person.work(dice.between(50, 150));
    await person.must('timer.note', { note: 'phoned, Kaleidosia' });
  }
  await person.stop();
}

/** Closes the browser, does the damage, opens it, and asks what it says. */
const damaged = (hurt: (scene: Scene) => void) => inOwnScene(async (scene) => {
  await scene.begin();
  await work(scene);
  await scene.person.must('backup.make', {}, { surface: 'workspace', writes: false });
  await scene.hold();
  const { rows } = await scene.browser.ledger();
  await scene.browser.close();
  hurt(scene);
  await scene.again();
  await answered(scene, rows.length);
});

/** Either nothing is missing, or it says so and takes nothing: never silence, never a new beginning. */
async function answered(scene: Scene, before: number): Promise<void> {
  const { person } = scene;
  const view = await person.view();
  scene.expect(view.lock !== 'new', 'I1', 'The damaged ledger was taken for a new practice.');
  const again = await person.say('practice.create', { practice: { name: 'Again', timeZone: 'America/Detroit' }, me: { name: 'Again', credential: 'RN', role: 'clinical_staff' }, passphrase: 'another long passphrase', recoveryKey: scene.stage.practice.recoveryKey }, { surface: 'workspace', writes: false });
  scene.expect(again?.ok === false, 'I1', 'A new practice could be begun over the damaged one.');
  if (view.alarm) {
    scene.note('found at start');
    await person.unlock();
    const start = await person.start(scene.patients[0]!);
    scene.expect(start?.ok === false, 'I1', 'Time is recorded into a ledger that is known to be damaged.');
    return restored(scene, before);
  }
  const unlocked = await person.unlock();
  if (!unlocked?.ok) return scene.expect(false, 'alarm', `The right passphrase is refused (${unlocked?.code}) and nothing is said of damage.`);
  const ledger = await scene.browser.ledger().catch(() => null);
  // The unlock itself writes a record or two.
  if (ledger?.chain.ok && ledger.rows.length >= before && !ledger.alarm) {
    await scene.hold();
    scene.note('nothing was lost');
  } else if (ledger?.alarm || (await person.view()).alarm) scene.note('found at unlock');
  else scene.expect(false, 'I3', `Records are gone or unreadable and nothing is said at start: ${ledger ? ledger.chain.trouble : 'the ledger cannot be read'}`);
}

/** What was found damaged is put back from the browser's own backup, which was made just before. */
async function restored(scene: Scene, before: number): Promise<void> {
  const { person } = scene;
  const { backups } = await person.must<FoundView>('restore.found', { given: null }, { surface: 'workspace', writes: false });
  const newest = backups.sort((a, b) => b.events - a.events)[0];
  if (!newest) return scene.note('no backup was at hand');
  const answer = await person.say('restore.run', { from: { where: 'own', name: newest.name }, key: { passphrase: PASSPHRASE } }, { surface: 'workspace', writes: false });
  if (!answer?.ok) return scene.expect(false, 'restore', `It is not put back: ${answer ? answer.code : 'no answer'}.`);
  await scene.unlocked();
  const ledger = await scene.browser.ledger();
  scene.expect(ledger.chain.ok && ledger.rows.length >= Math.min(before, newest.events), 'restore', 'Put back, records are missing.');
  // What was done before is not known by its commands any more: time and blocks are held to.
  for (const each of check(ledger, { ...scene.truth.whole(), said: [] }).broken) if (each.invariant !== 'I2') scene.broken.push(each);
  scene.note('put back from the backup');
}

function cut({ dice }: Scene, files: string[]): void {
  const file = files.sort((a, b) => statSync(b).size - statSync(a).size)[0]!;
  truncateSync(file, Math.floor(statSync(file).size * (0.1 + 0.85 * dice.next())));
}

function flip(dice: Dice, file: string, bytes: number): void {
  const handle = openSync(file, 'r+');
  const content = readFileSync(file);
  for (let n = 0; n < bytes; n++) {
    const at = dice.between(0, content.length - 1);
    writeSync(handle, Buffer.from([content[at]! ^ (1 << dice.between(0, 7))]), 0, 1, at);
  }
  closeSync(handle);
}

const damagedTimes = ({ runs, small }: { runs: number; small: boolean }): number => (small ? 1 : runs);

export const rows: Row[] = [
  { n: 9, fault: 'database log cut off', how: 'the log file cut at a random place while closed', times: damagedTimes, run: damaged((scene) => cut(scene, filesOf(databaseOf(scene), /\.log$/))) },
  {
    n: 10, fault: 'bytes flipped, or garbage', how: 'one to five bits flipped, or the file filled with noise, while closed', times: ({ runs }) => runs * 2,
    run: damaged((scene) => {
      const { dice } = scene;
      const file = dice.one(filesOf(databaseOf(scene), /\.(log|ldb)$/));
      if (dice.next() < 0.7) flip(dice, file, dice.between(1, 5));
      else writeFileSync(file, Buffer.from(Array.from({ length: statSync(file).size }, () => dice.between(0, 255))));
    }),
  },
  { n: 11, fault: 'MANIFEST or CURRENT missing', how: 'one of them removed while closed', run: damaged((scene) => rmSync(scene.dice.next() < 0.5 ? join(databaseOf(scene), 'CURRENT') : filesOf(databaseOf(scene), /^MANIFEST/)[0]!)) },
  { n: 12, fault: 'database removed', how: 'its folder removed while closed', times: damagedTimes, run: damaged((scene) => rmSync(databaseOf(scene), { recursive: true })) },
  {
    n: 13, fault: 'storage.local lost', how: 'its folder removed while closed', times: damagedTimes,
    run: inOwnScene(async (scene) => {
      await scene.begin();
      await work(scene);
      await scene.browser.close();
      rmSync(mirrorOf(scene), { recursive: true });
      await scene.again();
      scene.expect((await scene.person.view()).alarm === null, 'alarm', 'The lost mirror is taken for damage.');
      await scene.unlocked();
      await work(scene);
      const { mirror, head } = await scene.browser.ledger();
      scene.expect(mirror !== null && mirror.seq === head?.seq, 'I3', 'The mirror was not made again.');
      await scene.settle();
    }),
  },
  {
    n: 14, fault: 'rolled back to an old copy', how: 'the database alone, or with its mirror, put back to an hour before while closed', times: ({ runs }) => runs,
    run: inOwnScene(async (scene) => {
      await scene.begin();
      await work(scene, 2);
      await scene.browser.close();
      const old = join(scene.stage.folder, `old-${scene.dice.seed}`);
      const stores = { database: databaseOf(scene), mirror: mirrorOf(scene) };
      for (const [name, folder] of Object.entries(stores)) cpSync(folder, join(old, name), { recursive: true });
      await scene.again();
      await scene.unlocked();
      await work(scene, 3);
      const { rows } = await scene.browser.ledger();
      await scene.browser.close();
      const both = scene.dice.next() < 0.5;
      for (const [name, folder] of Object.entries(stores)) {
        if (name === 'mirror' && !both) continue;
        rmSync(folder, { recursive: true });
        cpSync(join(old, name), folder, { recursive: true });
      }
      await scene.again();
      if (!both) return answered(scene, rows.length);
      scene.expect(existsSync(stores.database), 'I1', 'Nothing was put back.');
      scene.note((await scene.person.view()).alarm ? 'with the mirror: found' : 'with the mirror: not found, and nothing on this computer could: a backup or another computer must be ahead');
    }),
  },
];
