import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Dice } from '../random.ts';
import type { Row } from '../row.ts';
import { Scene, type Outcome, type Stage } from '../scene.ts';

/** Megabytes of the small disk. */
const DISK_MB = 160;
const mountable = process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;

/** Fills a disk to the last byte. @returns the file to delete again */
function fill(folder: string): string {
  const file = join(folder, 'full');
  const handle = openSync(file, 'w');
  for (let size = 1 << 20; size >= 1; size = size > 1 ? size >> 2 : 0) {
    try { for (;;) if (writeSync(handle, Buffer.alloc(size)) < size) break; } catch { /* Full for this size: try a smaller one. */ }
  }
  closeSync(handle);
  return file;
}

/** A stop that cannot be saved: said within the time a person waits, saved once there is room, and once only. */
async function stopWithoutRoom(scene: Scene, none: () => Promise<void>, room: () => Promise<void>): Promise<void> {
  const { person, patients } = scene;
  await person.start(patients[0]!);
  await person.hours(60_000);
  await none();
  const id = randomUUID();
  const began = Date.now();
  let refused = false;
  // Small writes may still fit into what the browser had reserved.
  for (let n = 0; n < 40 && !refused; n++) {
    const answer = await person.browser.ask('timer.note', { note: `phoned ${'long '.repeat(350)}${n}` }, randomUUID(), { surface: 'sidepanel', since: Date.now(), steady: 0, wall: 0 });
    refused = answer !== null && !answer.ok;
    if (refused && answer && !answer.ok) scene.note(`said ${answer.code}`);
  }
  scene.expect(refused, 'answer', 'The disk is full and every write is answered with yes.');
  const first = await person.stop({ id, patience: 0 });
  scene.note(first?.ok ? 'the stop was still saved' : `the stop: ${first ? first.code : 'no answer'}`);
  scene.expect(Date.now() - began < 60_000, 'answer', 'Nobody is told within a minute.');
  await room();
  const again = await person.say('timer.stop', {}, { id, patience: 15_000 });
  if (!again?.ok) {
    scene.note('saved only after the browser was opened anew');
    await scene.browser.close();
    await scene.again();
    await scene.unlocked();
    const last = await person.say('timer.stop', {}, { id });
    scene.expect(last?.ok === true, 'I1', 'The stop cannot be saved although there is room again.');
  }
}

/** Runs on a small disk of its own. */
async function onSmallDisk(stage: Stage, dice: Dice): Promise<Outcome> {
  const disk = join(stage.folder, `disk-${dice.seed}`);
  mkdirSync(disk);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]).status !== 0) throw new Error('No disk can be mounted here.');
  try {
    const scene = new Scene(stage, dice, {}, join(disk, 'profile'));
    try {
      await scene.begin();
      let file = '';
      await stopWithoutRoom(scene, async () => { file = fill(disk); }, async () => rmSync(file));
      await scene.settle();
      return await scene.end();
    } finally {
      await scene.dispose();
    }
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
}

export const rows: Row[] = [
  mountable
    ? { n: 7, fault: 'disk full', how: `a disk of ${DISK_MB} MB in memory, filled to the last byte while a timer runs; freed again`, run: (stage, dice) => onSmallDisk(stage, dice) }
    : { n: 7, fault: 'disk full', how: '', untested: 'no disk may be mounted here' },
  { n: 8, fault: 'quota exceeded', how: '', untested: 'Chromium 156 grants more whatever is tried: without unlimitedStorage, with Storage.overrideQuotaForOrigin, on a small disk' },
];
