import { describe, expect, it } from 'vitest';
import { TWICE_MS, wishOf } from '../../components/widget/keys.ts';
import type { Moment } from '../../components/widget/keys.ts';

const press = (key: string, change = {}) => ({ key, repeat: false, ctrlKey: false, altKey: false, metaKey: false, editing: false, control: false, ...change });
const idle: Moment = { runs: false, paused: false, canStart: true, free: false, onCall: false, offer: null, flight: null, sinceStop: null };
const running: Moment = { ...idle, runs: true, canStart: false, free: true };
const paused: Moment = { ...idle, paused: true, canStart: false };
const counting: Moment = { ...idle, canStart: false, offer: 'countdown' };

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
      for (const key of ['s', '1', 'p', 'c']) expect(wishOf(press(key, change), running)).toBeNull();
    }
    expect(wishOf(press('Escape', { editing: true }), running)).toBe('smaller');
  });

  it('knows the answers and the picker, but nothing else while a command is on its way', () => {
    expect([1, 2, 3, 4].map((n) => wishOf(press(String(n)), idle))).toEqual(['answer1', 'answer2', 'answer3', 'answer4']);
    expect(wishOf(press('5'), idle)).toBeNull();
    expect(wishOf(press('#'), idle)).toBe('pick');
    expect(wishOf(press('@'), idle)).toBe('pickProgram');
    for (const key of ['1', '#', '@']) expect(wishOf(press(key), { ...running, flight: 'timer.tag' })).toBeNull();
    for (const key of ['s', 'p', 'c']) expect(wishOf(press(key), { ...running, flight: 'timer.pause' })).toBeNull();
  });

  it('takes what moves the clock while a note, a tag or a contact is on its way', () => {
    for (const flight of ['timer.tag', 'timer.note', 'timer.contact'] as const) {
      expect(['s', 'p', 'c'].map((key) => wishOf(press(key), { ...running, flight }))).toEqual(['stop', 'pause', 'callOn']);
    }
  });

  it('pauses and resumes with P, ends a pause with S', () => {
    expect(wishOf(press('p'), running)).toBe('pause');
    expect(wishOf(press('P'), paused)).toBe('resume');
    expect(wishOf(press('s'), paused)).toBe('stop');
    expect(wishOf(press('p'), idle)).toBeNull();
    // Behind the lock, or with a question before it, a timer can only be stopped.
    expect(wishOf(press('p'), { ...running, free: false })).toBeNull();
  });

  it('goes on a call and off it with C', () => {
    expect(wishOf(press('c'), running)).toBe('callOn');
    expect(wishOf(press('C'), { ...running, onCall: true })).toBe('callOff');
    for (const moment of [idle, paused, { ...running, free: false }]) expect(wishOf(press('c'), moment)).toBeNull();
  });
});

describe('keys of an offer', () => {
  it('cancels a countdown by any key but modifiers and the key that shows a label; S starts now', () => {
    for (const key of ['Escape', 'a', 'p', 'Tab', 'ArrowDown', '1', '#', 'F2', 'Enter', ' ']) expect(wishOf(press(key), counting), key).toBe('notNow');
    expect(wishOf(press('x', { ctrlKey: true }), counting)).toBe('notNow');
    for (const key of ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', '`']) expect(wishOf(press(key), counting), key).toBeNull();
    expect(wishOf(press('s'), counting)).toBe('start');
    expect(wishOf(press('s', { ctrlKey: true }), counting)).toBe('notNow');
  });

  it('leaves Enter and Space to the button in focus, and a held key alone', () => {
    for (const key of ['Enter', ' ']) expect(wishOf(press(key, { control: true }), counting)).toBeNull();
    expect(wishOf(press('s', { repeat: true }), counting)).toBeNull();
  });

  it('a question to start: S starts, Esc is "not now", and only then a step smaller', () => {
    const asked: Moment = { ...idle, offer: 'ask' };
    expect(wishOf(press('s'), asked)).toBe('start');
    expect(wishOf(press('Escape'), asked)).toBe('notNow');
    expect(wishOf(press('x'), asked)).toBeNull();
    expect(wishOf(press('Escape'), idle)).toBe('smaller');
  });
});
