import { describe, expect, it } from 'vitest';
import { instantOf, wallTime } from '../../components/workspace/patient/wall.ts';

const zone = 'America/Detroit';

describe('a time typed on the practice’s wall clock', () => {
  it('is read in 24 hours, with or without seconds, and nothing else is', () => {
    expect(wallTime('9:05')).toBe((9 * 60 + 5) * 60_000);
    expect(wallTime(' 23:59:59 ')).toBe(86_399_000);
    for (const typed of ['24:00', '9.05', '9:60', '9:05:60', '', '9:05 pm']) expect(wallTime(typed)).toBeNull();
  });

  it('gives an untouched instant back to the millisecond', () => {
    const start = Date.parse('2026-11-19T19:04:25.377Z');
    expect(instantOf('14:04:25', start, zone)).toBe(start);
  });

  it('stays on the day of the instant it replaces', () => {
    expect(instantOf('14:15:10', Date.parse('2026-11-19T19:04:25Z'), zone)).toBe(Date.parse('2026-11-19T19:15:10Z'));
    expect(instantOf('23:30', Date.parse('2026-11-20T04:59:00Z'), zone)).toBe(Date.parse('2026-11-20T04:30:00Z'));
  });

  it('refuses an hour that the clocks skip and finds the nearer of two that they repeat', () => {
    expect(instantOf('02:30', Date.parse('2026-03-08T12:00:00Z'), zone)).toBeNull();
    expect(instantOf('01:30', Date.parse('2026-11-01T05:10:00Z'), zone)).toBe(Date.parse('2026-11-01T05:30:00Z'));
    expect(instantOf('01:30', Date.parse('2026-11-01T06:40:00Z'), zone)).toBe(Date.parse('2026-11-01T06:30:00Z'));
    expect(instantOf('09:00', Date.parse('2026-03-08T05:30:00Z'), zone)).toBe(Date.parse('2026-03-08T13:00:00Z'));
  });
});
