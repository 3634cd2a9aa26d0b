import { describe, expect, it } from 'vitest';
import { planned } from '../../components/workspace/month/ExportCheck.tsx';
import { flagsOf } from '../../components/workspace/month/flags.ts';
import { grouped } from '../../components/workspace/month/head.ts';
import { daysLeft, filtered, inOrder, sums } from '../../components/workspace/month/order.ts';
import { closedRows, rows } from '../preview/fixtures.ts';

const names = (list: typeof rows) => list.map((row) => row.patient.family);
const row = (family: string) => rows.find((each) => each.patient.family.startsWith(family))!;

describe('the worklist', () => {
  it('puts what needs a person first, and inside a state what is nearest', () => {
    expect(names(inOrder([...rows].reverse()))).toEqual(['Featherstone-Abernathy', 'Castellano', 'Ramirez', 'Petrova', 'Okafor', 'Halvorsen', 'Sutter', 'Quill', 'Tran', 'Kessler', 'Mwangi']);
  });

  it('finds by name, record number, code and flag, each word somewhere', () => {
    expect(names(filtered(rows, new Set(), 'okaf 00481220'))).toEqual(['Okafor']);
    expect(names(filtered(rows, new Set(), 'consent date'))).toEqual(['Castellano']);
    expect(names(filtered(rows, new Set(), '99491'))).toEqual(['Sutter']);
    expect(names(filtered(rows, new Set(['close'] as const), 'halv'))).toEqual([]);
    expect(names(filtered(rows, new Set(['ready', 'exported'] as const), ''))).toEqual(['Halvorsen', 'Sutter', 'Mwangi']);
  });

  it('counts lines of ready patients only, and unresolved time apart from counted', () => {
    expect(sums(rows)).toMatchObject({ count: { ready: 2, close: 2, blocked: 3, in_progress: 3, exported: 1 }, lines: 3, unresolvedSeconds: 450, unresolvedPatients: 1 });
  });

  it('finds what the practice decided, and lists a held code apart from the lines', () => {
    expect(names(filtered(rows, new Set(), 'paper log'))).toEqual(['Halvorsen']);
    expect(flagsOf(row('Halvorsen')).map((flag) => flag.sentence)).toContain('99439 × 2 put in by the practice (Priya Raman NP): Eleven more minutes stand in the paper log of Nov 21');
    const all = { ...row('Sutter'), state: 'in_progress' as const, stateReason: '99437 held by the practice', supports: [] };
    expect(flagsOf(all).map((flag) => flag.sentence)).toEqual(['99437 held by the practice (Dana Whitfield RN): The clinic does not bill further practitioner time']);
    expect(planned([all])).toMatchObject({ ready: { lines: 0 }, unready: { lines: 0 }, out: [], held: [{ reason: '99437: The clinic does not bill further practitioner time (Dana Whitfield RN)' }] });
  });

  it('counts days to the end of the month, leap years too, and none for another month', () => {
    expect(daysLeft('2026-11', '2026-11-24')).toBe(6);
    expect(daysLeft('2028-02', '2028-02-01')).toBe(28);
    expect(daysLeft('2026-12', '2026-12-31')).toBe(0);
    expect(daysLeft('2026-10', '2026-11-01')).toBeNull();
  });

  it('says each flag once, most severe first', () => {
    expect(flagsOf(row('Featherstone')).map((flag) => flag.look)).toEqual(['stop', 'warn', 'info']);
    expect(flagsOf(row('Tran')).map((flag) => flag.sentence)).toEqual(['7:30 unresolved; keep or discard it', '11:40 to 20:00 for 99490']);
    expect(flagsOf(row('Castellano'))).toEqual([{ look: 'ask', icon: 'question', sentence: 'Cannot decide: consent date missing' }]);
  });
});

describe('a closed month', () => {
  it('says first what changed since it was closed, counts it, and finds it', () => {
    const changed = closedRows.find((each) => each.patient.family === 'Halvorsen')!;
    expect(flagsOf(changed)[0]).toMatchObject({ look: 'warn', sentence: 'Changed since it was closed: was 99490 × 1, now 99490 × 1, 99439 × 2. Since then an entry was added or changed' });
    expect([sums(closedRows).changed, sums(rows).changed]).toEqual([2, 0]);
    expect(names(filtered(closedRows, new Set(), 'changed since closed'))).toEqual(['Halvorsen', 'Sutter']);
  });

  it('goes out as it was frozen: who changed stays out with the sentence, and alone goes into the addendum', () => {
    const plan = planned(closedRows);
    expect(plan.ready).toEqual({ patients: 1, lines: 2 });
    expect(plan.out.find(({ row: each }) => each.patient.family === 'Sutter')?.reason).toBe('Time changed since it was closed: was 33:00, now 34:00; the answer is the same');
    const late = planned(closedRows, 'addendum');
    expect(late.ready).toEqual({ patients: 2, lines: 3 });
    expect(late.out).toEqual([]);
  });

  it('prints the end of the log in groups of four', () => {
    expect(grouped('7c1f09e0'.repeat(8))).toBe(Array.from({ length: 8 }, () => '7c1f 09e0').join(' '));
  });
});

describe('the export before it is written', () => {
  it('since the last one leaves out what went out as it is now', () => {
    expect(planned(rows, 'since').ready).toEqual({ patients: 2, lines: 3 });
  });


  it('takes ready and exported lines, and names who stays out and why', () => {
    const plan = planned(rows);
    expect(plan.ready).toEqual({ patients: 3, lines: 5 });
    expect(plan.out.map(({ row: each }) => each.patient.family)).toEqual(['Castellano', 'Featherstone-Abernathy', 'Ramirez', 'Tran']);
    expect(plan.look.map(({ row: each }) => each.patient.family)).toEqual(['Halvorsen']);
  });

  it('offers lines that are supported but not ready', () => {
    const waiting = { ...row('Halvorsen'), state: 'in_progress' as const, unresolvedSeconds: 90, unresolvedCount: 1 };
    expect(planned([waiting])).toMatchObject({ ready: { lines: 0 }, unready: { patients: 1, lines: 2 }, out: [{ reason: '1:30 unresolved' }] });
  });
});
