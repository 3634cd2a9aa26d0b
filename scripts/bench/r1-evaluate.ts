import type { PatientMonth, Program } from '../../lib/rules/contract.ts';
import type { Decision } from '../../lib/rules/decision.ts';
import type { Finding } from '../../lib/rules/finding.ts';
import type { Outcome } from '../../lib/rules/outcome.ts';
import { headings, median, ratio, row, short, times, type Report } from './figures.ts';
import { builtParts, type Parts } from './r1-built.ts';
import { DuckRollUp } from './r1-duckdb.ts';
import { ENTRIES, madeUpMonths, type MadeUp } from './r1-months.ts';
import type { Plan, RolledUp } from './r1-rollup.ts';
import { engineOf, factsOf } from './r1-rules-engine.ts';

const MONTHS = 100_000;
const IN_WORDS = 2000;
const IN_ENGINE = 2000;
const ROUNDS = 5;
const programs: Program[] = ['CCM', 'PCM', 'BHI', 'COCM', 'APCM', 'RPM', 'RTM', 'TCM', 'CHI', 'PIN'];

const LIMIT_ENGINE = 60;
const LIMIT_DUCKDB = 1;
const STRETCH = 10;

interface Row { name: string; scale: number; run: () => unknown; ms: number[]; cpu: number[] }

