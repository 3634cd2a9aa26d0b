import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Banner, Reading } from '../../lib/ehrs/index.ts';
import { DOUBTFUL_MS, settler, WHOLE_MS, type Sight } from '../../lib/ehrs/settle.ts';

const people: Banner[] = [
  { family: 'Wilson', given: 'John', birthDate: '1971-04-09', recordNumber: '100GEJ' },
  { family: 'Williams', given: 'Betty', birthDate: '1972-04-08', recordNumber: '1000NL' },
  { family: 'Cohen', given: 'Nora', birthDate: '1967-06-04', recordNumber: '8' },
  { family: 'Wilson', given: 'John', birthDate: '1944-01-30', recordNumber: '100GFF' },
  { family: 'Twin', given: 'Ada', birthDate: '1990-02-02', recordNumber: 'T1' },
  { family: 'Twin', given: 'Eve', birthDate: '1990-02-02', recordNumber: 'T2' },
];
const idOf = (who: number | null) => (who === null ? null : `id-${who}`);

/** The address and the banner at given instants; looked at whenever one changes, every 250 ms, and when asked to look again. */
interface Change { at: number; urlId?: string | null; banner?: Banner | null }
function run(changes: Change[], until: number): { at: number; reading: Reading }[] {
  const ordered = [...changes].sort((a, b) => a.at - b.at);
  const seen: { at: number; reading: Reading }[] = [];
  const settle = settler();
  let urlId: string | null = null;
  let banner: Banner | null = null;
  let next = 0;
  for (let at = 0; at <= until;) {
    while (next < ordered.length && ordered[next]!.at <= at) {
      const change = ordered[next++]!;
      if (change.urlId !== undefined) urlId = change.urlId;
      if (change.banner !== undefined) banner = change.banner;
    }
    const sight: Sight = { at, urlId, banner };
    const { reading, again } = settle(sight);
    seen.push({ at, reading });
    at = Math.min(at + 250, ordered[next]?.at ?? Infinity, again !== null && again > at ? again : Infinity);
  }
  return seen;
}
const whenRead = (seen: ReturnType<typeof run>, record: string) => seen.find(({ reading }) => reading.status === 'read' && reading.recordNumber === record)?.at ?? null;
const [wilson, williams] = people as [Banner, Banner];

