import type { MonthPart } from '../../../lib/commands/views-month.ts';
import { inScene, type Row } from '../row.ts';
import type { Scene } from '../scene.ts';

/** Rows as they lie in the database, seen by a page of ours without any of the product's code. */
type Raw = Record<string, unknown>;
const MINUTE = 60_000;

/** Changes rows of a table by hand. @returns nothing; the database's own transaction is waited for */
const edit = (scene: Scene, table: string, what: string): Promise<void> =>
  scene.browser.inPage(async ([store, change]) => {
    const db = await new Promise<IDBDatabase>((opened, refuse) => {
      const request = indexedDB.open('caretally');
      request.onsuccess = () => opened(request.result);
      request.onerror = () => refuse(new Error('The database cannot be opened.'));
    });
    try {
      const transaction = db.transaction(store, 'readwrite');
      const rows = await new Promise<Raw[]>((read) => { const all = transaction.objectStore(store).getAll(); all.onsuccess = () => read(all.result as Raw[]); });
      const kept = (globalThis as unknown as { kept?: Record<string, Raw[]> });
      (kept.kept ??= {})[store] ??= structuredClone(rows);
      const of = transaction.objectStore(store);
      const put = (row: Raw) => of.put(row);
      const a = rows.at(-1)!;
      const swap = (column: string) => {
        const b = rows.find((row) => String(row[column]) !== String(a[column]))!;
        [a[column], b[column]] = [b[column], a[column]];
        put(a);
        put(b);
      };
      if (change === 'back') { of.clear(); for (const row of kept.kept[store]!) put(row); }
      else if (change === 'drop') of.delete(rows[Math.floor(rows.length / 2)]!.id as string);
      else if (change === 'bit') { (a.ct as Uint8Array)[3]! ^= 1; put(a); }
      else if (change === 'wrapped') for (const row of rows) { if (row.kdf === 'PBKDF2-HMAC-SHA-256') put({ ...row, wrapped: `A${(row.wrapped as string).slice(1)}` }); }
      else if (change === 'weak') for (const row of rows) { if (row.kdf === 'PBKDF2-HMAC-SHA-256') put({ ...row, it: 1000 }); }
      else swap(change);
      await new Promise<void>((done, refuse) => { transaction.oncomplete = () => done(); transaction.onerror = () => refuse(new Error('The rows cannot be changed.')); });
    } finally {
      db.close();
    }
  }, [table, what] as const);

export const rows: Row[] = [
  {
    n: 35, fault: 'wrong passphrase, damaged key slots', how: 'six wrong tries, over deaths of worker and browser; slots altered by hand', times: () => 1,
    run: inScene(async (scene) => {
      const { person, stage } = scene;
      await person.must('vault.lock', {}, { writes: false });
      for (let n = 0; n < 5; n++) {
        const wrong = await person.say('vault.unlock', { passphrase: `not this one ${n}` }, { writes: false });
        scene.expect(wrong?.ok === false, 'lock', 'A wrong passphrase opened it.');
        if (n === 2) await scene.browser.stopWorker();
      }
      const waits = async (): Promise<boolean> => { const answer = await person.unlock(); return answer?.ok === false && answer.code === 'WAIT'; };
      scene.expect(await waits(), 'lock', 'After five wrong tries there is no pause.');
      await scene.browser.close();
      await scene.again();
      // The pause itself may be over by now; what was counted is not: one more wrong try, and the next pause is there.
      await person.say('vault.unlock', { passphrase: 'not this one either' }, { writes: false });
      scene.expect(await waits(), 'lock', 'The wrong tries are forgotten with the browser.');
      await person.pass(20 * MINUTE);
      await scene.unlocked();
      await person.must('vault.lock', {}, { writes: false });
      for (const damage of ['weak', 'wrapped']) {
        await edit(scene, 'slots', damage);
        const refused = await person.unlock();
        scene.expect(refused?.ok === false && refused.code !== 'UNEXPECTED', 'lock', 'A slot that was altered opens, or nobody knows what to say.');
      }
      person.passphrase = 'another quiet walnut lamp';
      const recovered = await person.say('vault.recover', { recoveryKey: stage.practice.recoveryKey, passphrase: person.passphrase }, { writes: false });
      scene.expect(recovered?.ok === true, 'lock', 'The recovery key does not help.');
    }),
  },
  {
    n: 37, fault: 'lock deadline while the worker is dead', how: 'worker stopped, eleven minutes pass, the first thing that is asked is a name', times: ({ runs }) => runs,
    run: inScene(async (scene) => {
      const { person, patients, truth, browser } = scene;
      await person.start(patients[0]!);
      await person.hours(MINUTE);
      const from = truth.now();
      await person.leaves();
      await person.pass(11 * MINUTE);
      for (const [name, input] of [['month.part', { month: '2026-11', from: 0, to: 255 }], ['patient.page', { patient: patients[0]!, month: '2026-11' }], ['widget.view', {}]] as const) {
        await browser.stopWorker();
        const answer = await person.say(name, input, { surface: 'workspace', writes: false });
        const text = JSON.stringify(answer);
        scene.expect(name === 'widget.view' ? /"lock":"locked"/.test(text) : answer?.ok === false && answer.code === 'LOCKED', 'lock', `${name} was answered after the deadline.`);
        scene.expect(!text.includes('Quimbystone'), 'I8', `${name} told a name after the deadline.`);
      }
      truth.gone(from, truth.now());
      await scene.unlocked();
    }),
  },
  {
    n: 38, fault: 'rows swapped and altered by hand', how: 'IV, ciphertext, column, bit, MAC, row removed: in events and in blocks, one after another', times: () => 1,
    run: inScene(async (scene) => {
      const { person, patients } = scene;
      for (let n = 0; n < 3; n++) {
        await person.start(patients[n]!);
        await person.must('timer.note', { note: 'phoned, Kaleidosia' });
        await person.work(60);
        await person.stop();
      }
      const house = { surface: 'workspace', writes: false } as const;
      const month = (await person.must<{ current: string }>('month.months', {}, house)).current;
      const seen = async () => person.say('month.part', { month, from: 0, to: 255 }, house);
      const before = await seen();
      const same = (part: unknown) => JSON.stringify((part as { reply: MonthPart }).reply.rows.map((row) => [row.patient, row.countedSeconds]));
      for (const change of ['iv', 'ct', 'month', 'patient', 'mac', 'kind', 'bit', 'drop']) {
        await edit(scene, 'events', change);
        const verdict = await person.say('ledger.verify', {}, house);
        scene.expect(verdict?.ok === false || (verdict?.reply as { ok: boolean }).ok === false, 'I3', `Events with "${change}" altered pass the check.`);
        await edit(scene, 'events', 'back');
      }
      for (const change of ['iv', 'ct', 'bit', 'rev']) {
        await edit(scene, 'blocks', change);
        const part = await seen();
        scene.expect(part?.ok === false || same(part) === same(before), 'I4', `Blocks with "${change}" altered are shown as if nothing were.`);
        scene.note(part?.ok ? `${change}: not among the blocks that the month needs` : `blocks, ${change}: ${part ? part.code : 'no answer'}`);
        await edit(scene, 'blocks', 'back');
      }
      scene.expect(same(await seen()) === same(before), 'I4', 'Put back, it does not read as before.');
    }),
  },
];
