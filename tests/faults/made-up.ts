import type { WholeLedger } from '../../entrypoints/background/faults/truth.ts';
import type { EventBody, LedgerEvent } from '../../lib/records/index.ts';
import type { GroundTruth, Work } from '../../scripts/faults/truth.ts';

/** A made-up ledger in which one person worked from second 10 to second 70 on one patient; a test breaks it in one place. */
export const staff = '00000000-0000-4000-8000-0000000000aa';
export const patient = 'a1'.repeat(16);
export const other = 'b2'.repeat(16);
const timer = '00000000-0000-4000-8000-000000000001';

const entry = (id: string, start: number, end: number, of = patient): EventBody => ({ kind: 'entry.recorded', entry: { id, patient: of, month: '2026-11', staff, role: 'clinical_staff', start, end, program: null, activity: null, note: '', interactive: false, source: 'timer' } });
const span = (id: string, start: number, end: number): EventBody => ({ kind: 'time.unresolved', span: { id, patient, month: '2026-11', staff, role: 'clinical_staff', start, end, cause: 'gap', program: null, activity: null, note: '' } });
export const bodies = { entry, span, voided: (id: string): EventBody => ({ kind: 'entry.voided', entry: id, reason: 'Made up' }), answered: (id: string, kept: string[]): EventBody => ({ kind: 'time.answered', span: id, answer: 'discard', kept }) };

const begun: EventBody = { kind: 'timer.started', timer: { id: timer, patient, staff, start: 10_000, program: null, activity: null, note: '', interactive: false } };
const ended: EventBody = { kind: 'timer.ended', timer, staff, end: 70_000 };
export const ids = { start: 'command-1', stop: 'command-2', timer };

/** @param stopped what the second command wrote besides the timer's end */
export function ledgerOf(stopped: EventBody[] = [entry(timer, 10_000, 70_000)]): WholeLedger {
  const all = [begun, ...stopped, ended];
  const events = all.map((body, n): LedgerEvent => ({ id: `event-${n + 1}`, device: 'device', seq: n + 1, at: 70_000, author: staff, month: '2026-11', patient, body }));
  const rows = events.map(({ id, seq }) => ({ id, seq, mac: `mac-${seq}` }));
  const head = { device: 'device', seq: rows.length, mac: `mac-${rows.length}`, count: rows.length };
  const block = { rev: 3, block: { patients: {} } };
  return {
    head, mirror: { ...head }, rows, events, journal: [], alarm: null,
    commands: [{ id: ids.start, seqs: [1] }, { id: ids.stop, seqs: rows.slice(1).map((row) => row.seq) }],
    chain: { events: rows.length, head: head.mac, ok: true, trouble: null },
    kept: { '2026-11 161': block }, folded: { '2026-11 161': structuredClone(block) },
  };
}

export function truthOf(more: Partial<GroundTruth> = {}): GroundTruth {
  const said = [{ id: ids.start, name: 'timer.start', writes: true, sent: 9_990, answered: 10_020 }, { id: ids.stop, name: 'timer.stop', writes: true, sent: 69_990, answered: 70_020 }];
  return { said, work: [worked(9_990, 10_020, 69_990, 70_020)], away: [], jumped: false, ...more };
}

export const worked = (sent: number, answered: number, stop: number, stopped: number, of = patient): Work => ({ patient: of, perhaps: { start: sent, end: stopped }, surely: { start: answered, end: stop } });
