import { describe, expect, it } from 'vitest';
import { announce } from '../../components/widget/announce.ts';
import { initials } from '../../components/widget/identity.ts';
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
    expect(countingSeconds(viewOf({ timer: { ...timer, awaySince: NOW - 55_000 } }), NOW)).toBe(200);
    expect(countingSeconds(viewOf({ timer: { ...timer, heldAt: NOW - 5_000, awaySince: NOW - 1_000 } }), NOW)).toBe(250);
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
    expect(announce({ kind: 'starting' }, { kind: 'running', timer }, initials)).toEqual({ polite: 'Timer running for G. O. …1220.' });
    expect(announce({ kind: 'running', timer }, { kind: 'stopped', finished }, initials)).toEqual({ polite: 'Stopped. 4:15 for G. O. …1220.' });
    expect(announce({ kind: 'running', timer }, { kind: 'two', timer }).assertive).toContain('Two patients');
    const keeps = { ...timer, chart: 'other' as const, keeps: true };
    expect(announce({ kind: 'running', timer }, { kind: 'changing', timer: keeps }).polite).toBe('The chart shows another patient. Time still goes to OKAFOR, Grace.');
    expect(announce({ kind: 'changing', timer: { ...timer, chart: 'unclear' } }, { kind: 'changing', timer: keeps }).polite).toContain('another patient');
    expect(announce({ kind: 'changing', timer: keeps }, { kind: 'running', timer })).toEqual({});
    expect(announce({ kind: 'running', timer }, { kind: 'unsaved', timer }).assertive).toContain('Not saved');
    expect(announce({ kind: 'unsaved', timer: null }, { kind: 'running', timer }).polite).toMatch(/^Saved again\./);
    expect(announce({ kind: 'unsaved', timer: null }, idle)).toEqual({ polite: 'Saved again.' });
  });
  it('speaks of pause, calls, being back, a switch and a countdown, politely', () => {
    const paused = { kind: 'paused', paused: { patient: grace, since: NOW, program: null, activity: null } } as const;
    const span = { id: 'u1', patient: grace, start: NOW - 2_046_000, end: NOW, cause: 'idle', program: null, activity: null } as const;
    expect(announce({ kind: 'running', timer }, paused).polite).toBe('Paused. Nothing is counted until you resume.');
    expect(announce(paused, { kind: 'running', timer }).polite).toBe('Timer running for OKAFOR, Grace.');
    expect(announce({ kind: 'running', timer }, { kind: 'oncall', timer }).polite).toBe('On call.');
    expect(announce({ kind: 'oncall', timer }, { kind: 'running', timer }).polite).toBe('Call over. The timer runs on.');
    expect(announce({ kind: 'absent', timer }, { kind: 'away', span, more: 0 }).polite).toMatch(/^Away ended\. 34 min 06 s are unresolved/);
    expect(announce({ kind: 'two', timer }, { kind: 'running', timer: { ...timer, patient: gloria } }).polite).toBe('Timer running for OKAFOR, Gloria.');
    expect(announce(idle, { kind: 'countdown' }).polite).toContain('Any key cancels');
    for (const quiet of [{ kind: 'absent', timer }, { kind: 'ask' }] as const) expect(announce({ kind: 'running', timer }, quiet)).toEqual({});
  });
  it('keeps quiet while nothing changes and when a chart merely settles', () => {
    expect(announce({ kind: 'running', timer }, { kind: 'running', timer: { ...timer, note: 'x' } })).toEqual({});
    for (const kind of ['changing', 'two', 'absent'] as const) expect(announce({ kind, timer }, { kind: 'running', timer })).toEqual({});
    expect(announce({ kind: 'changing', timer }, { kind: 'oncall', timer })).toEqual({});
    expect(announce({ kind: 'loading' }, { kind: 'running', timer })).toEqual({});
  });
});
