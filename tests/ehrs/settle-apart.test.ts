import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Banner, Reading } from '../../lib/ehrs/index.ts';
import { DOUBTFUL_MS, settler, SKEW_MS, WHOLE_MS } from '../../lib/ehrs/settle.ts';

/** Address and banner told by two: the address by the browser beside every message, the banner by a reader that may be slow. */
const people: Banner[] = [
  { family: 'Wilson', given: 'John', birthDate: '1971-04-09', recordNumber: '100GEJ' },
  { family: 'Williams', given: 'Betty', birthDate: '1972-04-08', recordNumber: '1000NL' },
  { family: 'Twin', given: 'Ada', birthDate: '1990-02-02', recordNumber: 'T1' },
  { family: 'Twin', given: 'Eve', birthDate: '1990-02-02', recordNumber: 'T2' },
];
interface Change { at: number; urlId?: string; banner?: Banner | null; lost?: boolean }

function run(changes: Change[], until: number, hold = 0): { at: number; reading: Reading }[] {
  const ordered = [...changes].sort((a, b) => a.at - b.at);
  const seen: { at: number; reading: Reading }[] = [];
  const settle = settler(SKEW_MS, hold);
  let [urlId, banner]: [string | null, Banner | null] = [null, null];
  for (let at = 0; at <= until;) {
    let lost = false;
    while (ordered.length && ordered[0]!.at <= at) {
      const change = ordered.shift()!;
      if (change.urlId !== undefined) ({ urlId } = change as { urlId: string });
      if (change.banner !== undefined) ({ banner } = change as { banner: Banner | null });
      lost ||= change.lost ?? false;
    }
    const { reading, again } = settle({ at, urlId, banner, lost });
    seen.push({ at, reading });
    at = Math.min(at + 250, ordered[0]?.at ?? Infinity, again !== null && again > at ? again : Infinity);
  }
  return seen;
}
const wrong = (seen: ReturnType<typeof run>) => seen.filter(({ reading }) => reading.status === 'read' && reading.recordNumber !== null && people[Number(reading.urlId)]!.recordNumber !== reading.recordNumber);
const whenRead = (seen: ReturnType<typeof run>, number: string) => seen.find(({ reading }) => reading.status === 'read' && reading.recordNumber === number)?.at ?? null;

describe('settle, with two readers', () => {
  it('reads a new chart whose banner is heard just before its address', () => {
    const seen = run([{ at: 0, urlId: '0', banner: people[0]! }, { at: 2000, banner: people[1]! }, { at: 2000 + SKEW_MS - 10, urlId: '1' }], 9000);
    expect(whenRead(seen, '1000NL')).toBe(2000 + SKEW_MS - 10 + WHOLE_MS);
    const inPieces = run([{ at: 0, urlId: '0', banner: people[0]! }, { at: 2000, banner: { ...people[0]!, family: 'Williams', given: 'Betty' } }, { at: 2050, banner: people[1]! }, { at: 2100, urlId: '1' }], 9000);
    expect(whenRead(inPieces, '1000NL')).not.toBe(null);
  });

  it('drops at once what a lost frame said, and gives a banner that is drawn anew its moment', () => {
    const gone = (lost: boolean) => run([{ at: 0, urlId: '0', banner: people[0]! }, { at: 2000, banner: null, lost }], 2100).find(({ at }) => at === 2000)!.reading.status;
    expect([gone(true), gone(false)]).toEqual(['changing', 'read']);
  });

  it('believes nothing for three seconds where it does not know what was before', () => {
    expect(whenRead(run([{ at: 0, urlId: '0', banner: people[0]! }], 9000, DOUBTFUL_MS), '100GEJ')).toBe(DOUBTFUL_MS);
    const midway = run([{ at: 0, urlId: '1', banner: people[0]! }, { at: 1200, banner: people[1]! }], 9000, DOUBTFUL_MS);
    expect([wrong(midway), whenRead(midway, '1000NL')]).toEqual([[], expect.any(Number)]);
  });

  const hop = fc.record({
    who: fc.nat(people.length - 1), stay: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 400, max: 9000 })),
    late: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 2400 })), blankAfter: fc.option(fc.integer({ min: 0, max: 1500 })),
    heard: fc.tuple(fc.nat(SKEW_MS - 50), fc.nat(600)),
  });
  it('never reads a banner under another person\'s address (2,000 days at the screen)', () => {
    let reads = 0;
    fc.assert(fc.property(fc.array(hop, { minLength: 2, maxLength: 9 }), (hops) => {
      const changes: Change[] = [];
      let [clock, shownAt, addressHeard, bannerHeard] = [0, 0, 0, 0];
      for (const { who, stay, late, blankAfter, heard: [slowAddress, slowBanner] } of hops) {
        const at = Math.max(clock + late, shownAt + 1);
        const hear = (when: number) => (bannerHeard = Math.max(when + slowBanner, bannerHeard + 1));
        // Each reader is heard in the order in which it speaks.
        changes.push({ at: (addressHeard = Math.max(clock + slowAddress, addressHeard + 1)), urlId: String(who) });
        if (blankAfter !== null && clock + blankAfter < at && clock + blankAfter > shownAt) changes.push({ at: hear(clock + blankAfter), banner: null });
        changes.push({ at: hear(at), banner: people[who]! });
        shownAt = at;
        clock += stay;
      }
      const seen = run(changes, clock + 9000);
      reads += new Set(seen.filter(({ reading }) => reading.status === 'read' && reading.recordNumber).map(({ reading }) => reading.urlId)).size;
      expect(wrong(seen)).toEqual([]);
    }), { numRuns: 2000, ...(process.env['SETTLE_SEED'] ? { seed: Number(process.env['SETTLE_SEED']) } : {}) });
    expect(reads).toBeGreaterThan(2000);
  });
});
