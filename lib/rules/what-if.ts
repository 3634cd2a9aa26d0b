/**
 * What if: a patient's month evaluated as it is and with imagined changes. Nothing is saved and the month given is never touched. Time and codes
 * only, no money: minutes are not to be chased.
 */
import { isDay } from '../time/month.ts';
import { checkFacts } from './facts.ts';
import { ContractError, parsePatientMonth, type EntryInput, type PatientMonth, type Payer, type Program } from './contract.ts';
import { answersOf } from './difference.ts';
import { evaluate } from './evaluate.ts';
import type { Finding } from './finding.ts';
import type { RuleSet } from './rule.ts';
import { translate, type Translation } from './side-by-side.ts';

/** An entry by its own id, or by its place in the month's `entries`; added ones follow in the order of their changes, dropped ones keep their place. */
export type EntryName = { id: string } | { index: number };

export type Change =
  /** `also`: what else the entry would say, for example a live contact or a training. A day after the evaluation does not count yet. */
  | { kind: 'add_minutes'; role: string; performer?: string; activity: string; program: string; minutes: number; day: string; also?: EntryInput }
  | { kind: 'drop_entry'; entry: EntryName }
  /** A role stays with its performer, unless another one is named: only the billing practitioner's time is the practitioner's own. */
  | { kind: 'change_entry'; entry: EntryName; role?: string; performer?: string; program?: string; activity?: string }
  /** `as`: how the other payer calls programs, services and roles; absent = as before. */
  | { kind: 'change_payer'; payer: Payer; as?: Translation }
  | { kind: 'add_program'; program: Program }
  | { kind: 'remove_program'; program: Program }
  /** A fact of `patient` by its path, up to three names deep: `mdm`, `carePlan.copyGiven`, `consent.CCM.date`. Null = not recorded. */
  | { kind: 'set_fact'; path: string; value: unknown };

/** A change that cannot be imagined: a code, and a sentence without patient data that counts changes from 1. */
export class ChangeError extends ContractError {
  constructor(code: string, message: string) {
    super(code, message);
    this.name = 'ChangeError';
  }
}

export interface UnitChange {
  code: string;
  label: string;
  program: string;
  kind: 'gained' | 'lost' | 'more' | 'fewer';
  /** Units. */
  before: number;
  after: number;
  /** Why the changed month does not support it, or not more of it. */
  reasons: readonly string[];
}

export interface WhatIf { before: Finding; after: Finding; changes: UnitChange[]; saved: false }

/** @throws ChangeError for a change that does not fit the month; ContractError if the changed month cannot be taken */
export function whatIf(input: PatientMonth, changes: readonly Change[], rules: RuleSet): WhatIf {
  const before = evaluate(input, rules);
  const after = evaluate(changed(input, changes), rules);
  const [olds, news] = [answersOf(before), answersOf(after)];
  const found = [...new Set([...olds.keys(), ...news.keys()])].sort().flatMap((code): UnitChange[] => {
    const answer = news.get(code) ?? olds.get(code);
    const [was, is] = [olds.get(code)?.units ?? 0, news.get(code)?.units ?? 0];
    if (!answer || was === is) return [];
    const kind = was === 0 ? 'gained' : is === 0 ? 'lost' : is > was ? 'more' : 'fewer';
    return [{ code, label: answer.label, program: answer.program, kind, before: was, after: is, reasons: news.get(code)?.reasons ?? [] }];
  });
  return { before, after, changes: found, saved: false };
}

