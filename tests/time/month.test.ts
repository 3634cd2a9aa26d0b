import { TZDate } from '@date-fns/tz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, addMonthsToDay, dayBounds, dayOf, isBusinessDay, isDay, isMonth, lastBusinessDay, lastDay, monthBounds, monthOf, splitAtMonths } from '../../lib/time/month.ts';
import { isZone } from '../../lib/time/zone.ts';

const HOUR = 3_600_000;
const zones = ['America/Detroit', 'America/Phoenix', 'Pacific/Honolulu', 'America/St_Johns', 'Asia/Kolkata', 'Africa/Cairo', 'America/Havana', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const zone = fc.constantFrom(...zones);
const instant = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });

describe('months and days in a zone', () => {
  it('are as long as the clocks make them', () => {
    const hours = (month: string, where: string) => { const { start, end } = monthBounds(month, where); return (end - start) / HOUR; };
    expect(hours('2026-03', 'America/Detroit')).toBe(743);
    expect(hours('2026-11', 'America/Detroit')).toBe(721);
    expect(hours('2026-11', 'America/Phoenix')).toBe(720);
    const day = dayBounds('2026-11-01', 'America/Detroit');
    expect((day.end - day.start) / HOUR).toBe(25);
  });

  it('begin where the day begins even if no clock shows midnight then', () => {
    // Cairo goes from 23:59:59 to 01:00 on 2024-04-26; Havana repeats midnight on 2026-11-01.
    expect(dayOf(dayBounds('2024-04-26', 'Africa/Cairo').start, 'Africa/Cairo')).toBe('2024-04-26');
    expect(dayOf(dayBounds('2024-04-26', 'Africa/Cairo').start - 1, 'Africa/Cairo')).toBe('2024-04-25');
    const havana = dayBounds('2026-11-01', 'America/Havana');
    expect((havana.end - havana.start) / HOUR).toBe(25);
  });

  it('agree with another library about every instant', () => {
    fc.assert(fc.property(instant, zone, (at, where) => {
      const date = new TZDate(at, where);
      const day = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
      expect(dayOf(at, where)).toBe(day);
      expect(monthOf(at, where)).toBe(day.slice(0, 7));
    }), { numRuns: 400 });
  });

  it('cut an interval without losing or doubling a millisecond', () => {
    fc.assert(fc.property(instant, fc.integer({ min: 1, max: 90 * 24 * HOUR }), zone, (start, size, where) => {
      const parts = splitAtMonths({ start, end: start + size }, where);
      expect(parts[0]?.start).toBe(start);
      expect(parts.at(-1)?.end).toBe(start + size);
      parts.forEach((part, index) => {
        if (index > 0) expect(part.start).toBe(parts[index - 1]?.end);
        expect(monthOf(part.start, where)).toBe(part.month);
        expect(monthOf(part.end - 1, where)).toBe(part.month);
      });
    }), { numRuns: 200 });
  });

  it('know what exists', () => {
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-02-30', '2026-02-00'].filter(isDay)).toEqual([]);
    expect(isDay('2028-02-29')).toBe(true);
    expect(['2026-13', '2026', '2026-1', '1969-12', '9999-01'].filter(isMonth)).toEqual([]);
    expect(['Mars/Olympus', '+05:00', '', 'x'.repeat(80), 7].filter(isZone)).toEqual([]);
    expect(zones.every(isZone)).toBe(true);
  });

  it('count on and back', () => {
    expect(addMonths('2026-11', 3)).toBe('2027-02');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonthsToDay('2026-08-31', -6)).toBe('2026-02-28');
  });

  it('end on a last day and a last business day', () => {
    expect(lastDay('2028-02')).toBe('2028-02-29');
    expect(lastBusinessDay('2026-10')).toBe('2026-10-30');
    expect(lastBusinessDay('2027-05')).toBe('2027-05-28');
    expect(lastBusinessDay('2021-12')).toBe('2021-12-30');
    expect(['2026-11-26', '2026-06-19', '2026-07-03', '2026-01-19', '2026-11-22'].filter(isBusinessDay)).toEqual([]);
    expect(isBusinessDay('2026-11-27')).toBe(true);
  });
});
