import { describe, expect, it } from 'vitest';
import { answerOf, discards, firstMinutes, minutesOf } from '../../components/widget/answers.ts';
import { earlier, instantOf, planStart } from '../../components/widget/start-edit.ts';
import { NOW, span, timer, ZONE } from './views.ts';

describe('an earlier start', () => {
  it('moves by minutes, but never before the previous entry, and never later', () => {
    expect(earlier(NOW, 5, 0)).toBe(NOW - 300_000);
    expect(earlier(NOW, 10, NOW - 120_000)).toBe(NOW - 120_000);
    expect(earlier(NOW, 10, NOW + 5000)).toBe(NOW);
  });

  it('understands a clock time of the practice, also across midnight and a change of the clocks', () => {
    expect(instantOf('10:35', NOW, NOW, ZONE)).toBe(Date.parse('2026-11-19T15:35:00Z'));
    expect(instantOf('10:35:10', NOW, NOW, ZONE)).toBe(Date.parse('2026-11-19T15:35:10Z'));
    const afterMidnight = Date.parse('2026-11-19T05:10:00Z');
    expect(instantOf('23:55', afterMidnight, afterMidnight, ZONE)).toBe(Date.parse('2026-11-19T04:55:00Z'));
    const springForward = Date.parse('2026-03-08T07:10:00Z'); // 3:10, ten minutes after 2:00 became 3:00
    expect(instantOf('1:50', springForward, springForward, ZONE)).toBe(Date.parse('2026-03-08T06:50:00Z'));
    for (const bad of ['', 'soon', '25:00', '10:60', '10']) expect(instantOf(bad, NOW, NOW, ZONE)).toBeNull();
  });

  it('refuses what overlaps, lies ahead or is no time, in words', () => {
    expect(planStart(timer.start, timer.start - 140_000, timer.earliestStart, NOW, ZONE)).toEqual({ start: timer.start - 140_000, grows: 140_000, trouble: null });
    expect(planStart(timer.start, timer.earliestStart - 1, timer.earliestStart, NOW, ZONE).trouble).toContain('previous entry ended at 10:29:00');
    expect(planStart(timer.start, NOW + 1, timer.earliestStart, NOW, ZONE).trouble).toContain('future');
    expect(planStart(timer.start, null, timer.earliestStart, NOW, ZONE).trouble).toContain('Type a time');
  });
});

describe('answers about unresolved time', () => {
  it('sends what was chosen, and knows what it would discard', () => {
    expect(answerOf(span, 'keep', 5)).toEqual({ span: 'u1', answer: 'keep' });
    expect(answerOf(span, 'first', 5)).toEqual({ span: 'u1', answer: 'first', minutes: 5 });
    expect(discards(span, 'keep', 5)).toBe(0);
    expect(discards(span, 'discard', 5)).toBe(2_046_000);
    expect(discards(span, 'first', 34)).toBe(6_000);
    expect(discards(span, 'first', 40)).toBe(0);
  });

  it('suggests no more minutes than there are, so that the key alone is an answer', () => {
    for (const [ms, minutes] of [[500, '1'], [60_000, '1'], [60_001, '2'], [299_000, '5'], [2_046_000, '5']] as const) {
      const gap = { start: 0, end: ms };
      expect(firstMinutes(gap)).toBe(minutes);
      expect(minutesOf(firstMinutes(gap), gap)).toBe(Number(minutes));
    }
  });

  it('takes whole minutes that are there', () => {
    expect(minutesOf('5', span)).toBe(5);
    expect(minutesOf('35', span)).toBe(35);
    for (const bad of ['0', '36', '', '1.5', '-2', 'ten']) expect(minutesOf(bad, span)).toBeNull();
  });
});
