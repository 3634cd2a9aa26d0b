/** A plain fact held against the values that meet it. */
import type { PatientMonth } from './contract.ts';
import type { Judge, Words } from './needs.ts';

const paths = new Map<string, readonly string[]>();

function keysOf(path: string): readonly string[] {
  let keys = paths.get(path);
  if (!keys) paths.set(path, (keys = (path.startsWith('/') ? path.slice(1) : path).split('.')));
  return keys;
}

/** The value at a path of the patient's facts, or of the patient-month if the path begins with `/`; null if it is not recorded. */
export function factAt(path: string, input: PatientMonth): unknown {
  let value: unknown = path.startsWith('/') ? input : input.patient;
  for (const key of keysOf(path)) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return value ?? null;
}

const said = (value: unknown): string => (value === true ? 'yes' : value === false ? 'no' : typeof value === 'string' || typeof value === 'number' ? String(value) : 'not recorded');

export const fact: Judge<'fact'> = (need, { input }) => {
  const value = factAt(need.fact, input);
  const words = (trouble: boolean) => (): Words => ({ wanted: need.wanted, had: said(value), ...(trouble ? { trouble: `${need.label.toLowerCase()}: ${said(value)}`, question: { fact: need.fact.split('.')[0] ?? need.fact, ask: need.ask } } : {}) });
  if (value === null) {
    if (need.absent === 'met') return { answer: 'met', words: words(false) };
    return { answer: 'unknown', reason: need.reason, words: words(true) };
  }
  const met = need.least === undefined ? (need.is?.includes(value as string) ?? false) : typeof value === 'number' && value >= need.least;
  return met ? { answer: 'met', words: words(false) } : { answer: 'not_met', reason: need.reason, ...(need.flag ? { flags: [need.flag] } : {}), words: words(true) };
};