describe('settle', () => {
  it('reads a first chart 250 ms after its banner', () => {
    const seen = run([{ at: 0, urlId: 'a' }, { at: 400, banner: wilson }], 2000);
    expect(whenRead(seen, '100GEJ')).toBe(400 + WHOLE_MS);
    expect(seen.at(-1)!.reading).toEqual({ status: 'read', urlId: 'a', ...wilson, stale: false });
  });

  it('reads a switched chart 250 ms after the new banner: old banner 30 ms, none for 600 ms', () => {
    const seen = run([{ at: 0, urlId: 'a', banner: wilson }, { at: 2000, urlId: 'b' }, { at: 2030, banner: null }, { at: 2630, banner: williams }], 6000);
    expect(seen.find(({ at }) => at === 2000)!.reading).toMatchObject({ status: 'changing', urlId: 'b', family: '', recordNumber: null });
    expect(whenRead(seen, '1000NL')).toBe(2630 + WHOLE_MS);
  });

  it('never counts a banner that has not changed since before the address did', () => {
    const seen = run([{ at: 0, urlId: 'a', banner: wilson }, { at: 2000, urlId: 'b' }], 60_000);
    expect(seen.filter(({ at, reading }) => at >= 2000 && reading.status === 'read')).toEqual([]);
    expect(seen.at(-1)!.reading).toMatchObject({ status: 'changing', stale: true, recordNumber: '100GEJ' });
  });

  it('does not take the previous panel on a list page for the next chart', () => {
    const seen = run([{ at: 0, urlId: 'a', banner: wilson }, { at: 2000, urlId: null }, { at: 2600, urlId: 'b' }, { at: 2700, banner: null }, { at: 2860, banner: williams }], 9000);
    expect(seen.filter(({ at, reading }) => at >= 2000 && reading.recordNumber === '100GEJ')).toEqual([]);
    expect(whenRead(seen, '1000NL')).toBe(2860 + WHOLE_MS);
  });

  it('goes straight back to a chart that was read before', () => {
    const seen = run([{ at: 0, urlId: 'a', banner: wilson }, { at: 2000, urlId: null }, { at: 4000, urlId: 'a' }], 9000);
    expect(seen.at(-1)!.reading).toMatchObject({ status: 'read', urlId: 'a', recordNumber: '100GEJ' });
  });

  it('is none without id and banner, at once', () => {
    const seen = run([{ at: 0, urlId: 'a', banner: wilson }, { at: 2000, urlId: null, banner: null }], 2100);
    expect(seen.at(-1)!.reading.status).toBe('none');
  });

  it('says that a chart without a banner has none, after three seconds', () => {
    const seen = run([{ at: 0, urlId: 'a' }], 5000);
    expect(seen.find(({ reading }) => reading.status === 'read')).toEqual({ at: DOUBTFUL_MS, reading: { status: 'read', urlId: 'a', family: '', given: '', birthDate: null, recordNumber: null, stale: false } });
  });

  it('keeps its reading while a banner is only drawn anew', () => {
    const seen = run([{ at: 0, urlId: 'a', banner: wilson }, { at: 2000, banner: null }, { at: 2100, banner: wilson }], 5000);
    expect(seen.filter(({ at, reading }) => at > 1000 && at < 2250 && reading.status !== 'read')).toEqual([]);
  });

  it('reads nobody while another banner stands under an address whose patient it knows', () => {
    const seen = run([{ at: 0, urlId: 'a', banner: wilson }, { at: 2000, banner: williams }], 20_000);
    expect(whenRead(seen, '1000NL')).toBe(null);
  });

  /** Every reading that counts must name the person whose id is in the address. */
  const wrong = (seen: ReturnType<typeof run>) => seen.filter(({ reading }) => reading.status === 'read' && !reading.stale
    && reading.urlId !== null && reading.recordNumber !== null
    && !people.some((person, who) => idOf(who) === reading.urlId && person.recordNumber === reading.recordNumber && person.birthDate === reading.birthDate && person.family === reading.family));

  const hop = fc.record({
    who: fc.oneof({ weight: 5, arbitrary: fc.nat(people.length - 1) }, { weight: 1, arbitrary: fc.constant(null) }),
    stay: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 400, max: 9000 })),
    late: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 2400 })),
    blankAfter: fc.option(fc.integer({ min: 0, max: 1500 })),
    pieces: fc.option(fc.tuple(fc.nat(400), fc.nat(400), fc.nat(400))),
  });

  it('never reads a banner under another person\'s address, however address and banner run (2,000 days at the screen)', () => {
    let reads = 0;
    fc.assert(fc.property(fc.array(hop, { minLength: 2, maxLength: 9 }), (hops) => {
      const changes: Change[] = [];
      let clock = 0;
      let shown: Banner | null = null;
      let shownAt = 0;
      const show = (at: number, banner: Banner | null) => changes.push({ at, banner });
      for (const { who, stay, late, blankAfter, pieces } of hops) {
        changes.push({ at: clock, urlId: idOf(who) });
        // A banner may come after the address has moved on, but never after a later one's.
        const at = Math.max(clock + late, shownAt + 1);
        if (blankAfter !== null && clock + blankAfter < at && clock + blankAfter > shownAt) { show(clock + blankAfter, null); shown = null; }
        const person: Banner | null = who === null ? (blankAfter === null ? shown : null) : people[who]!;
        if (pieces && person && shown && at - clock + 400 <= 2800) {
          const [n, b, r] = pieces;
          let mix: Banner = { ...shown };
          const steps: [number, Partial<Banner>][] = [[n, { family: person.family, given: person.given }], [b, { birthDate: person.birthDate }], [r, { recordNumber: person.recordNumber }]];
          for (const [after, part] of steps.sort((x, y) => x[0] - y[0])) { mix = { ...mix, ...part }; show(at + after, mix); }
          shownAt = at + Math.max(n, b, r);
        } else { show(at, person); shownAt = at; }
        shown = person;
        clock += stay;
      }
      const seen = run(changes, clock + 8000);
      reads += new Set(seen.filter(({ reading }) => reading.status === 'read' && reading.recordNumber).map(({ reading }) => reading.urlId)).size;
      expect(wrong(seen)).toEqual([]);
      const last = hops.at(-1)!;
      if (last.who !== null) expect(seen.at(-1)!.reading.status === 'read' || seen.at(-1)!.reading.stale).toBe(true);
    }), { numRuns: 2000 });
    expect(reads).toBeGreaterThan(2000);
  });

  it('nor where the banner runs ahead of the address (1,000 days)', () => {
    fc.assert(fc.property(fc.array(fc.record({ who: fc.nat(people.length - 1), ahead: fc.integer({ min: 0, max: 2400 }), stay: fc.integer({ min: 1100, max: 9000 }) }), { minLength: 2, maxLength: 9 }), (hops) => {
      const changes: Change[] = [];
      let clock = 0;
      for (const { who, ahead, stay } of hops) {
        changes.push({ at: clock, banner: people[who]! }, { at: clock + ahead, urlId: idOf(who) });
        clock += ahead + stay;
      }
      expect(wrong(run(changes, clock + 8000))).toEqual([]);
    }), { numRuns: 1000 });
  });
});
