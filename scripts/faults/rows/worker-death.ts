import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { inScene, type Row } from '../row.ts';
import type { Scene } from '../scene.ts';
import { loop } from './loop.ts';

/** Kills of the worker in one run of the storm. */
const BURST = 25;

/** What somebody does, at random: the edges of the truth are noted by `Person`. */
async function something(scene: Scene): Promise<void> {
  const { person, dice, truth, patients } = scene;
  const act = dice.between(0, 9);
  if (!truth.working || act <= 2) await person.start(dice.one(patients));
  else if (act <= 4) await person.stop();
  else if (act === 5) await person.say('timer.tag', { activity: dice.one(['patient_call', 'care_coordination', 'documentation']), from: dice.one(['now', 'start']) });
  else if (act === 6) await person.say('timer.note', { note: `phoned about the ${dice.between(1, 9)} walker, Kaleidosia` });
  else if (act === 7) await person.here();
  else await wait(dice.between(5, 150));
}

/** Kills at random while somebody works and two other pages talk. */
async function storm(scene: Scene, kills: number): Promise<void> {
  const { browser, dice, person } = scene;
  let over = false;
  let slowest = 0;
  const killer = (async () => {
    for (let n = 0; n < kills; n++) {
      await wait(dice.between(20, 250));
      await browser.stopWorker();
      const dead = Date.now();
      if (n % 5 === 0) {
        await browser.points();
        slowest = Math.max(slowest, Date.now() - dead);
      }
    }
    over = true;
  })();
  const chatter = async (page: string) => {
    while (!over) {
      await person.say('widget.view', {}, { writes: false, page });
      await wait(dice.between(40, 160));
    }
  };
  const work = (async () => { while (!over) await something(scene); })();
  await Promise.all([killer, work, chatter('second'), chatter('third')]);
  if (slowest > 1000) scene.note(`slowest answer after a kill: more than a second`);
}

export const rows: Row[] = [
  {
    n: 1, fault: 'worker stopped at random', how: `CDP stopAllWorkers every 20 to 250 ms, ${BURST} a run, under three pages`,
    times: ({ kills }) => Math.ceil(kills / BURST),
    run: inScene((scene) => storm(scene, BURST)),
  },
  {
    n: 2, fault: 'worker stopped at each await', how: 'stands still after the k-th effect, k = 1, 2, 3 … until the command passes, and is stopped there; start and stop also at every other await',
    // Every second run is the one with every await: it is long.
    times: ({ runs, small }) => (small ? 1 : 2 * Math.max(1, Math.round(runs / 3))),
    run: inScene((scene, { small }, run) => loop(scene, small, run % 2 === 1)),
  },
  { n: 3, fault: 'worker’s own idle death', how: '', untested: 'a worker that a debugger looks at never dies of idleness; rows 1 and 2 kill it instead' },
  {
    n: 36, fault: 'lock during a write', how: 'lock and stop, start, note or tag sent together, 0 to 12 ms apart; and at each point of a write',
    times: ({ runs }) => runs,
    run: inScene(async (scene) => {
      const { person, dice, patients } = scene;
      for (let n = 0; n < 12; n++) {
        await scene.unlocked();
        await person.start(patients[n % 4]!);
        await wait(dice.between(20, 80));
        const act = dice.between(0, 2);
        const writing = act === 0 ? person.stop() : act === 1 ? person.say('timer.note', { note: 'phoned, Kaleidosia' }, { id: randomUUID() }) : person.say('timer.tag', { activity: 'documentation', from: 'now' });
        await wait(dice.between(0, 12));
        await Promise.all([writing, person.say('vault.lock', {}, { writes: false, page: 'second' })]);
        const view = await person.view();
        scene.expect(view.lock === 'locked' && view.timer === null, 'lock', 'After the lock something of the timer could still be read.');
      }
    }),
  },
];