/** R1: a practice's month evaluated, against a common rules engine, a database and a pass over columns that only sum. */
export async function practiceMonth(): Promise<Report> {
  const parts = await builtParts();
  const { columnsOf, evaluate, feedsOf, outcome, planOf, rollUp, rules } = parts;
  const made = madeUpMonths(MONTHS);
  const { months } = made;
  const columns = columnsOf(months);
  const plan = planOf(rules, programs, columns.activities);
  const feeds = feedsOf(plan, columns);
  const rolled = rollUp(columns, plan, feeds);
  const duck = await DuckRollUp.load(columns, plan);
  try {
    const facts = months.slice(0, IN_ENGINE).map((month, index) => factsOf(plan, rolled, month, index));
    const whole = engineOf(plan);
    const mixes = new Map(facts.map((_, index) => months[index]!.programs.join()).map((names) => [names, engineOf(plan, names.split(','))]));
    const narrow = facts.map((_, index) => mixes.get(months[index]!.programs.join())!);
    const kept = new Array<unknown>(MONTHS);
    const run = (name: string, times: number, work: () => unknown): Row => ({ name, scale: MONTHS / times, run: work, ms: [], cpu: [] });
    const lean = run('CareTally: lines, blocked and flags', MONTHS, () => { for (let at = 0; at < MONTHS; at++) kept[at] = outcome(months[at]!, rules); });
    const words = run('CareTally: the whole finding in words', IN_WORDS, () => { for (let at = 0; at < IN_WORDS; at++) kept[0] = evaluate(months[at]!); });
    const engine = run('json-rules-engine: all codes', IN_ENGINE, async () => { for (const each of facts) kept[0] = (await whole.run(each)).events; });
    const small = run('json-rules-engine: only the codes of the patient\'s programs', IN_ENGINE, async () => { for (const [index, each] of facts.entries()) kept[0] = (await narrow[index]!.run(each)).events; });
    const rollup = run('DuckDB: sums and thresholds alone, all cores', MONTHS, () => duck.run());
    const pass = run('columns by hand: sums and thresholds alone', MONTHS, () => { kept[0] = rollUp(columns, plan, feeds); });
    const rows = [lean, words, engine, small, rollup, pass];

    // The first evaluation of every month warms and is held against the others.
    const sums = compare(made, plan, rolled, parts);
    const events = await compareEvents(made, plan, rolled, parts, facts, (each) => whole.run(each));
    const differing = differences(rolled, await duck.read(await duck.run()));
    const unlike = months.slice(0, IN_WORDS).filter((month) => !same(outcome(month, rules), evaluate(month))).length;
    for (const each of rows) if (each !== lean && each !== words) await each.run();
    for (let round = 0; round < ROUNDS; round++) for (const each of round % 2 ? rows.toReversed() : rows) await timed(each);

    const overEngine = ratio(engine.ms, lean.ms);
    const overSmall = ratio(small.ms, lean.ms);
    const overDuck = ratio(rollup.ms, lean.ms);
    const overPass = ratio(lean.ms, pass.ms);
    const agree = sums.wrong + sums.codes + events + differing + unlike === 0;
    return {
      title: `R1  A month of ${MONTHS.toLocaleString('en-US')} patients with ${ENTRIES} entries each, all Medicare programs`,
      compared: [
        'Made-up months, one or two of ten programs each, a few in a hundred facts missing; CareTally judges each in full: cut to consent, visit and stay, each moment once, all needs, all codes, what excludes what, one set proposed.',
        `json-rules-engine is given the finished sums and only their thresholds as rules (${plan.codes.length} codes), ${IN_ENGINE.toLocaleString('en-US')} months in turn, times ${MONTHS / IN_ENGINE}. Words: ${IN_WORDS.toLocaleString('en-US')} months, times ${MONTHS / IN_WORDS}.`,
        'The evaluator and the pass over columns are built as the product is built, not read from their sources.',
        'DuckDB, its table loaded before, and the pass over typed columns only sum counted work by patient, program and group of roles and hold the sums against the base codes; neither knows consent, overlap, needs or choice.',
      ],
      table: [headings, ...rows.map(({ name, ms }) => row(name, ms))],
      notes: [
        `Processor time of all threads, median: ${rows.map(({ name, cpu }) => `${name.split(':')[0]} ${short(median(cpu))}`).join(', ')} ms.`,
        `In processor time: ${[engine, rollup].map(({ name, cpu }) => `${short(median(cpu) / median(lean.cpu))} × ${name.split(':')[0]}`).join(', ')}, ${short(median(lean.cpu) / median(pass.cpu))} × that of columns by hand.`,
        `A patient's month: ${short((median(lean.ms) * 1000) / MONTHS)} µs to lines, blocked and flags, ${short((median(words.ms) * 1000) / MONTHS)} µs in words.`,
        `Sums: ${sums.same.toLocaleString('en-US')} of plain months are the same to the millisecond in CareTally, DuckDB and columns, ${sums.wrong + differing} are not; of months that no sum sees through (one in twenty), CareTally counts less in ${sums.less.toLocaleString('en-US')} sums and never more.`,
        `Base codes that time alone reaches: ${sums.reached.toLocaleString('en-US')} in CareTally and columns, ${sums.codes} differ; json-rules-engine differs in ${events} of ${IN_ENGINE.toLocaleString('en-US')} months. Without words and with them: ${unlike} of ${IN_WORDS.toLocaleString('en-US')} differ.`,
        `Against json-rules-engine with only the rules of the patient's programs: ${times(overSmall)}.`,
      ],
      verdicts: [
        { goal: 'R1 the results agree', said: agree ? 'they do' : 'they do not, see above', pass: agree, decides: true },
        { goal: `R1 evaluator ≥ ${LIMIT_ENGINE} × json-rules-engine`, said: times(overEngine), pass: overEngine.middle >= LIMIT_ENGINE, decides: true },
        { goal: `R1 evaluator ≥ ${LIMIT_DUCKDB} × DuckDB summing alone`, said: times(overDuck), pass: overDuck.middle >= LIMIT_DUCKDB, decides: true },
        { goal: `R1 evaluator within ${STRETCH} × of columns summed by hand`, said: times(overPass), pass: overPass.middle <= STRETCH, decides: false },
      ],
    };
  } finally {
    duck.close();
  }
}

