import { describe, expect, it } from 'vitest';
import { valueIn } from '../../lib/time/dated.ts';
import { clock, clockTime, day, exactClock, month, roundWords, words } from '../../lib/time/say.ts';

describe('time in words', () => {
  it('never rounds up', () => {
    expect([clock(1040), clock(3902), clock(0), clock(59.999), clock(-5)]).toEqual(['17:20', '1:05:02', '0:00', '0:59', '0:00']);
    expect([words(2046), words(83_100), words(38)]).toEqual(['34 min 06 s', '23 h 05 min', '38 s']);
    expect([roundWords(59.9), roundWords(60), roundWords(2519), roundWords(3600), roundWords(7550), roundWords(-1)]).toEqual(['59 s', '1 min', '41 min', '1 h 00 min', '2 h 05 min', '0 s']);
    expect([exactClock(399_900), exactClock(399_000)]).toEqual(['6:39.900', '6:39']);
  });
  it('writes months in letters', () => {
    expect(day('1948-03-14')).toBe('Mar 14, 1948');
    expect(month('2026-11')).toBe('November 2026');
  });
  it('reads the clock on the practice\'s wall', () => {
    expect(clockTime(Date.parse('2026-11-05T15:42:20Z'), 'America/Detroit')).toBe('10:42:20');
    expect(clockTime(Date.parse('2026-10-05T15:42:20.900Z'), 'America/Detroit')).toBe('11:42:20');
  });
});

describe('a dated value', () => {
  const values = [{ from: '2020-01-01', to: '2020-12-31', value: 1, source: '', checked: '' }, { from: '2022-01-01', value: 2, source: '', checked: '' }];
  it('holds on its days and is unknown on all others', () => {
    const on = (when: string) => valueIn(values, when, when)?.value;
    expect([on('2019-12-31'), on('2020-01-01'), on('2020-12-31'), on('2021-01-01'), on('2021-12-31'), on('2022-01-01')]).toEqual([undefined, 1, 1, undefined, undefined, 2]);
  });
});
