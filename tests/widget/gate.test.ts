import { describe, expect, it } from 'vitest';
import { decide, see, SETTLE_MS } from '../../components/widget/gate.ts';
import type { SeenSince } from '../../components/widget/gate.ts';

const clear = (time: number) => ({ time, isIntersecting: true, intersectionRatio: 1, isVisible: true });

describe('the click gate', () => {
  it('opens 800 ms after the frame was first seen, not a millisecond before', () => {
    const since = see(null, clear(1000));
    expect(decide('watch', since, 1000 + SETTLE_MS - 1)).toBe('wait');
    expect(decide('watch', since, 1000 + SETTLE_MS)).toBe('act');
  });

  it.each([
    ['covered or faded', { isVisible: false }], ['moved out', { isIntersecting: false, intersectionRatio: 0 }], ['half out', { intersectionRatio: 0.5 }], ['not judged at all', { isVisible: undefined }],
  ])('shuts at once when %s, and needs the whole time again', (_how, change) => {
    let since: SeenSince = see(null, clear(0));
    since = see(since, { ...clear(5000), ...change });
    expect(decide('watch', since, 9000)).toBe('wait');
    since = see(since, clear(9000));
    expect(decide('watch', since, 9100)).toBe('wait');
    expect(decide('watch', since, 9000 + SETTLE_MS)).toBe('act');
  });

  it('does not start anew while it stays clear', () => {
    expect(see(see(null, clear(100)), clear(700))).toBe(100);
  });

  it('opens the panel where the browser cannot guard a frame, and is always open in our own panel', () => {
    expect(decide('panel', 0, 1e9)).toBe('panel');
    expect(decide('own', null, 0)).toBe('act');
  });
});
