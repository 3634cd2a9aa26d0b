/**
 * One patient's month in two to four columns: under other payers, other rules, or the rules of another month. What differs is marked; what
 * had to be bent to make the comparison is said in the column's note. Nothing is written.
 */
import { addMonths, addMonthsToDay, dayBounds, dayOf, daysIn, isDay, isMonth, monthBounds } from '../time/month.ts';
import { month as sayMonth } from '../time/say.ts';
import { ContractError, parsePatientMonth, type EntryInput, type PatientMonth, type Payer, type Program } from './contract.ts';
import { answersOf, type CodeAnswer } from './difference.ts';
import { instant } from './entries.ts';
import { evaluate } from './evaluate.ts';
import type { Finding } from './finding.ts';
import type { RuleSet } from './rule.ts';

/**
 * How another payer calls the same work: the programs to evaluate, in order of preference; for an entry's `program` (and a practitioner's) its
 * name there; and for a performer's role the one that payer asks for (`clinical_staff`, `licensed_staff`), where it is true of the people. A
 * name that is not listed stays. Facts are not translated: consent to one program is not consent to another.
 */
export interface Translation {
  programs: readonly Program[];
  services: Readonly<Record<string, string>>;
  roles?: Readonly<Record<string, string>>;
}

export interface ColumnInput {
  title: string;
  payer?: Payer;
  /** `YYYY-MM`: as if all had happened in that month. */
  month?: string;
  rules?: RuleSet;
  as?: Translation;
}
export interface Column { title: string; payer: Payer; month: string; note: string | null; finding: Finding }

/** `differs`: not as most of the row; where no answer is given most often, every cell. */
export interface Cell {
  /** Seconds of a `time` row, units of a `code` row (0 = refused); null where the column says nothing, and in other rows. */
  value: number | null;
  /** Sentences of a `blocked` row, sources of a `source` row. */
  said: readonly string[];
  reasons: readonly string[];
  differs: boolean;
}
/** `key`: the code, or the ladder (`CCM staff`). Cells stand in the order of the columns. */
export interface Row { kind: 'time' | 'code' | 'blocked' | 'source'; key: string; label: string; cells: Cell[]; differs: boolean }
export interface SideBySide { columns: Column[]; rows: Row[] }

/**
 * @param rules of columns that bring none of their own
 * @throws ContractError for fewer than two columns, more than four, titles that do not tell them apart, a month or a payer that is none
 */
export function sideBySide(input: PatientMonth, columns: readonly ColumnInput[], rules: RuleSet): SideBySide {
  if (columns.length < 2 || columns.length > 4) throw new ContractError('BAD_COLUMNS', 'Two to four columns can be compared.');
  const titles = new Set(columns.map(({ title }) => title.trim()));
  if (titles.size < columns.length || titles.has('')) throw new ContractError('BAD_COLUMNS', 'Each column needs a title of its own.');
  const made = columns.map((column) => columnOf(input, column, rules));
  const answers = made.map(({ finding }) => answersOf(finding));
  const times = made.map(({ finding }) => timesOf(finding));
  const codes = keys(answers);
  const labelOf = (code: string) => [...new Set(answers.flatMap((each) => each.get(code)?.label ?? []))].sort().join(' / ');
  const rowOf = (code: string, kind: Row['kind'], cell: (answer: CodeAnswer | undefined) => Partial<Cell>) => row(kind, code, labelOf(code), answers.map((each) => cell(each.get(code))));
  return {
    columns: made,
    rows: [
      ...keys(times).map((key) => row('time', key, key, times.map((each) => ({ value: each.get(key) ?? null })))),
      ...codes.map((code) => rowOf(code, 'code', (answer) => ({ value: answer?.units ?? null }))),
      ...codes.map((code) => rowOf(code, 'blocked', (answer) => ({ said: answer?.sentences ?? [], reasons: answer?.reasons ?? [] }))).filter(({ cells }) => cells.some(({ reasons }) => reasons.length > 0)),
      ...codes.map((code) => rowOf(code, 'source', (answer) => ({ said: (answer?.sources ?? []).map(({ publisher, title }) => `${publisher}: ${title}`).sort() }))),
    ],
  };
}

const keys = (maps: readonly ReadonlyMap<string, unknown>[]) => [...new Set(maps.flatMap((each) => [...each.keys()]))].sort();

function row(kind: Row['kind'], key: string, label: string, given: readonly Partial<Cell>[]): Row {
  const cells = given.map(({ value = null, said = [], reasons = [] }) => ({ value, said, reasons }));
  const texts = cells.map((cell) => JSON.stringify(cell));
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const usual = [...counts.keys()].filter((text) => counts.get(text) === most);
  const differs = counts.size > 1;
  return { kind, key, label, cells: cells.map((cell, at) => ({ ...cell, differs: differs && (usual.length > 1 || usual[0] !== texts[at]) })), differs };
}

