import { GIVEN, OWN } from '../../../entrypoints/background/folder.ts';
import type { Dice } from '../random.ts';
import { PASSPHRASE } from '../practice.ts';
import { inScene, type Row } from '../row.ts';
import type { Scene } from '../scene.ts';

const house = { surface: 'workspace', writes: false } as const;

const read = (scene: Scene, name: string): Promise<string> =>
  scene.browser.inPage(async ([folder, file]) => {
    const root = await navigator.storage.getDirectory();
    return (await (await (await root.getDirectoryHandle(folder)).getFileHandle(file)).getFile()).text();
  }, [OWN, name] as const);

/** Puts a file where a person's own choice of a file lies. */
const give = (scene: Scene, name: string, text: string): Promise<void> =>
  scene.browser.inPage(async ([folder, file, content]) => {
    const root = await navigator.storage.getDirectory();
    const into = await (await (await root.getDirectoryHandle(folder, { create: true })).getFileHandle(file, { create: true })).createWritable();
    await into.write(content);
    await into.close();
  }, [GIVEN, name, text] as const);

/** One change of a backup file, by its name. */
function mutants(text: string, old: string, dice: Dice): [string, string][] {
  const lines = text.split('\n');
  const at = dice.between(1, lines.length - 3);
  const flip = dice.between(0, text.length - 2);
  return [
    ['cut off', text.slice(0, dice.between(1, text.length - 2))],
    ['one character changed', `${text.slice(0, flip)}${text[flip] === 'A' ? 'B' : 'A'}${text.slice(flip + 1)}`],
    ['a line removed', lines.filter((_, n) => n !== at).join('\n')],
    ['a line twice', [...lines.slice(0, at + 1), ...lines.slice(at)].join('\n')],
    ['two lines exchanged', lines.map((line, n) => (n === at ? lines[at + 1]! : n === at + 1 ? lines[at]! : line)).join('\n')],
    ['a line of an older backup', lines.map((line, n) => (n === at ? old.split('\n')[Math.min(at, old.split('\n').length - 2)]! : line)).join('\n')],
    ['the last line missing', lines.slice(0, -2).join('\n')],
    ['something behind it', `${text}{}\n`],
    ['empty', ''],
  ];
}

export const rows: Row[] = [{
  n: 39, fault: 'backup cut, edited, old', how: 'nine changes of the file, each given to restore; then an old backup, then the newest',
  run: inScene(async (scene) => {
    const { person, patients, dice, browser } = scene;
    const work = async () => { await person.start(dice.one(patients)); await person.must('timer.note', { note: 'phoned, Kaleidosia' }); await person.work(80); await person.stop(); };
    const make = async () => (await person.must<{ name: string }>('backup.make', {}, house)).name;
    const restore = (from: { where: string; name: string }) => person.say('restore.run', { from, key: { passphrase: PASSPHRASE } }, house);
    await work();
    const first = await make();
    const old = await read(scene, first);
    await work();
    await person.pass(1000);
    const name = await make();
    const text = await read(scene, name);
    const before = (await browser.ledger()).rows.map((row) => row.id);
    const all = async () => { await scene.unlocked(); const ledger = await browser.ledger(); const ids = new Set(ledger.rows.map((row) => row.id)); return ledger.chain.ok && before.every((id) => ids.has(id)); };
    for (const [change, mutant] of mutants(text, old, dice)) {
      if (mutant === text) continue;
      await give(scene, 'mutant', mutant);
      const answer = await restore({ where: 'given', name: 'mutant' });
      scene.expect(answer?.ok === false && answer.code !== 'UNEXPECTED', 'restore', `A backup with ${change} is taken: ${answer && !answer.ok ? answer.code : answer ? 'yes' : 'no answer'}.`);
      scene.expect(await all(), 'I1', `After a backup with ${change} was refused, records are missing.`);
    }
    await give(scene, 'old', old);
    const union = await restore({ where: 'given', name: 'old' });
    scene.note(`an old backup over a newer ledger: ${union?.ok ? 'joined' : union?.code}`);
    scene.expect(await all(), 'I1', 'An old backup took newer records away.');
    const newest = await restore({ where: 'own', name });
    scene.expect(newest?.ok === true, 'restore', `A sound backup is refused: ${newest && !newest.ok ? newest.code : 'no answer'}.`);
    scene.expect(await all(), 'I1', 'A sound backup took records away.');
    // Which command wrote what is not in a backup: from here on only the seconds are held to.
    scene.truth.said.length = 0;
  }),
}];
