import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved } from '../../lib/commands/move.ts';
import { overlapsAfter, overlapsOf } from '../../lib/commands/overlaps.ts';
import { allTrimmed, cutOff, overlapsWith, trimmed } from '../../lib/commands/trim.ts';
import type { RecordedEntry } from '../../lib/ledger/blocks.ts';
import type { Draft, Overlap } from '../../lib/records/index.ts';
import { subtract, total, union, type Interval } from '../../lib/time/interval.ts';

const staff = '00000000-0000-4000-8000-0000000000aa';
const patients = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ids = (from = 1000) => () => idOf(from++);
const entry = (n: number, start: number, end: number, patient = patients[0]!): RecordedEntry => ({
  id: idOf(n), patient, month: '2026-11', staff, role: 'clinical_staff', start, end, program: 'CCM', activity: 'patient_call', note: 'n', interactive: true, source: 'timer', history: [], recorded: { at: 0, by: staff, event: idOf(0) },
});

/** What stands of these entries after the events, as the fold would have it. */
function after(entries: readonly RecordedEntry[], drafts: readonly Draft[]): { id: string; patient: string; start: number; end: number; program: string | null }[] {
  const all = new Map(entries.map(({ id, patient, start, end, program }) => [id, { id, patient, start, end, program: program as string | null }]));
  for (const { body } of drafts) {
    if (body.kind === 'entry.voided') all.delete(body.entry);
    if (body.kind === 'entry.amended') all.set(body.entry, { ...all.get(body.entry)!, ...(body.changes as Partial<Interval>) });
    if (body.kind === 'entry.recorded') all.set(body.entry.id, body.entry);
  }
  return [...all.values()];
}
const sum = (list: readonly Interval[]) => list.reduce((ms, each) => ms + each.end - each.start, 0);

const stretch = fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 3_000 })).map(([start, length]) => ({ start, end: start + length }));
/** Stretches of one person, one after the other, some touching. */
const inOrder = fc.array(fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 900 })), { minLength: 1, maxLength: 8 })
  .map((list) => { let at = 0; return list.map(([gap, length]) => { const start = at + gap; at = start + length; return { start, end: at }; }); });

describe('an entry that gives up time', () => {
  it('keeps exactly the rest, to the millisecond, in parts that do not overlap', () => {
    fc.assert(fc.property(stretch, fc.array(stretch, { maxLength: 6 }), (own, holes) => {
      const before = entry(1, own.start, own.end);
      const left = after([before], trimmed(before, holes, 'because', [], ids()));
      expect(union(left)).toEqual(subtract([own], holes));
      expect(sum(left)).toBe(total(left));
      expect(left.every((each) => each.end > each.start)).toBe(true);
    }), { numRuns: 500 });
  });

  it('never gives up more than the new one takes: others and mine tile what was there', () => {
    fc.assert(fc.property(inOrder, stretch, (own, mine) => {
      const entries = own.map((each, n) => entry(n + 1, each.start, each.end, patients[n % 3]));
      const others = entries.filter((each) => each.start < mine.end && mine.start < each.end);
      const left = after(entries, allTrimmed(others, [mine], 'because', [], ids()));
      expect(sum(left) + mine.end - mine.start).toBe(total([...own, mine]));
      expect(total([...left, mine])).toBe(total([...own, mine]));
      // The other way round: what remains of mine fills the holes and nothing else.
      const rest = subtract([mine], own);
      expect(sum(own) + sum(rest)).toBe(total([...own, mine]));
    }), { numRuns: 500 });
  });

  it('leaves each overlap noted exactly where two entries still share time', () => {
    fc.assert(fc.property(stretch, stretch, fc.array(stretch, { maxLength: 4 }), (one, two, holes) => {
      const entries = [entry(1, one.start, one.end, patients[0]), entry(2, two.start, two.end, patients[1])];
      const noted = overlapsOf([{ month: '2026-11', patient: patients[0]!, body: { kind: 'entry.recorded', entry: cutOff(entries[0]!, one, idOf(1)) } }], [entries[1]!], ids(2000));
      const known = noted.flatMap(({ body }) => (body.kind === 'overlap.noticed' ? [body.overlap] : []));
      // Both sides give up time in one command.
      const drafts = allTrimmed(entries, holes, 'because', known, ids(3000));
      const stand: Overlap[] = overlapsWith(known, drafts);
      const left = after(entries, drafts);
      const pairs = left.flatMap((a) => left.filter((b) => a.patient === patients[0] && b.patient === patients[1] && a.start < b.end && b.start < a.end).map((b) => [a.id, b.id].sort().join()));
      expect(stand.map(({ sides }) => sides.map((side) => side.entry).sort().join()).sort()).toEqual(pairs.sort());
      for (const { sides } of stand) for (const side of sides) expect(left.find((each) => each.id === side.entry)).toMatchObject({ start: side.start, end: side.end });
      // Nothing is resolved that does not stand.
      let standing = new Set(known.map(({ id }) => id));
      for (const { body } of drafts) {
        if (body.kind === 'overlap.noticed') standing.add(body.overlap.id);
        if (body.kind === 'overlap.resolved') { expect(standing.has(body.overlap)).toBe(true); standing = new Set([...standing].filter((id) => id !== body.overlap)); }
      }
    }), { numRuns: 500 });
  });

  it('gives every second one program, whatever is moved where', () => {
    const programs = ['CCM', 'RPM', 'BHI'] as const;
    fc.assert(fc.property(inOrder, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...programs), fc.nat()), { maxLength: 12 }), (own, moves) => {
      let entries = own.map((each, n) => entry(n + 1, each.start, each.end));
      const newId = ids();
      for (const [which, program, offset] of moves) {
        const target = entries[which % entries.length]!;
        const cut = target.start + (offset % (target.end - target.start));
        entries = after(entries, moved(target, program, cut, 'other work', [], newId)) as RecordedEntry[];
        expect(entries.find((each) => each.start === cut && each.patient === target.patient)!.program).toBe(program);
      }
      const byProgram = programs.map((program) => total(entries.filter((each) => each.program === program)));
      expect(byProgram.reduce((a, b) => a + b, 0)).toBe(total(own));
      expect(sum(entries)).toBe(total(own));
      expect(union(entries)).toEqual(union(own));
    }), { numRuns: 500 });
  });

  it('resolves what a void takes away', () => {
    const known: Overlap[] = [{ id: idOf(9), staff, sides: [{ entry: idOf(1), patient: patients[0]!, month: '2026-11', start: 0, end: 10 }, { entry: idOf(2), patient: patients[1]!, month: '2026-11', start: 5, end: 15 }] }];
    expect(overlapsAfter(known, idOf(1), [], ids(), 'gone').map(({ body }) => body.kind)).toEqual(['overlap.resolved']);
    expect(overlapsAfter(known, idOf(3), [], ids(), 'gone')).toEqual([]);
  });
});
