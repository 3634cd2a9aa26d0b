import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, moved, pointOf, type Place } from '../../entrypoints/chart/place.ts';

const view = { w: 1280, h: 800 };
const bar = { w: 280, h: 56 };

describe('place', () => {
  it.each<[Place['corner'], [number, number]]>([['br', [984, 728]], ['bl', [16, 728]], ['tr', [984, 16]], ['tl', [16, 16]]])('%s', (corner, point) => {
    expect(pointOf({ corner, dx: 16, dy: 16 }, bar, view)).toEqual(point);
  });

  it('measures from the corner that is nearest after a move', () => {
    expect(moved({ corner: 'br', dx: 16, dy: 16 }, -8, 0, bar, view)).toEqual({ corner: 'br', dx: 24, dy: 16 });
    expect(moved({ corner: 'br', dx: 16, dy: 16 }, -900, -700, bar, view)).toEqual({ corner: 'tl', dx: 84, dy: 28 });
  });

  it('grows toward the middle: the corner stays where it is', () => {
    const place: Place = { corner: 'br', dx: 16, dy: 16 };
    const [x, y] = pointOf(place, { w: 340, h: 400 }, view);
    expect([x + 340, y + 400]).toEqual([1264, 784]);
  });

  it('keeps any box inside any view, wherever it is put or moved', () => {
    const extent = (least: number, most: number) => fc.record({ w: fc.integer({ min: least, max: most }), h: fc.integer({ min: least, max: most }) });
    const place = fc.record({ corner: fc.constantFrom<Place['corner']>('br', 'bl', 'tr', 'tl'), dx: fc.integer({ min: 0, max: 10_000 }), dy: fc.integer({ min: 0, max: 10_000 }) });
    const by = fc.integer({ min: -3000, max: 3000 });
    fc.assert(fc.property(extent(64, 3000), extent(1, 3000), place, by, by, (window, wanted, at, dx, dy) => {
      const box = fit(wanted, window);
      for (const each of [at, moved(at, dx, dy, box, window)]) {
        const [x, y] = pointOf(each, box, window);
        expect(x).toBeGreaterThanOrEqual(8);
        expect(y).toBeGreaterThanOrEqual(8);
        expect(x + box.w).toBeLessThanOrEqual(window.w - 8);
        expect(y + box.h).toBeLessThanOrEqual(window.h - 8);
      }
      const to = moved(at, dx, dy, box, window);
      expect(Math.min(to.dx, to.dy)).toBeGreaterThanOrEqual(0);
    }), { numRuns: 2000 });
  });
});
