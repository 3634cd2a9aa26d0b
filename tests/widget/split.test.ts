import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addPart, boundaryOf, canAdd, firstParts, lengths, moveEnd, removePart, splitAnswer } from '../../components/widget/split.ts';
import type { Part } from '../../components/widget/split.ts';
import { clock } from '../../components/ui/said.ts';
import { span, ZONE } from './views.ts';

const of = (ms: number) => ({ ...span, end: span.start + ms });

describe('a split', () => {
  it('begins as work, then a break, and moves its boundary between the neighbours', () => {
    const parts = firstParts(span);
    expect(parts.map(({ keep, activity }) => [keep, activity])).toEqual([[true, 'medication_review'], [false, 'medication_review']]);
    expect(lengths(span, moveEnd(span, parts, 0, span.start + 732_000))).toEqual([732_000, 1_314_000]);
    expect(lengths(span, moveEnd(span, parts, 0, 0))).toEqual([1000, 2_045_000]);
    expect(lengths(span, moveEnd(span, parts, 0, span.end + 5))).toEqual([2_045_000, 1000]);
  });

  it('takes several cuts, each with its own activity, and says only those that differ', () => {
    const parts = addPart(span, moveEnd(span, firstParts(span), 0, span.start + 600_000)).map((part, at): Part => (at === 2 ? { ...part, keep: true, activity: 'referral' } : part));
    expect(splitAnswer(span, parts)).toEqual({
      span: 'u1', answer: 'split', cuts: [{ end: span.start + 600_000, keep: true }, { end: span.start + 1_323_000, keep: false }, { end: span.end, keep: true, activity: 'referral' }],
    });
  });

  it('gives the time of a removed row to its neighbour', () => {
    const three = addPart(span, firstParts(span));
    expect(lengths(span, removePart(three, 1)).reduce((sum, each) => sum + each, 0)).toBe(2_046_000);
    expect(removePart(three, 0)).toHaveLength(2);
    expect(removePart(removePart(three, 0), 0)).toHaveLength(1);
    expect(removePart(removePart(removePart(three, 0), 0), 0)).toHaveLength(1);
  });

  it('understands a typed time anywhere in a long gap, and nothing outside of it', () => {
    expect(boundaryOf('10:10', span, ZONE)).toBe(Date.parse('2026-11-19T15:10:00Z'));
    expect(boundaryOf('10:02', span, ZONE)).toBeNull();
    expect(boundaryOf('soon', span, ZONE)).toBeNull();
    const night = { ...span, start: Date.parse('2026-11-18T21:00:00Z'), end: Date.parse('2026-11-19T20:05:00Z') }; // 16:00 to 15:05
    expect(boundaryOf('16:30', night, ZONE)).toBe(Date.parse('2026-11-18T21:30:00Z'));
    expect(boundaryOf('15:00', night, ZONE)).toBe(Date.parse('2026-11-19T20:00:00Z'));
    expect(boundaryOf('15:30', night, ZONE)).toBeNull();
  });

  it('adds up to the millisecond and on screen to the second, whatever is done to it', () => {
    const act = fc.record({ what: fc.constantFrom('move', 'add', 'remove'), index: fc.nat(11), to: fc.integer({ min: -5000, max: 400_000 }) });
    fc.assert(fc.property(fc.integer({ min: 2000, max: 360_000 }), fc.array(act, { maxLength: 30 }), (ms, acts) => {
      const gap = of(ms);
      let parts = firstParts(gap);
      for (const { what, index, to } of acts) {
        if (what === 'move') parts = moveEnd(gap, parts, index, gap.start + to);
        else if (what === 'add') { const could = canAdd(gap, parts); const before = parts.length; parts = addPart(gap, parts); expect(parts.length).toBe(before + Number(could)); }
        else if (parts.length > 2) parts = removePart(parts, index % parts.length);
        const all = lengths(gap, parts);
        expect(Math.min(...all)).toBeGreaterThanOrEqual(1000);
        expect(all.reduce((sum, each) => sum + each, 0)).toBe(ms);
        expect(all.reduce((sum, each) => sum + seconds(clock(each / 1000)), 0)).toBe(seconds(clock(ms / 1000)));
        expect(splitAnswer(gap, parts).cuts?.at(-1)?.end).toBe(gap.end);
      }
    }));
  });
});

const seconds = (shown: string) => shown.split(':').reduce((sum, each) => sum * 60 + Number(each), 0);