async function timed({ run, scale, ms, cpu }: Row): Promise<void> {
  const before = process.cpuUsage();
  const start = performance.now();
  await run();
  ms.push((performance.now() - start) * scale);
  const { user, system } = process.cpuUsage(before);
  cpu.push(((user + system) / 1000) * scale);
}

/** Whether an outcome is what the finding says, without its words. */
function same(outcome: Outcome, { lines, blocked, flags }: Finding): boolean {
  const names = (each: Pick<Outcome, 'lines' | 'blocked'>, raised: Iterable<string>) => JSON.stringify([each.lines.map(({ code, units }) => [code, units]), each.blocked.map(({ code, reason }) => [code, reason]), [...raised].sort()]);
  return names(outcome, outcome.flags) === names({ lines, blocked }, flags);
}

/** The evaluator's sums and the base codes that its time alone reaches, against those of the columns. */
function compare({ months, intricate }: MadeUp, plan: Plan, { sums, width, reached }: RolledUp, { decide, rules }: Parts): { same: number; wrong: number; less: number; reached: number; codes: number } {
  const found = { same: 0, wrong: 0, less: 0, reached: 0, codes: 0 };
  const bases = plan.codes.filter(({ base }) => base);
  for (const [at, month] of months.entries()) {
    const decision = decide(month, rules, false);
    for (const [index, { program, pool }] of plan.sums.entries()) {
      const clocks = decision.programs.find(({ now }) => now.rule.program === program)?.clocks;
      if (!clocks) continue;
      const ours = clocks.pools[pool]!.ms;
      const theirs = sums[at * width + index]!;
      if (ours === theirs) found.same += intricate[at] ? 0 : 1;
      else if (intricate[at] && ours < theirs) found.less++;
      else found.wrong++;
    }
    if (intricate[at]) continue;
    for (const [index, base] of bases.entries()) {
      const ours = reachedIn(decision, base);
      if (ours === null) continue;
      if (ours) found.reached++;
      if (ours !== (reached[at * bases.length + index] === 1)) found.codes++;
    }
  }
  return found;
}

/** Whether time alone reaches a code; null if the code does not speak of the patient. */
function reachedIn({ programs }: Decision, { now, belowMs, program }: Plan['codes'][number]): boolean | null {
  const own = programs.find((each) => each.now.rule.program === program);
  const code = own?.codes.find((each) => each.now === now);
  if (!own || !code || code.silent) return null;
  return code.rawUnits > 0 && own.clocks.pools[now.pool]!.ms < belowMs;
}

/** Months for which the rules engine finds other base codes than the columns, or than the evaluator in a plain month. */
async function compareEvents({ months, intricate }: MadeUp, plan: Plan, { reached }: RolledUp, { decide, rules }: Parts, facts: Record<string, unknown>[], run: (facts: Record<string, unknown>) => Promise<{ events: { type: string }[] }>): Promise<number> {
  const bases = plan.codes.flatMap((each, index) => (each.base ? [{ each, index }] : []));
  let wrong = 0;
  for (const [at, each] of facts.entries()) {
    const { events } = await run(each);
    const decision = decide(months[at] as PatientMonth, rules, false);
    const held = bases.every(({ each: base, index }, place) => {
      const ours = reachedIn(decision, base);
      const theirs = events.some(({ type }) => type === String(index));
      return ours === null ? !theirs : theirs === (reached[at * bases.length + place] === 1) && (intricate[at] || theirs === ours);
    });
    if (!held) wrong++;
  }
  return wrong;
}

/** Sums and codes in which two roll-ups differ. What feeds no sum is in neither. */
function differences(one: RolledUp, other: RolledUp): number {
  let wrong = 0;
  for (let at = 0; at < one.sums.length; at++) if (at % one.width < one.width - 1 && one.sums[at] !== other.sums[at]) wrong++;
  for (let at = 0; at < one.reached.length; at++) if (one.reached[at] !== other.reached[at]) wrong++;
  return wrong;
}
