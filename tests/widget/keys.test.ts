import { describe, expect, it } from 'vitest';
import { TWICE_MS, wishOf } from '../../components/widget/keys.ts';

const press = (key: string, change = {}) => ({ key, repeat: false, ctrlKey: false, altKey: false, metaKey: false, editing: false, ...change });
const idle = { runs: false, canStart: true, flight: null, sinceStop: null };
const running = { ...idle, runs: true, canStart: false };

describe('keys', () => {
  it('starts and stops with S', () => {
    expect(wishOf(press('s'), idle)).toBe('start');
    expect(wishOf(press('S'), running)).toBe('stop');
    expect(wishOf(press('s'), { ...idle, canStart: false })).toBeNull();
  });

  it('S twice on a running timer leaves it stopped: the second is ignored in flight and for two seconds after', () => {
    expect(wishOf(press('s'), { ...running, flight: 'timer.stop' })).toBeNull();
    expect(wishOf(press('s'), { ...idle, sinceStop: 5 })).toBeNull();
    expect(wishOf(press('s'), { ...idle, sinceStop: TWICE_MS })).toBe('start');
  });

  it('S twice on a chart leaves one stopped entry: the second stops, even while the start is on its way', () => {
    expect(wishOf(press('s'), { ...idle, flight: 'timer.start' })).toBe('stopAfterStart');
    expect(wishOf(press('s'), running)).toBe('stop');
  });

  it('leaves letters alone in fields, with modifiers and when a key is held', () => {
    for (const change of [{ editing: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }]) {
      expect(wishOf(press('s', change), running)).toBeNull();
      expect(wishOf(press('1', change), running)).toBeNull();
    }
    expect(wishOf(press('Escape', { editing: true }), running)).toBe('smaller');
  });

  it('knows the answers and the picker, but nothing else while a command is on its way', () => {
    expect([1, 2, 3, 4].map((n) => wishOf(press(String(n)), idle))).toEqual(['answer1', 'answer2', 'answer3', 'answer4']);
    expect(wishOf(press('5'), idle)).toBeNull();
    expect(wishOf(press('#'), idle)).toBe('pick');
    expect(wishOf(press('@'), idle)).toBe('pickProgram');
    expect(wishOf(press('1'), { ...idle, flight: 'timer.tag' })).toBeNull();
  });
});
