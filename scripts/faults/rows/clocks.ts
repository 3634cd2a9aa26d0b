import { setTimeout as wait } from 'node:timers/promises';
import { browserOf, familyOf, signal } from '../processes.ts';
import { inScene, type Row } from '../row.ts';
import type { Scene } from '../scene.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Nobody is there and the computer does not run. */
async function sleep(scene: Scene, ms: number, steady: boolean): Promise<void> {
  const { person, truth } = scene;
  const from = truth.now();
  await person.pass(ms, steady);
  truth.gone(from, truth.now());
  await person.presence('active');
  await scene.unlocked();
}

/** Time passes with nothing running until the clock shows an instant. */
async function until(scene: Scene, instant: string): Promise<void> {
  await scene.person.pass(Date.parse(instant) - scene.truth.now());
  await scene.person.presence('active');
  await scene.unlocked();
}

/** Works over an instant, and looks at the parts that were recorded. */
async function workOver(scene: Scene, from: string, minutes: number, months: string[], edge?: string): Promise<void> {
  const { person, patients, browser } = scene;
  await until(scene, from);
  await person.start(patients[0]!);
  await person.hours(minutes * MINUTE, 45_000);
  await person.stop({ writes: true });
  const entries = (await browser.ledger()).events.flatMap(({ body }) => (body.kind === 'entry.recorded' ? [body.entry] : [])).slice(-months.length);
  scene.expect(entries.map((each) => each.month).join() === months.join(), 'month', `Recorded in ${entries.map((each) => each.month).join(' and ')} instead of ${months.join(' and ')}.`);
  if (edge) scene.expect(entries.length === 2 && entries[0]!.end === Date.parse(edge) && entries[1]!.start === Date.parse(edge), 'month', 'The parts do not meet at midnight.');
}

const jumps: [string, number][] = [['+1 h', HOUR], ['-3 h', -3 * HOUR], ['+1 year', 365 * DAY], ['-1 year', -365 * DAY], ['+60 s', MINUTE], ['-60 s', -MINUTE], ['+3 s', 3000], ['-3 s', -3000]];

export const rows: Row[] = [
  {
    n: 20, fault: 'the computer sleeps', how: 'seam: 95 s to 8 h of silence, the steady clock running or standing; and SIGSTOP of the browser',
    run: inScene(async (scene) => {
      const { person, patients, dice, profile } = scene;
      for (const [ms, steady] of [[dice.between(95, 300) * 1000, true], [10 * MINUTE, false], [8 * HOUR, dice.next() < 0.5]] as const) {
        await person.start(dice.one(patients));
        await person.hours(MINUTE);
        if (dice.next() < 0.5) await scene.browser.stopWorker();
        await sleep(scene, ms, steady);
        await person.hours(MINUTE);
      }
      const family = familyOf(browserOf(profile));
      signal(family, 'SIGSTOP');
      await wait(1500);
      signal(family, 'SIGCONT');
      await person.hours(30_000);
    }),
  },
  {
    n: 21, fault: 'clock set', how: 'seam: by an hour, three, a year, 60 s or 3 s, with the worker alive or dead, the page open',
    times: ({ runs, small }) => (small ? 2 : runs * 4),
    run: inScene(async (scene) => {
      const { person, patients, dice } = scene;
      for (const [name, ms] of [dice.one(jumps)]) {
        await person.start(dice.one(patients));
        await person.hours(2 * MINUTE, 30_000);
        await person.jump(ms);
        const dead = dice.next() < 0.5;
        if (dead) await scene.browser.stopWorker();
        await person.presence('active');
        await scene.unlocked();
        scene.expect((await person.view()).timer !== null, 'timer', `After ${name} no timer runs.`);
        await person.hours(2 * MINUTE, 30_000);
        await person.stop();
        const { broken, over, lost } = await scene.hold();
        if (broken.some(({ invariant }) => invariant === 'I5' || invariant === 'I6')) scene.note(`${name}, the worker ${dead ? 'dead' : 'alive'}: ${over} s too much, ${lost} s lost`);
      }
    }),
  },
  {
    n: 22, fault: 'daylight saving begins, ends', how: 'seam: 20 minutes over both changes; the browser in another time zone', times: ({ small }) => (small ? 1 : 1),
    run: inScene(async (scene) => {
      await workOver(scene, '2027-03-14T06:50:00Z', 20, ['2027-03']);
      await workOver(scene, '2027-11-07T05:50:00Z', 20, ['2027-11']);
    }, { zone: 'Asia/Kathmandu' }),
  },
  { n: 23, fault: 'month ends during a timer', how: 'seam: 4 minutes over midnight of 30 November and of the year', times: () => 1, run: inScene(async (scene) => {
    await workOver(scene, '2026-12-01T04:58:00Z', 4, ['2026-11', '2026-12'], '2026-12-01T05:00:00Z');
    await workOver(scene, '2027-01-01T04:58:00Z', 4, ['2026-12', '2027-01'], '2027-01-01T05:00:00Z');
  }) },
  { n: 24, fault: 'leap day', how: 'seam: 4 minutes over both midnights of 29 February 2028', times: () => 1, run: inScene(async (scene) => {
    await workOver(scene, '2028-02-29T04:58:00Z', 4, ['2028-02']);
    await workOver(scene, '2028-03-01T04:58:00Z', 4, ['2028-02', '2028-03'], '2028-03-01T05:00:00Z');
  }) },
  {
    n: 25, fault: 'idle, lock and return in any order', how: 'seam: what the browser says, in all six orders of three and at random, six minutes apart',
    run: inScene(async (scene, { small }) => {
      const { person, patients, dice, truth } = scene;
      const orders = (['idle locked active', 'idle active locked', 'locked idle active', 'locked active idle', 'active idle locked', 'active locked idle'] as const).map((each) => each.split(' ') as ('idle' | 'locked' | 'active')[]);
      const random = Array.from({ length: 4 }, () => dice.one(['idle', 'locked', 'active'] as const));
      for (const order of small ? [dice.one(orders), random] : [...orders, random]) {
        await person.start(dice.one(patients));
        await person.hours(MINUTE);
        const from = truth.now();
        await person.leaves();
        for (const state of order) {
          await person.pass(6 * MINUTE);
          if (dice.next() < 0.3) await scene.browser.stopWorker();
          await person.presence(state);
          // Somebody was there for a moment and left again.
          if (state === 'active') await person.leaves();
        }
        await person.pass(6 * MINUTE);
        truth.gone(from, truth.now());
        await person.presence('active');
        await scene.unlocked();
        await person.hours(MINUTE);
        await person.stop();
      }
    }),
  },
];
