import './no-eval.ts';
import { Ledger, openDatabase, type Head } from '../../../lib/ledger/index.ts';
import type { Draft, Timer } from '../../../lib/records/index.ts';
import { monthOf } from '../../../lib/time/month.ts';
import { newDataKey, openVault } from '../../../lib/vault/index.ts';
import { api } from './spans.ts';

const ZONE = 'America/Detroit';
const PATIENTS = 6;

/** A ledger to measure. `once` is one stop, in ms; the timer was started before the measured time. `events` counts them, if the chain is whole. */
export interface Appending { once(between: () => Promise<void>): Promise<number>; events(): Promise<number> }

/**
 * The ledger's own code around a database of its own, with made-up people: `Ledger.append` of what a stop writes (an entry, the end of the
 * timer, the end of the journal row), and nothing else. The head is mirrored into the browser's storage, as in the product.
 */
export async function appendAlone(): Promise<Appending> {
  const id = () => crypto.randomUUID() as string;
  const staff = id();
  const vault = await openVault({ dataKey: newDataKey(), staff, stillOpen: () => undefined });
  const device = id();
  const mirror = { read: async () => ((await api.storage.local.get('bench'))['bench'] as Head | undefined) ?? null, write: (head: Head) => api.storage.local.set({ bench: head }) };
  const ledger = new Ledger({ db: await openDatabase('bench-ledger'), vault, device, author: staff, now: () => Date.now(), newId: id, mirror });
  const patients = Array.from({ length: PATIENTS }, () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  await ledger.begin(id(), { drafts: [
    { month: 'standing', patient: null, body: { kind: 'practice.described', practice: { id: id(), name: 'Made-up practice', timeZone: ZONE, synthetic: true, dosPolicy: 'threshold_met' } } },
    { month: 'standing', patient: null, body: { kind: 'staff.recorded', staff: { id: staff, name: 'Robin Alder', credential: 'RN', role: 'clinical_staff', active: true } } },
    ...patients.map((key, n): Draft => ({ month: 'standing', patient: key, body: { kind: 'patient.recorded', patient: { key, family: 'Birch', given: 'Ada', birthDate: '1950-02-03', recordNumber: `00${n}`, aliases: [], payer: 'medicare_ffs' } } })),
  ] });
  const put = async (timer: Timer) => {
    const { id: journal, patient, start } = timer;
    await ledger.append(id(), [{ month: 'standing', patient, body: { kind: 'timer.started', timer } }], { journal: { put: { timer: journal, staff, start, witness: start, session: 'bench' } } });
  };
  let turn = 0;
  return {
    once: async (between) => {
      const patient = patients[turn++ % PATIENTS]!;
      const [start, end] = [Date.now() - 1000, Date.now()];
      const timer: Timer = { id: id(), patient, staff, start, program: 'CCM', activity: null, note: '', interactive: false };
      await put(timer);
      await between();
      const month = monthOf(start, ZONE);
      const drafts: Draft[] = [
        { month, patient, body: { kind: 'entry.recorded', entry: { ...timer, month, role: 'clinical_staff', end, source: 'timer' } } },
        { month: 'standing', patient, body: { kind: 'timer.ended', timer: timer.id, staff, end } },
      ];
      const from = performance.now();
      const outcome = await ledger.append(id(), drafts, { journal: { delete: timer.id } });
      const took = performance.now() - from;
      if (outcome !== 'written') throw new Error('A stop was not written.');
      return took;
    },
    events: async () => {
      const report = await ledger.verify();
      if (!report.ok) throw new Error('The chain of the appended events is broken.');
      return report.events;
    },
  };
}
