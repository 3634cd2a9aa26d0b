import { describe, expect, it } from 'vitest';
import { aroundOf, isReached, pathOf } from '../../lib/ehrs/frame-path.ts';

/** A fake window with frames in it: just enough to be numbered. A frame of another origin throws where its document is asked for. */
interface Fake { hidden?: boolean; away?: boolean; inShadow?: boolean; frames?: Fake[] }
function fakeWindow(spec: Fake, parent?: unknown): { window: Window; document: Document } {
  const window: Record<string | number, unknown> = {};
  window['parent'] = parent ?? window;
  const inner = (spec.frames ?? []).map((each) => ({ spec: each, ...fakeWindow(each, window) }));
  const listed = inner.filter((each) => !each.spec.inShadow);
  window['length'] = listed.length;
  listed.forEach((each, at) => { window[at] = each.window; });
  window['inner'] = inner.map((each) => each.window);
  const frames = inner.map((each) => ({
    contentWindow: each.window, getBoundingClientRect: () => ({ width: 9, height: 9, right: 9 }), checkVisibility: () => !each.spec.hidden,
    get contentDocument() { return each.spec.away ? null : each.document; },
  }));
  const document = { defaultView: window, querySelectorAll: () => frames.filter((_, at) => !inner[at]!.spec.inShadow) } as unknown as Document;
  Object.defineProperty(window, 'document', { get: () => { if (spec.away) throw new Error('of another origin'); return document; } });
  return { window: window as unknown as Window, document };
}
const innerOf = (window: Window, ...at: number[]): Window => at.reduce((each, n) => (each as unknown as { inner: Window[] }).inner[n]!, window);

describe('which frame is which', () => {
  const { window, document } = fakeWindow({ frames: [{ hidden: true }, { frames: [{ away: true, frames: [{ away: true }] }] }, { away: true }] });

  it('is told alike from inside and from outside, with how many there are', () => {
    expect(pathOf(window)).toBe('');
    expect([pathOf(innerOf(window, 0)), pathOf(innerOf(window, 1, 0)), pathOf(innerOf(window, 1, 0, 0)), pathOf(innerOf(window, 2))]).toEqual(['0.3', '1.3/0.1', '1.3/0.1/0.1', '2.3']);
    expect(aroundOf(document, '')).toEqual({ reach: ['', '1.3'], shown: ['1.3', '1.3/0.1', '2.3'] });
  });

  it('is not known in a shadow root', () => {
    const { window: around, document: page } = fakeWindow({ frames: [{ away: true, inShadow: true }] });
    expect(pathOf(innerOf(around, 0))).toBe(null);
    expect(aroundOf(page, '')).toEqual({ reach: [''], shown: [] });
  });

  it('leaves to the page what the page reaches, and nothing else', () => {
    expect([isReached(innerOf(window, 0)), isReached(innerOf(window, 1, 0))]).toEqual([true, true]);
    expect(isReached(innerOf(window, 1, 0, 0))).toBe(false);
  });
});
