/** Days on which the timer and the truth once differed, as small as they could be made. */
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../lib/records/index.ts';
import { stopNow, verdict } from '../../lib/timer/settle.ts';
import { begun, doubted, witnessed } from '../../lib/timer/watch.ts';

const NOON = Date.parse('2026-11-17T17:00:00Z');
const CLOCK = '00000000-0000-4000-8000-000000000001';
/** `s` seconds after noon; the wall's clock was set by `set` seconds. */
const at = (s: number, set = 0) => ({ wall: NOON + (s + set) * 1000, ticks: [{ clock: CLOCK, ms: s * 1000 }] });
const row = (): Journal => begun({ id: '00000000-0000-4000-8000-00000000000a', staff: '00000000-0000-4000-8000-00000000000b', start: NOON }, at(0), 'one');
const seconds = (made: ReturnType<typeof verdict>) => made.kind === 'close'
  ? { certain: (made.certainUntil - NOON) / 1000, held: made.held.map((each) => [(each.start - NOON) / 1000, (each.end - NOON) / 1000]) } : made.kind;

describe('a clock that was set back', () => {
  it('takes nothing away when the screen is locked in the same moment', () => {
    const locked = doubted(witnessed(row(), at(60), 'one'), at(80, -3600).wall, 'locked', at(80, -3600), 'one');
    expect(seconds(verdict(locked, at(100, -3600), 'one', true))).toEqual({ certain: 80, held: [[-3520, -3500]] });
  });

  it('takes nothing away when nobody is there afterwards', () => {
    const changed = witnessed(witnessed(row(), at(60), 'one'), at(80, -3600), 'one');
    const away = doubted(changed, at(90, -3600).wall, 'idle', at(400, -3600), 'one');
    expect(seconds(verdict(away, at(400, -3600), 'one', true))).toEqual({ certain: 80, held: [[-3520, -3200]] });
  });

  it('by less than the timer has run tells no second twice', () => {
    const locked = doubted(row(), at(0, -2.001).wall, 'locked', at(90, -2.001), 'one');
    expect(seconds(verdict(locked, at(150, -2.001), 'one', true))).toEqual({ certain: 90, held: [[87.999, 147.999]] });
  });

  it('shortens a Stop that was tried again by the wait and by nothing else', () => {
    const seen = witnessed(row(), at(45), 'one');
    expect(seconds(stopNow(seen, at(60, -3600), 'one', 8_000))).toEqual({ certain: 52, held: [] });
    const away = doubted(seen, NOON + 20_000, 'idle', at(50), 'one');
    expect(seconds(stopNow(away, at(60, -3600), 'one', 8_000))).toEqual({ certain: 20, held: [[20, 52]] });
  });

  it('while the browser is closed leaves what was asked for before', () => {
    const away = witnessed(doubted(row(), NOON + 20_000, 'locked', at(50), 'one'), at(80), 'one');
    expect(seconds(verdict({ ...away, stopped: at(100, -3600).wall }, at(120, -3600), 'two', true))).toEqual({ certain: 20, held: [[20, 80]] });
  });
});

describe('a start that was moved past the last witness', () => {
  it('is not asked for again when the browser was closed', () => {
    const moved = { ...witnessed(row(), at(10), 'one'), start: NOON + 15_000 };
    expect(seconds(verdict({ ...moved, stopped: NOON + 60_000 }, at(90), 'two', true))).toEqual({ certain: 15, held: [[15, 60]] });
  });
});

describe('a Stop that was tried again while another chart was shown', () => {
  it('ends when the chart came up, or when the key was pressed if that was earlier', () => {
    const looked = doubted(row(), NOON + 30_000, 'other_chart', at(30), 'one');
    expect(seconds(stopNow(looked, at(45), 'one', 8_000))).toEqual({ certain: 30, held: [] });
    expect(seconds(stopNow(looked, at(34), 'one', 8_000))).toEqual({ certain: 26, held: [] });
  });
});