/** The month with the changes in it, one after the other: a new one, the given stays as it is. @throws ChangeError, ContractError */
export function changed(input: PatientMonth, changes: readonly Change[]): PatientMonth {
  if (changes.length === 0) return input;
  let month = input;
  // Entries keep their places until the end; dropped ones are only marked.
  const entries = [...input.entries];
  const dropped = new Set<number>();
  changes.forEach((change, at) => {
    const fail = (code: string, sentence: string): never => { throw new ChangeError(code, `Change ${at + 1}: ${sentence}`); };
    switch (change.kind) {
      case 'add_minutes': entries.push(added(change, month, fail)); break;
      case 'drop_entry': dropped.add(place(entries, dropped, change.entry, fail)); break;
      case 'change_entry': {
        const index = place(entries, dropped, change.entry, fail);
        const { role, performer, program, activity } = change;
        entries[index] = { ...entries[index], ...given({ performerRole: role, performerId: performer, program, activity }) };
        break;
      }
      case 'change_payer': {
        const { payer, as } = change;
        if (as) {
          const other = translate({ ...month, entries }, as);
          entries.splice(0, entries.length, ...other.entries);
          month = other;
        }
        month = { ...month, payer };
        break;
      }
      case 'add_program':
        if (month.programs.includes(change.program)) fail('PROGRAM_TWICE', 'the month already has this program.');
        month = { ...month, programs: [...month.programs, change.program] };
        break;
      case 'remove_program':
        if (!month.programs.includes(change.program)) fail('NO_SUCH_PROGRAM', 'the month does not have this program.');
        month = { ...month, programs: month.programs.filter((each) => each !== change.program) };
        break;
      case 'set_fact': {
        if (!/^[a-z]\w*(\.[a-z]\w*){0,2}$/i.test(change.path)) fail('BAD_PATH', 'a fact is named by up to three words with dots between them, for example carePlan.copyGiven.');
        const patient = withFact(month.patient, change.path.split('.'), change.value, fail);
        checkFacts(patient, fail);
        month = { ...month, patient };
      }
    }
  });
  return parsePatientMonth({ ...month, entries: entries.filter((_, index) => !dropped.has(index)) });
}

type Fail = (code: string, sentence: string) => never;

const given = (fields: EntryInput): EntryInput => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function added({ role, performer, activity, program, minutes, day, also }: Change & { kind: 'add_minutes' }, month: PatientMonth, fail: Fail): EntryInput {
  if (!(minutes > 0 && minutes <= 1440)) fail('BAD_MINUTES', 'minutes are more than 0 and at most 1440.');
  if (!isDay(day) || !day.startsWith(month.serviceMonth)) fail('BAD_DAY', 'the day lies in the month that is evaluated.');
  return { ...also, ...given({ performerRole: role, performerId: performer, activity, program, minutes, date: day }) };
}

function place(entries: readonly EntryInput[], dropped: ReadonlySet<number>, name: EntryName, fail: Fail): number {
  const named = 'index' in name ? [name.index] : [...entries.keys()].filter((index) => entries[index]?.id === name.id);
  const [found, ...more] = named.filter((index) => index in entries && !dropped.has(index));
  if (more.length > 0) fail('ENTRY_NOT_UNIQUE', 'several entries carry this id; name the entry by its place.');
  return found ?? fail('NO_SUCH_ENTRY', 'this month has no such entry, or it is dropped already.');
}

function withFact(facts: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown, fail: Fail): Record<string, unknown> {
  if (rest.length === 0) return { ...facts, [name]: value };
  const inner = Object.hasOwn(facts, name) ? (facts[name] ?? {}) : {};
  if (typeof inner !== 'object' || Array.isArray(inner)) fail('BAD_PATH', 'the path leads into a fact that has no parts of its own.');
  return { ...facts, [name]: withFact(inner as Record<string, unknown>, rest, value, fail) };
}

/** A step to a code; `waitsFor`: needs that stand in its way besides the time, in words. */
export interface Step { program: string; code: string; missingSeconds: number; waitsFor: readonly string[] }

/**
 * The smallest effort to the next code, for sorting a worklist; null if no step is left. A step that only time is missing for comes before
 * one that waits for something else too; then fewer seconds; of equals the first ladder. Never money, and never a reason to work: only needed care counts.
 */
export function smallestStep({ ladders, blocked }: Finding): Step | null {
  const steps = ladders.flatMap(({ program, next }): Step[] => {
    if (!next) return [];
    const needs = blocked.filter((each) => each.code === next.code && each.program === program).flatMap((each) => each.needs);
    const waitsFor = needs.filter(({ need, answer, reason }) => need !== 'minutes' && answer !== 'met' && reason).map(({ label }) => label);
    return [{ program, code: next.code, missingSeconds: next.missing, waitsFor: [...new Set(waitsFor)] }];
  });
  return steps.sort((a, b) => Math.sign(a.waitsFor.length) - Math.sign(b.waitsFor.length) || a.missingSeconds - b.missingSeconds)[0] ?? null;
}
