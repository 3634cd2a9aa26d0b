import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../check.ts';
import { FaultBrowser } from '../browser.ts';
import { Person } from '../person.ts';
import { canaries } from '../canaries.ts';
import { PASSPHRASE } from '../practice.ts';
import { inScene, type Row } from '../row.ts';
import type { Outcome, Scene, Stage } from '../scene.ts';
import { Truth } from '../truth.ts';

interface World { chrome: { runtime: { reload(): void }; alarms: { clearAll(): Promise<boolean>; getAll(): Promise<{ name: string }[]> }; management: { setEnabled(id: string, on: boolean): Promise<void> }; developerPrivate: { updateProfileConfiguration(to: object): Promise<void> } } }

/** Works, lets something happen to the whole extension, and works on. */
async function interrupted(scene: Scene, happens: () => Promise<void>): Promise<void> {
  const { person, truth, patients } = scene;
  await person.start(patients[0]!);
  await person.hours(60_000);
  const before = truth.now();
  await happens();
  const view = await person.view();
  scene.expect(view.alarm === null && view.lock !== 'new', 'wake', 'Afterwards its records are not simply there.');
  await scene.unlocked();
  if ((await person.view()).timer) scene.note('the same timer runs on');
  else {
    truth.ends(before, truth.now());
    scene.note('the timer ended at its last witness; the rest waits for an answer');
  }
}

export const rows: Row[] = [
  { n: 15, fault: 'database held by an old page', how: '', untested: 'there is one version of the database; nothing can hold an older one' },
  {
    n: 16, fault: 'creation of the database killed', how: 'first run, stopped at the k-th point, k = 1, 2, 3 … (there is no migration yet)', times: ({ runs }) => Math.max(1, Math.round(runs / 3)),
    async run(stage: Stage): Promise<Outcome> {
      const outcome: Outcome = { broken: [], lost: 0, unresolved: 0, notes: [] };
      for (let k = 1; k < 60; k++) if (!(await firstRun(stage, k, outcome))) break;
      return outcome;
    },
  },
  {
    n: 17, fault: 'extension updated mid-timer', how: 'runtime.reload() while a timer runs',
    run: inScene((scene) => interrupted(scene, async () => {
      // Without developer mode an unpacked extension that is loaded anew stays switched off.
      const page = await scene.browser.context.newPage();
      await page.goto('chrome://extensions/');
      await page.evaluate(() => (globalThis as unknown as World).chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
      await scene.browser.inPage(() => { setTimeout(() => (globalThis as unknown as World).chrome.runtime.reload(), 20); }, null);
      await wait(1500);
    })),
  },
  {
    n: 18, fault: 'alarms gone', how: 'alarms.clearAll(), then the worker stopped', times: () => 1,
    run: inScene(async (scene) => {
      const { browser, person, patients } = scene;
      await person.start(patients[0]!);
      await browser.inPage(() => (globalThis as unknown as World).chrome.alarms.clearAll(), null);
      await browser.stopWorker();
      await person.here();
      const alarms = await browser.inPage(() => (globalThis as unknown as World).chrome.alarms.getAll(), null);
      scene.expect(alarms.some((each) => each.name === 'tick'), 'alarm', 'The alarm was not made again.');
    }),
  },
  {
    n: 19, fault: 'extension disabled and enabled', how: 'switched off and on at chrome://extensions while a timer runs', times: () => 1,
    run: inScene((scene) => interrupted(scene, async () => {
      const page = await scene.browser.context.newPage();
      await page.goto('chrome://extensions/');
      for (const on of [false, true]) {
        await page.evaluate(([id, to]) => (globalThis as unknown as World).chrome.management.setEnabled(id, to), [scene.browser.id, on] as const);
        await wait(800);
      }
    })),
  },
];

/** @returns whether the k-th point was reached */
async function firstRun(stage: Stage, k: number, outcome: Outcome): Promise<boolean> {
  const profile = mkdtempSync(join(stage.folder, 'new-'));
  const browser = new FaultBrowser(stage.build, profile);
  try {
    await browser.open();
    const person = new Person(browser, new Truth(), PASSPHRASE);
    const { key: recoveryKey } = await person.must<{ key: string }>('practice.recoveryKey', {}, { surface: 'workspace', writes: false });
    await browser.seam({ do: 'arm', at: k });
    let answered = false;
    const creating = person.say('practice.create', { practice: { name: canaries[5], timeZone: 'America/Detroit' }, me: { name: canaries[6], credential: 'RN', role: 'clinical_staff' }, passphrase: PASSPHRASE, recoveryKey }, { surface: 'workspace' }).finally(() => { answered = true; });
    let held: string | null = null;
    while (!answered && held === null) {
      held = (await browser.points()).held;
      await wait(5);
    }
    if (held !== null) await browser.stopWorker();
    const answer = await creating;
    const broke = (invariant: string, said: string) => outcome.broken.push({ invariant, said: `Stopped at ${held}: ${said}` });
    if (!answer) broke('answer', 'first run was never answered.');
    const view = await person.view();
    if (view.lock === 'new') broke('I1', 'nothing is there, and nothing more can be done.');
    else {
      const unlocked = view.lock === 'locked' ? await person.unlock() : null;
      if (unlocked && !unlocked.ok) broke('answer', `the practice can neither be begun (${answer?.ok ? 'yes' : answer?.code}) nor unlocked (${unlocked.code}).`);
      else for (const each of check(await browser.ledger(), person.truth.whole()).broken) broke(each.invariant, each.said);
    }
    return held !== null;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
