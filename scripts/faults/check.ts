/**
 * The invariants, held against a whole ledger and the ground truth of the run that made it. Pure.
 *
 *   I1 what was answered is stored          I5 counted ≤ worked + 1 s, and for the right patient
 *   I2 no command twice                     I6 worked − (counted + waiting for an answer) ≤ 1 s
 *   I3 the chain is whole                   I7 no two counted stretches of one person overlap
 *                                                (but where her clock was set back, and the ledger says so)
 *   I4 kept blocks are what the events say  I8 no planted word in page, console or on disk (`canaries.ts`)
 */
import type { WholeLedger } from '../../entrypoints/background/faults/truth.ts';
import { subtract, total, union, type Interval } from '../../lib/time/interval.ts';
import { readTime, type TimeRead } from './reading.ts';
import { perhapsWorked, surelyWorked, type GroundTruth } from './truth.ts';

export interface Broken { invariant: string; said: string }
export interface Checked {
  broken: Broken[];
  /** Seconds that were worked and are neither counted nor waiting; that wait for an answer; counted and not worked; counted. */
  lost: number;
  unresolved: number;
  over: number;
  counted: number;
}

/** What is allowed at an edge, ms. */
const SLACK_MS = 1000;
const seconds = (ms: number): number => Math.round(ms) / 1000;

export function check(ledger: WholeLedger, truth: GroundTruth): Checked {
  const time = readTime(ledger.events);
  const { lost, over, wrong } = compare(time, truth);
  const broken = [
    ...stored(ledger, truth), ...once(ledger), ...whole(ledger), ...kept(ledger),
    ...(over > SLACK_MS ? [{ invariant: 'I5', said: `${seconds(over)} s were counted that nobody worked.` }] : []),
    ...wrong.filter(({ ms }) => ms > SLACK_MS).map(({ ms }) => ({ invariant: 'I5', said: `${seconds(ms)} s were counted for a patient whose time they are not.` })),
    ...(lost > SLACK_MS ? [{ invariant: 'I6', said: `${seconds(lost)} s that were worked are neither counted nor waiting for an answer.` }] : []),
    ...overlaps(time),
  ];
  return { broken, lost: seconds(lost), unresolved: seconds(total(time.unresolved)), over: seconds(over), counted: seconds(total(time.counted)) };
}

/** I1. */
function stored({ commands, events }: WholeLedger, { said }: GroundTruth): Broken[] {
  const known = new Map(commands.map((each) => [each.id, each]));
  const seqs = new Set(events.map((event) => event.seq));
  return said.filter((each) => each.writes && each.answered !== null).flatMap(({ id, name }) => {
    const command = known.get(id);
    if (!command) return [{ invariant: 'I1', said: `${name} was answered and is not stored.` }];
    return command.seqs.every((seq) => seqs.has(seq)) ? [] : [{ invariant: 'I1', said: `${name} was answered; not all of its records are here.` }];
  });
}

/** I2: every record belongs to exactly one command, and no command began two timers for one person. */
function once({ commands, rows, events }: WholeLedger): Broken[] {
  const claims = new Map<number, number>();
  for (const { seqs } of commands) for (const seq of seqs) claims.set(seq, (claims.get(seq) ?? 0) + 1);
  const unclaimed = rows.filter(({ seq }) => claims.get(seq) !== 1);
  const ids = new Set(rows.map((row) => row.id));
  const begun = new Set<string>();
  const twice: string[] = [];
  for (const { body } of events) {
    const [what, id] = body.kind === 'timer.started' ? ['timer', body.timer.id] : body.kind === 'entry.recorded' ? ['entry', body.entry.id] : body.kind === 'time.unresolved' ? ['span', body.span.id] : [];
    if (what && begun.has(`${what} ${id}`)) twice.push(what);
    if (what) begun.add(`${what} ${id}`);
  }
  return [
    ...(unclaimed.length ? [{ invariant: 'I2', said: `${unclaimed.length} records belong to no command or to two, the first is ${unclaimed[0]!.seq}.` }] : []),
    ...(ids.size !== rows.length ? [{ invariant: 'I2', said: 'Two records have one id.' }] : []),
    ...twice.map((what) => ({ invariant: 'I2', said: `One ${what} was recorded twice.` })),
  ];
}

/** I3. */
function whole({ chain, head, mirror, rows }: WholeLedger): Broken[] {
  const said: string[] = [];
  if (!chain.ok) said.push(chain.trouble ?? 'The chain does not hold.');
  rows.forEach((row, n) => { if (row.seq !== n + 1) said.push(`Record ${n + 1} is missing.`); });
  const last = rows.at(-1);
  if ((head?.seq ?? 0) !== rows.length || (last && head?.mac !== last.mac)) said.push('The head is not the last record.');
  if (mirror && (mirror.seq > rows.length || rows[mirror.seq - 1]?.mac !== mirror.mac)) said.push('The mirror names a record that is not here.');
  return said.slice(0, 3).map((each) => ({ invariant: 'I3', said: each }));
}

/** I4. */
function kept({ kept: have, folded }: WholeLedger): Broken[] {
  const names = [...new Set([...Object.keys(have), ...Object.keys(folded)])];
  const wrong = names.filter((name) => JSON.stringify(have[name]) !== JSON.stringify(folded[name]));
  return wrong.length ? [{ invariant: 'I4', said: `${wrong.length} kept blocks are not what the events say: ${wrong.slice(0, 3).join(', ')}.` }] : [];
}

/** I5 and I6: by place where the clock was left alone, by length where it was not. In ms. */
function compare({ counted, unresolved, discarded }: TimeRead, truth: GroundTruth): { lost: number; over: number; wrong: { ms: number }[] } {
  const accounted: Interval[] = [...counted, ...unresolved, ...discarded];
  if (truth.jumped) {
    const length = (list: readonly Interval[]) => list.reduce((sum, each) => sum + each.end - each.start, 0);
    return { lost: Math.max(0, total(surelyWorked(truth)) - length(accounted)), over: Math.max(0, length(counted) - total(perhapsWorked(truth))), wrong: [] };
  }
  const patients = [...new Set(counted.map((each) => each.patient))];
  return {
    lost: total(subtract(surelyWorked(truth), accounted)),
    over: total(subtract(counted, perhapsWorked(truth))),
    wrong: patients.map((patient) => ({ ms: total(subtract(counted.filter((each) => each.patient === patient), perhapsWorked(truth, patient))) })),
  };
}

/**
 * I7. A clock that was set back shows the same instants twice: both stretches were worked, the rules count an instant once, and the ledger must
 * say by how much it was set. No more than that may overlap.
 */
function overlaps({ counted, setBack }: TimeRead): Broken[] {
  return [...new Set(counted.map((each) => each.staff))].flatMap((staff) => {
    const mine = counted.filter((each) => each.staff === staff);
    const twice = mine.reduce((sum, each) => sum + each.end - each.start, 0) - total(union(mine));
    return twice > (setBack.get(staff) ?? 0) ? [{ invariant: 'I7', said: `${seconds(twice)} s of one person are counted twice.` }] : [];
  });
}
