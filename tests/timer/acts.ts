import fc from 'fast-check';

/** What may happen to a person with a timer, ms. */
export type Act =
  | { do: 'works' | 'isAway' | 'sleeps' | 'setsClock'; ms: number }
  | { do: 'page' | 'alarm' | 'presence' | 'workerDies' | 'otherChart' | 'ownChart' | 'goOn' | 'switches' | 'locks' | 'unlocks' | 'osLocks' | 'call' | 'start' | 'quits' }
  | { do: 'stop'; ago: number };

const span = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 60_000 }) }, { weight: 3, arbitrary: fc.integer({ min: 60_000, max: 400_000 }) }, { weight: 1, arbitrary: fc.integer({ min: 400_000, max: 3_000_000 }) }, { weight: 1, arbitrary: fc.constantFrom(0, 1, 15_000, 90_000, 90_001, 299_999, 300_000, 300_001) });
const steps = fc.oneof(fc.integer({ min: -7_200_000, max: 7_200_000 }), fc.integer({ min: -5_000, max: 5_000 }), fc.constantFrom(-2_001, -2_000, 2_000, 2_001));
const plainly = (what: Exclude<Act, { ms: number } | { ago: number }>['do'], weight: number) => ({ weight, arbitrary: fc.constant({ do: what }) as fc.Arbitrary<Act> });

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 14, arbitrary: span.map((ms): Act => ({ do: 'works', ms })) },
  { weight: 4, arbitrary: span.map((ms): Act => ({ do: 'isAway', ms })) },
  { weight: 1, arbitrary: span.map((ms): Act => ({ do: 'sleeps', ms })) },
  { weight: 2, arbitrary: steps.map((ms): Act => ({ do: 'setsClock', ms })) },
  { weight: 3, arbitrary: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20_000 })).map((ago): Act => ({ do: 'stop', ago })) },
  plainly('page', 8), plainly('alarm', 4), plainly('presence', 8), plainly('workerDies', 2), plainly('otherChart', 2), plainly('ownChart', 1), plainly('goOn', 2),
  plainly('switches', 1), plainly('locks', 1), plainly('osLocks', 1), plainly('unlocks', 3), plainly('call', 1), plainly('start', 4), plainly('quits', 1),
);
