import { describe, expect, it } from 'vitest';
import { InOrder } from '../../components/widget/in-order.ts';

describe('answers in the order of their questions', () => {
  it('shows an answer though newer questions are on their way: a chart that changes without end does not keep the last name standing', () => {
    const order = new InOrder();
    const questions = Array.from({ length: 10 }, () => order.ask());
    expect(questions.map((each) => order.shows(each))).toEqual(Array(10).fill(true));
  });

  it('shows no answer that a newer one has overtaken, and none twice', () => {
    const order = new InOrder();
    const [old, fresh] = [order.ask(), order.ask()];
    expect([order.shows(fresh), order.shows(old), order.shows(fresh)]).toEqual([true, false, false]);
    // What a command answered is newer than any question asked before it.
    const before = order.ask();
    expect(order.shows(order.ask())).toBe(true);
    expect(order.shows(before)).toBe(false);
  });
});
