import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { widgetOf } from '../../../tests/e2e/browser.ts';
import { browserOf, familyOf } from '../processes.ts';
import { inOwnScene, inScene, type Row } from '../row.ts';
import type { Scene } from '../scene.ts';
import { chartOf } from './charts.ts';

/** Kills of the browser in one run. */
const DEATHS = 4;

/** Works a while, and dies with something on its way or not. @param before seconds counted before. @returns seconds counted now */
async function work(scene: Scene, before: number): Promise<number> {
  const { person, truth, dice, patients } = scene;
  const from = truth.now();
  await person.start(dice.one(patients));
  await person.hours(dice.between(1, 8) * 15_000);
  const seen = truth.now();
  await wait(dice.between(0, 400));
  const act = dice.between(0, 3);
  const onItsWay = act === 0 ? person.stop({ patience: 0 }) : act === 1 ? person.start(dice.one(patients), { patience: 0 }) : act === 2 ? person.say('timer.note', { note: 'phoned, Kaleidosia' }, { patience: 0 }) : Promise.resolve(null);
  await wait(dice.between(0, 60));
  await scene.browser.kill();
  await onItsWay;
  truth.ends(truth.now(), truth.now());
  await scene.again();
  const locked = await person.view();
  scene.expect(locked.lock === 'locked' && locked.alarm === null, 'wake', 'After the kill it is not simply locked.');
  await scene.unlocked();
  const { counted } = await scene.hold();
  scene.expect(counted - before >= (seen - from) / 1000 - 15, 'tail', 'More than 15 s before the kill wait for an answer.');
  return counted;
}

export const rows: Row[] = [
  {
    n: 4, fault: 'browser killed', how: `SIGKILL of all its processes, ${DEATHS} times a run, with a command on its way or none`,
    times: ({ kills, small }) => (small ? 1 : Math.max(1, Math.ceil(kills / 25 / DEATHS))),
    run: inOwnScene(async (scene, { small }) => {
      await scene.begin();
      let counted = 0;
      for (let n = 0; n < (small ? 2 : DEATHS); n++) counted = await work(scene, counted);
      await scene.settle();
    }),
  },
  {
    n: 5, fault: 'renderer crash', how: 'chrome://crash in the chart’s tab while the timer runs',
    run: inScene(async (scene) => {
      const { browser, person, stage } = scene;
      const page = await browser.context.newPage();
      await page.goto(chartOf(stage.site, 1));
      await widgetOf(page);
      await person.start(stage.practice.chart);
      await person.hours(45_000);
      await page.goto('chrome://crash').catch(() => undefined);
      await person.hours(45_000);
      scene.expect((await person.view()).timer !== null, 'timer', 'The timer went with the page.');
      const next = await browser.context.newPage();
      await next.goto(chartOf(stage.site, 1));
      scene.expect(await widgetOf(next).then(() => true, () => false), 'widget', 'The widget does not come back.');
    }),
  },
  existsSync('/usr/bin/strace') ? {
    n: 6, fault: 'power loss', how: 'not lost here; counted with strace: every write waits for fdatasync', times: () => 1,
    run: inScene(async (scene) => {
      const { person, patients } = scene;
      const file = join(scene.stage.folder, 'fdatasync.log');
      const tracer = spawn('strace', ['-f', '-qq', '-e', 'trace=fdatasync', '-o', file, ...familyOf(browserOf(scene.profile)).flatMap((pid) => ['-p', String(pid)])], { stdio: 'ignore' });
      await wait(3000);
      const before = (await scene.browser.ledger()).commands.length;
      const traced = () => (existsSync(file) ? readFileSync(file, 'utf8').split('fdatasync(').length - 1 : 0);
      const idle = traced();
      for (let n = 0; n < 20; n++) await (n % 2 ? person.stop() : person.start(patients[n % 4]!));
      const writes = (await scene.browser.ledger()).commands.length - before;
      const synced = traced() - idle;
      tracer.kill('SIGINT');
      await new Promise((over) => tracer.once('exit', over));
      scene.note(`${writes} writes, ${synced} fdatasync`);
      scene.expect(synced >= writes, 'I1', 'A write was answered before it was on the disk.');
    }),
  } : { n: 6, fault: 'power loss', how: '', untested: 'strace is not here, and power is not cut' },
];