/** Counted seconds a ladder; a second ladder of the same program and people has a number. */
function timesOf({ ladders }: Finding): Map<string, number> {
  const times = new Map<string, number>();
  for (const { program, who, seconds } of ladders) {
    let key = `${program} ${who}`;
    for (let count = 2; times.has(key); count++) key = `${program} ${who} ${count}`;
    times.set(key, seconds);
  }
  return times;
}

function columnOf(input: PatientMonth, { title, payer = input.payer, month = input.serviceMonth, rules: own, as }: ColumnInput, rules: RuleSet): Column {
  if (!isMonth(month)) throw new ContractError('BAD_MONTH', 'A column\'s month is a month, for example 2026-10.');
  const moved = shifted(input, month);
  const asked = parsePatientMonth(as ? { ...translate(moved.input, as), payer } : { ...moved.input, payer });
  const notes = [...moved.notes];
  if (payer !== input.payer && !as) notes.push('Programs, services and roles keep the names of the other payer.');
  return { title, payer, month, note: notes.join(' ') || null, finding: evaluate(asked, own ?? rules) };
}

/** The month with its programs, services and roles by other names. The payer stays; an entry without a program or role keeps none. */
export function translate(input: PatientMonth, { programs, services, roles = {} }: Translation): PatientMonth {
  const name = (names: Readonly<Record<string, string>>, old: string) => (Object.hasOwn(names, old) ? (names[old] as string) : old);
  const who = input.practitionerByProgram;
  return {
    ...input, programs,
    entries: input.entries.map((entry) => ({
      ...entry,
      ...(typeof entry?.program === 'string' ? { program: name(services, entry.program) } : {}),
      ...(typeof entry?.performerRole === 'string' ? { performerRole: name(roles, entry.performerRole) } : {}),
    })),
    ...(who ? { practitionerByProgram: Object.fromEntries(Object.entries(who).map(([program, id]) => [name(services, program), id])) } : {}),
  };
}

/** All days and instants as many months earlier or later. An entry keeps its length and its time since local midnight, and the part of it in the month. */
function shifted(input: PatientMonth, month: string): { input: PatientMonth; notes: string[] } {
  const count = (Number(month.slice(0, 4)) - Number(input.serviceMonth.slice(0, 4))) * 12 + Number(month.slice(5)) - Number(input.serviceMonth.slice(5));
  if (count === 0) return { input, notes: [] };
  const bounds = monthBounds(input.serviceMonth, input.timeZone);
  let clipped = 0;
  const day = (from: string) => addMonthsToDay(from, count);
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return /id$/i.test(key) ? value : isDay(value) ? day(value) : isMonth(value) ? addMonths(value, count) : value;
    if (Array.isArray(value)) return value.map((each) => walk(each));
    if (typeof value !== 'object' || value === null) return value;
    const moved = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)])) as EntryInput;
    return { ...moved, ...span(value as EntryInput) };
  };
  const span = (entry: EntryInput): EntryInput => {
    const [from, to] = [instant(entry.start), instant(entry.end)];
    if (!(to > from)) return {};
    const inside = from < bounds.end && to > bounds.start;
    const start = inside ? Math.max(from, bounds.start) : from;
    const end = inside ? Math.min(to, bounds.end) : to;
    const old = dayOf(start, input.timeZone);
    const at = dayBounds(day(old), input.timeZone).start + start - dayBounds(old, input.timeZone).start;
    // Minutes beside the times must go on saying the same as they do.
    return { start: at, end: at + end - start, ...(end - start === to - from ? {} : { minutes: null }) };
  };
  const { patient, entries, otherBilled, otherPatientEntries, evaluationDate } = input;
  for (const entry of entries) {
    const from = instant(entry?.start);
    const on = Number.isNaN(from) ? entry?.date : dayOf(from, input.timeZone);
    if (isDay(on) && on.startsWith(input.serviceMonth) && Number(on.slice(8)) > daysIn(month)) clipped++;
  }
  const notes = [`As if all had happened in ${sayMonth(month)}: every day is ${Math.abs(count)} ${Math.abs(count) === 1 ? 'month' : 'months'} ${count < 0 ? 'earlier' : 'later'}. Weekdays, holidays and periods of 30 days may fall otherwise.`];
  if (clipped > 0) notes.push(`${clipped} ${clipped === 1 ? 'entry' : 'entries'} of days that this month does not have ${clipped === 1 ? 'lies' : 'lie'} on its last day, where time may overlap.`);
  return { input: { ...input, serviceMonth: month, ...(walk({ patient, entries, otherBilled, otherPatientEntries, evaluationDate }) as Pick<PatientMonth, 'patient' | 'entries'>) }, notes };
}
