import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Draft } from '../../../lib/records/index.ts';
import { median, quantile } from '../../bench/figures.ts';
import { browserOf, familyOf } from '../processes.ts';
import { inScene, type Row } from '../row.ts';

const MONTHS = 24;
const ENTRIES = 10_000;
const MINUTE = 60_000;

/** Entries of many months, a minute each, one after another: none overlaps another. */
function monthOfEntries(month: string, patients: string[], staff: string, count: number): Draft[] {
  const first = Date.parse(`${month}-02T12:00:00Z`);
  return Array.from({ length: count }, (_, n): Draft => {
    const patient = patients[n % patients.length]!;
    const start = first + n * 2 * MINUTE;
    return { month, patient, body: { kind: 'entry.recorded', entry: { id: randomUUID(), patient, month, staff, role: 'clinical_staff', start, end: start + MINUTE, program: null, activity: 'patient_call', note: '', interactive: true, source: 'timer' } } };
  });
}

export const rows: Row[] = [
  { n: 40, fault: 'sync faults', how: '', untested: 'there is no team store yet' },
  {
    n: 41, fault: 'little memory, slow processor', how: '64 MB of script memory, one processor shared with three busy loops, worker stopped ten times', times: ({ runs }) => Math.max(1, Math.round(runs / 3)),
    run: inScene(async (scene) => {
      const { person, patients, dice } = scene;
      const busy: ChildProcess[] = [];
      try {
        for (const pid of familyOf(browserOf(scene.profile))) spawnSync('taskset', ['-acp', '0', String(pid)]);
        for (let n = 0; n < 3; n++) busy.push(spawn('taskset', ['-c', '0', 'timeout', '60', 'sh', '-c', 'while :; do :; done'], { stdio: 'ignore' }));
        for (let n = 0; n < 10; n++) {
          await person.start(dice.one(patients));
          await person.work(300);
          await scene.browser.stopWorker();
          const stop = await person.stop({ writes: true });
          scene.expect(stop?.ok === true, 'answer', 'A stop was missed.');
        }
      } finally {
        for (const each of busy) each.kill();
      }
    }, { args: ['--js-flags=--max-old-space-size=64'] }),
  },
  {
    n: 42, fault: 'many entries', how: `${ENTRIES.toLocaleString('en')} entries over ${MONTHS} months and 4 patients, written through the ledger`, times: ({ small }) => (small ? 0 : 1),
    run: inScene(async (scene) => {
      const { person, patients, browser, truth } = scene;
      const { me } = await person.view();
      for (let n = 0; n < MONTHS; n++) {
        const month = new Date(Date.UTC(2026, 9 - n, 15)).toISOString().slice(0, 7);
        const drafts = monthOfEntries(month, patients, me!.id, Math.floor(ENTRIES / MONTHS));
        await browser.seam({ do: 'write', drafts });
        for (const { body } of drafts) if (body.kind === 'entry.recorded') truth.work.push({ patient: body.entry.patient, perhaps: body.entry, surely: body.entry });
      }
      const times: { view: number[]; month: number[] } = { view: [], month: [] };
      const took = async (what: keyof typeof times, work: Promise<unknown>) => { const began = performance.now(); await work; times[what].push(performance.now() - began); };
      for (let n = 0; n < 20; n++) {
        await person.start(patients[n % 4]!);
        await took('view', person.view());
        await took('month', person.must('month.part', { month: '2026-10', from: 0, to: 255 }, { surface: 'workspace', writes: false }));
      }
      scene.note(`view ${median(times.view).toFixed(0)} ms (p95 ${quantile(times.view, 0.95).toFixed(0)}), a month of ${Math.floor(ENTRIES / MONTHS)} entries ${median(times.month).toFixed(0)} ms (p95 ${quantile(times.month, 0.95).toFixed(0)}), on this machine as loaded as it was`);
    }),
  },
];
