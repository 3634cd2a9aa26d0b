import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../../../lib/commands/dispatch.ts';
import type { Scene } from '../scene.ts';

/** A command whose every point is died at: what must be so before, and the command itself. */
interface Case { name: string; before(scene: Scene): Promise<void>; act(scene: Scene): Promise<Answer | null> }

const running = async (scene: Scene): Promise<void> => {
  await scene.unlocked();
  if (!scene.truth.working) await scene.person.start(scene.dice.one(scene.patients));
};
const still = async (scene: Scene): Promise<void> => {
  await scene.unlocked();
  if (scene.truth.working) await scene.person.stop();
};

/** The most telling two first. */
const cases: Case[] = [
  { name: 'start', before: still, act: ({ person, patients, dice }) => person.start(dice.one(patients)) },
  { name: 'stop', before: running, act: ({ person }) => person.stop({ writes: true }) },
  { name: 'switch to another patient', before: running, act: ({ person, patients, truth }) => person.start(patients.find((each) => each !== truth.working)!) },
  { name: 'tag from now', before: async (scene) => { await running(scene); await scene.person.must('timer.tag', { activity: 'patient_call', from: 'start' }); }, act: ({ person }) => person.say('timer.tag', { activity: 'documentation', from: 'now' }) },
  { name: 'note', before: running, act: ({ person }) => person.say('timer.note', { note: 'phoned, Kaleidosia' }) },
  { name: 'witness', before: running, act: ({ person }) => person.say('widget.witness', {}, { writes: false }) },
  { name: 'lock', before: running, act: ({ person }) => person.say('vault.lock', {}, { writes: false }) },
  { name: 'stop while locked', before: async (scene) => { await running(scene); await scene.person.must('vault.lock', {}, { writes: false }); }, act: ({ person }) => person.stop() },
  { name: 'unlock', before: async (scene) => { await running(scene); await scene.person.must('vault.lock', {}, { writes: false }); }, act: ({ person }) => person.unlock() },
  { name: 'unlock after a stop', before: async (scene) => { await running(scene); await scene.person.must('vault.lock', {}, { writes: false }); await scene.person.stop(); }, act: ({ person }) => person.unlock() },
  { name: 'new patient', before: still, act: ({ person, dice }) => person.say('patient.add', { patient: { family: 'Thistlewick', given: 'Eve', birthDate: '1944-04-04', recordNumber: `N${dice.between(1, 1e9)}`, payer: 'medicare_ffs' } }, { surface: 'workspace' }) },
];

/** A loop gives up after this many points: a command has far fewer. */
const MOST = 400;

/** Dies at the first point of each command, at the second, and so on until a command passes without coming to the k-th. */
export async function loop(scene: Scene, small: boolean, every = false): Promise<void> {
  let deaths = 0;
  for (const each of small || every ? cases.slice(0, 2) : cases) {
    let k = 1;
    for (; k <= MOST; k++) if (!(await dieAt(scene, each, k, every))) break;
    deaths += k - 1;
    scene.expect(k <= MOST, 'end', `${each.name} has more than ${MOST} points.`);
    scene.note(`${each.name}: ${k - 1} ${every ? 'awaits' : 'effects'}`);
  }
  for (let k = 1; !every && k <= MOST && (await dieWaking(scene, k)); k++) deaths++;
  scene.note(`${deaths} deaths in all`);
}

/** @returns whether the k-th point was reached */
async function dieAt(scene: Scene, { name, before, act }: Case, k: number, every: boolean): Promise<boolean> {
  await before(scene);
  await wait(30);
  await scene.browser.seam({ do: 'arm', at: k, every });
  const { held, answer } = await untilHeld(scene, act(scene));
  // Whoever asks again after a death may hear that it is done already; anything else is a refusal nobody deserves.
  scene.expect(answer !== null && (answer.ok || answer.code === 'LOCKED'), 'answer', `${name}, stopped at ${held}: ${answer && !answer.ok ? answer.code : 'no answer'}.`);
  await scene.hold().catch(async () => { await scene.unlocked(); await scene.hold(); });
  return held !== null;
}

/** Waits until it is answered or the worker stands at the point; then stops the worker, and waits for the answer of the next one. */
async function untilHeld<T>(scene: Scene, acting: Promise<T>): Promise<{ held: string | null; answer: T }> {
  let answered = false;
  void acting.finally(() => { answered = true; });
  let held: string | null = null;
  while (!answered && held === null) {
    held = (await scene.browser.points()).held;
    if (held === null) await wait(2);
  }
  // What is held may be somebody else's work that the command set off, reached just as the command was answered. It holds for ever.
  held ??= ((await scene.browser.seam({ do: 'arm', at: 0 })) as { held: string | null }).held;
  if (held !== null) await scene.browser.stopWorker();
  return { held, answer: await acting };
}

/** The same for the worker's waking, with a timer that runs. */
async function dieWaking(scene: Scene, k: number): Promise<boolean> {
  await running(scene);
  await scene.browser.seam({ do: 'set', settings: { wake: k } });
  await scene.browser.stopWorker();
  const { held } = await untilHeld(scene, scene.person.here());
  await scene.hold();
  return held !== null;
}
