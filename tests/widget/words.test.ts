import { describe, expect, it } from 'vitest';
import { announce } from '../../components/widget/announce.ts';
import { differences, likeness } from '../../components/widget/identity.ts';
import { countingSeconds, progressSentence, puckMinutes } from '../../components/widget/words.ts';
import { finished, gloria, grace, anna, NOW, progress, timer, viewOf } from './views.ts';

describe('progress in words', () => {
  it('says how far and how far to go, to the second', () => {
    expect(progressSentence(progress, 255)).toBe('17:20 of 20:00 toward 99490 · 2:40 to go');
    expect(progressSentence(progress, 414.9)).toBe('19:59 of 20:00 toward 99490 · 0:01 to go');
    expect(progressSentence(progress, 415)).toBe('20:00 of 40:00 toward 99439 · 20:00 to go');
    expect(progressSentence({ ...progress, seconds: 4000 }, 0)).toBe('1:06:40 this month · 99439 reached');
    expect(progressSentence({ ...progress, steps: [] }, 0)).toBe('13:05 this month');
  });

  it('adds running seconds only where they would count, and only for the same patient', () => {
    const view = viewOf({ timer });
    expect(countingSeconds(view, NOW)).toBe(255);
    expect(countingSeconds({ ...view, progress: { ...progress, runningCounts: false } }, NOW)).toBe(0);
    expect(countingSeconds({ ...view, progress: { ...progress, patient: gloria.key } }, NOW)).toBe(0);
    expect(countingSeconds(viewOf(), NOW)).toBe(0);
    expect(countingSeconds(view, timer.start - 5000)).toBe(0);
  });

  it('fits the puck', () => {
    expect([59, 60, 3599, 3600, 5700].map(puckMinutes)).toEqual(['0m', '1m', '59m', '1h00', '1h35']);
  });
});

describe('telling two people apart', () => {
  it('marks what differs and warns of what is alike', () => {
    expect(differences(grace, gloria)).toEqual({ family: false, given: true, birthDate: true, recordNumber: true });
    expect(likeness(grace, gloria)).toContain('Same family name');
    expect(likeness(grace, { ...gloria, given: 'GRACE' })).toContain('Same name');
    expect(likeness(grace, { ...anna, birthDate: grace.birthDate })).toContain('Same birth date');
    expect(likeness(grace, anna)).toBeNull();
  });
});

describe('what is spoken', () => {
  const idle = { kind: 'idle' } as const;
  it('speaks of start and stop politely, of two patients and not saved at once', () => {
    expect(announce({ kind: 'starting' }, { kind: 'running', timer })).toEqual({ polite: 'Timer running for OKAFOR, Grace.' });
    expect(announce({ kind: 'running', timer }, { kind: 'stopped', finished })).toEqual({ polite: 'Stopped. 4:15 for OKAFOR, Grace.' });
    expect(announce({ kind: 'running', timer }, { kind: 'two', timer }).assertive).toContain('Two patients');
    expect(announce({ kind: 'running', timer }, { kind: 'unsaved', timer }).assertive).toContain('Not saved');
    expect(announce({ kind: 'unsaved', timer: null }, { kind: 'running', timer }).polite).toMatch(/^Saved again\./);
    expect(announce({ kind: 'unsaved', timer: null }, idle)).toEqual({ polite: 'Saved again.' });
  });
  it('keeps quiet while nothing changes and when a chart merely settles', () => {
    expect(announce({ kind: 'running', timer }, { kind: 'running', timer: { ...timer, note: 'x' } })).toEqual({});
    expect(announce({ kind: 'changing', timer }, { kind: 'running', timer })).toEqual({});
    expect(announce({ kind: 'loading' }, { kind: 'running', timer })).toEqual({});
  });
});
