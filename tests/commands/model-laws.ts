import { nameOf } from '../../lib/ledger/blocks.ts';
import { Epochs } from '../../lib/ledger/epochs.ts';
import { foldAll } from '../../lib/ledger/fold.ts';
import { KeptBlocks } from '../../lib/ledger/kept.ts';
import { journalRows } from '../../lib/ledger/journal.ts';
import { openDatabase } from '../../lib/ledger/database.ts';
import type { Entry, Timer, Unresolved } from '../../lib/records/index.ts';
import { nothingTold, type Amount } from '../timer/model.ts';
import { kept } from './bench.ts';
import { type Day, patients } from './model-day.ts';

const within = (name: string, had: number, { lo, hi }: Amount) => (had >= lo && had <= hi ? [] : [`${name}: ${had}, but the truth is ${lo === hi ? lo : `${lo} to ${hi}`}`]);
const length = (list: readonly { start: number; end: number }[]) => list.reduce((ms, each) => ms + each.end - each.start, 0);

/** What must hold after every day, in sentences of what does not. */
export async function broken(day: Day, exact: boolean): Promise<string[]> {
  const said = [...day.wrong];
  const open = (await day.desk.context.home.openNow())!;
  const chain = await open.ledger.verify();
  if (!chain.ok) said.push(`the chain is broken: ${chain.trouble}`);
  const db = await openDatabase('caretally');
  const rows = await journalRows(db);
  const commands = await db.commands.toArray();
  const practice = await open.ledger.readPractice();
  const events = await kept('caretally', day.desk);
  const folded = foldAll(new Map(), events);
  const blocks = await new KeptBlocks(db, open.vault, new Epochs(db, open.vault)).read([...folded.values()].map(({ key }) => key));
  for (const { key, rev, block } of blocks) {
    const right = folded.get(nameOf(key))!;
    if (rev !== right.rev || JSON.stringify(block) !== JSON.stringify(right.block)) said.push(`the block ${nameOf(key)} is not what the events say`);
  }
  if (blocks.length !== folded.size || (await db.blocks.count()) !== folded.size) said.push('there are not as many blocks as the events say');

  // What was said to be done is on the disk, once.
  const stored = new Set(commands.map((each) => each.id));
  for (const id of day.done) if (!stored.has(id)) said.push('a command was said to be done and is not stored');
  if (new Set(events.map((each) => each.id)).size !== events.length) said.push('an event is there twice');

  // The row of the running timer, and nothing else.
  const running = Object.values(practice.running);
  if (rows.length !== running.length || rows.some((row) => !running.some((timer) => timer.id === row.timer && timer.start === row.start))) said.push(`the rows (${rows.length}) are not those of the running timers (${running.length})`);

  const of = new Map<number, string>(commands.flatMap(({ id, seqs }) => seqs.map((seq): [number, string] => [seq, id])));
  const entries = new Map<string, Entry>();
  const spans: Unresolved[] = [];
  const timers = new Map<string, Timer>();
  const overlaps = new Map<string, [string, string]>();
  for (const { body, seq } of events) {
    if (body.kind === 'entry.recorded') entries.set(body.entry.id, body.entry);
    if (body.kind === 'entry.voided') entries.delete(body.entry);
    if (body.kind === 'time.unresolved') spans.push(body.span);
    if (body.kind === 'timer.started' || body.kind === 'timer.changed') timers.set(body.timer.id, body.timer);
    if (body.kind === 'overlap.noticed') overlaps.set(body.overlap.id, [body.overlap.sides[0].entry, body.overlap.sides[1].entry]);
    if (body.kind === 'overlap.resolved') overlaps.delete(body.overlap);
    if (body.kind === 'time.answered') {
      const span = spans.find((each) => each.id === body.span)!;
      const mine = body.kept.map((id) => entries.get(id)!);
      if (mine.some((each) => each.start < span.start || each.end > span.end)) said.push('more was kept than was asked for');
    }
    if (body.kind !== 'timer.ended') continue;
    // Conservation: what a timer became lies end to end from its start; only a changed clock may part the pieces.
    const together = events.filter((each) => of.get(each.seq) === of.get(seq)).map((each) => each.body);
    const changed = together.some((each) => each.kind === 'clock.changed');
    const pieces = together.flatMap((each): { start: number; end: number }[] => (each.kind === 'entry.recorded' && each.entry.source === 'timer' && (each.entry.id === body.timer || each.entry.splitOf === body.timer) ? [each.entry] : each.kind === 'time.unresolved' ? [each.span] : []));
    let at = timers.get(body.timer)!.start;
    for (const piece of pieces) {
      if (piece.start !== at && !changed) said.push(`a piece begins ${piece.start - at} ms from the end of the one before`);
      if (piece.end < piece.start) said.push('a piece ends before it begins');
      at = piece.end;
    }
  }

  // One person, one clock: no instant is told twice, unless the wall's clock was set back; then it is noticed for two patients.
  const told = [...entries.values()];
  const asked = spans.map((span) => ({ ...span, id: `asked ${span.id}` }));
  const all = [...told.filter((each) => each.source === 'timer'), ...asked].filter((each) => each.end > each.start).sort((a, b) => a.start - b.start);
  if (!day.setBack) for (let n = 1; n < all.length; n++) if (all[n]!.start < all[n - 1]!.end) said.push(`${all[n - 1]!.end - all[n]!.start} ms are told twice`);
  const noticed = new Set([...overlaps.values()].map((pair) => pair.sort().join()));
  for (const a of told) for (const b of told) {
    if (a.id < b.id && a.patient !== b.patient && a.start < b.end && b.start < a.end && !noticed.has([a.id, b.id].sort().join())) said.push(`${a.source} and ${b.source} on two patients at once, and nobody noticed`);
  }

  if (!exact) return said;
  for (const [n, name] of patients.entries()) {
    const mine = (each: { patient: string }) => each.patient === day.begun.keys[n];
    const truth = day.truth.told.get(name) ?? nothingTold(name);
    const counted = length(told.filter((each) => each.source === 'timer' && mine(each)));
    const waits = length(spans.filter(mine));
    said.push(...within(`${name} counted`, counted, truth.counted), ...within(`${name} asked`, waits, truth.asked), ...within(`${name} all`, counted + waits, { lo: truth.all.lo - truth.elsewhere.hi, hi: truth.all.hi - truth.elsewhere.lo }));
  }
  return said;
}

/** The day is over: unlocked and stopped. */
export async function end(day: Day): Promise<void> {
  await day.due();
  if (!day.open) await day.unlock();
  const expected = day.truth.run?.patient ?? null;
  const { timer } = await day.desk.view();
  const shown = timer ? patients[day.begun.keys.indexOf(timer.patient.key)] : null;
  if (shown !== expected) day.wrong.push(`${shown ?? 'nobody'} runs, but the truth is ${expected ?? 'nobody'}`);
  await day.send('timer.stop', {});
  day.truth.stop();
}
