import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualPreferences, type Preferences } from '../../lib/records/index.ts';
import { answered, decide, inHours, nothingTold, remindKinds, SNOOZE_MS, without, type Decision, type Matter, type RemindAnswer, type RemindKind, type Situation, type Told } from '../../lib/timer/remind.ts';
import { dayOf } from '../../lib/time/month.ts';

const ZONE = 'America/Detroit';
const STAFF = '0b7f4c52-3a3f-4f5e-9a06-5d1a3c0e7a11';
const usual = usualPreferences(STAFF, 'clinical_staff');
/** Tuesday, on the practice's wall. */
const wall = (time: string, day = '2026-11-17') => Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}-05:00`);
const minutes = (n: number) => n * 60_000;
const situation = (at: number, more: Partial<Situation> = {}): Situation => ({ at, zone: ZONE, preferences: usual, timer: null, charts: [], waiting: 0, lastInput: at, ...more });
const timer = (start: number, more: Partial<NonNullable<Situation['timer']>> = {}): NonNullable<Situation['timer']> => ({ id: 't1', start, call: null, stands: false, ...more });
const kinds = (list: readonly Matter[]) => list.map(({ kind }) => kind);

describe('working hours', () => {
  const hours = usual.hours;
  it('are half-open, on the practice’s wall, on its days', () => {
    expect(inHours(hours, wall('07:59:59'), ZONE)).toBe(false);
    expect(inHours(hours, wall('08:00'), ZONE)).toBe(true);
    expect(inHours(hours, wall('17:59:59'), ZONE)).toBe(true);
    expect(inHours(hours, wall('18:00'), ZONE)).toBe(false);
    expect(inHours(hours, wall('12:00', '2026-11-21'), ZONE)).toBe(false);
    expect(inHours(hours, wall('12:00'), 'Asia/Tokyo')).toBe(false);
  });

  it('over midnight belong to the day on which they begin; equal ones are the whole day', () => {
    const night = { from: '22:00', to: '06:00', days: [2] };
    expect([wall('21:59'), wall('22:00'), wall('05:59', '2026-11-18'), wall('06:00', '2026-11-18'), wall('05:00'), wall('23:00', '2026-11-18')].map((at) => inHours(night, at, ZONE))).toEqual([false, true, true, false, false, false]);
    expect([wall('00:00'), wall('23:59'), wall('12:00', '2026-11-18')].map((at) => inHours({ from: '09:00', to: '09:00', days: [2] }, at, ZONE))).toEqual([true, true, false]);
  });

  it('follow the wall over a change of the clocks', () => {
    const sunday = { from: '08:00', to: '18:00', days: [0] };
    // Nov 1, 2026: clocks go back; 08:00 is 13:00 UTC from then on.
    expect(inHours(sunday, Date.parse('2026-11-01T12:59:59Z'), ZONE)).toBe(false);
    expect(inHours(sunday, Date.parse('2026-11-01T13:00:00Z'), ZONE)).toBe(true);
  });
});

describe('what is said, and when', () => {
  it('a chart open for three minutes without a timer, once, and only while it is in front', () => {
    const since = wall('09:00');
    const chart = (front: boolean) => ({ charts: [{ id: '1:x', since, front }] });
    expect(decide(situation(since + minutes(3) - 1, chart(true)), nothingTold).comes).toEqual([]);
    expect(decide(situation(since + minutes(3), chart(false)), nothingTold).comes).toEqual([]);
    const said = decide(situation(since + minutes(3), chart(true)), nothingTold);
    expect(said.comes).toMatchObject([{ kind: 'no_timer', since }]);
    const later = decide(situation(since + minutes(30), chart(true)), said.told);
    expect([later.comes, kinds(later.waits)]).toEqual([[], ['no_timer']]);
    // Behind another tab for a while, and back: it was said.
    const back = decide(situation(since + minutes(40), chart(true)), decide(situation(since + minutes(35), chart(false)), later.told).told);
    expect(back.comes).toEqual([]);
    // A timer ends it; a chart opened again may be spoken of again.
    const started = decide(situation(since + minutes(41), { timer: timer(since + minutes(41)) }), back.told);
    expect(started.waits).toEqual([]);
    expect(kinds(decide(situation(since + minutes(60), { charts: [{ id: '1:y', since: since + minutes(50), front: true }] }), started.told).comes)).toEqual(['no_timer']);
  });

  it('a timer that has been running for 45 minutes', () => {
    const start = wall('09:00');
    expect(decide(situation(start + minutes(45) - 1, { timer: timer(start) }), nothingTold).comes).toEqual([]);
    expect(kinds(decide(situation(start + minutes(45), { timer: timer(start) }), nothingTold).comes)).toEqual(['long']);
    expect(decide(situation(start + minutes(45), { timer: timer(start, { stands: true }) }), nothingTold).comes).toEqual([]);
  });

  it('"Still working?" at the set hour, for a timer that was running then', () => {
    const at = wall('17:00');
    expect(decide(situation(at - 1, { timer: timer(wall('16:50')) }), nothingTold).comes).toEqual([]);
    expect(decide(situation(at, { timer: timer(wall('16:50')) }), nothingTold).comes).toMatchObject([{ kind: 'end_of_day', since: at }]);
    expect(decide(situation(wall('17:20'), { timer: timer(wall('17:10')) }), nothingTold).comes).toEqual([]);
  });

  it('after five minutes without an answer the time is away from the last input, once, and never of somebody who is there', () => {
    const running = { timer: timer(wall('16:50')) };
    const asked = decide(situation(wall('17:00'), running), nothingTold);
    expect(asked.away).toBe(false);
    expect(decide(situation(wall('17:04:59'), { ...running, lastInput: wall('16:57') }), asked.told).away).toBe(false);
    expect(decide(situation(wall('17:05'), { ...running, lastInput: wall('17:04:30') }), asked.told).away).toBe(false);
    const gone = decide(situation(wall('17:05'), { ...running, lastInput: wall('16:57') }), asked.told);
    expect([gone.away, gone.waits]).toEqual([true, []]);
    expect(decide(situation(wall('17:10'), { ...running, lastInput: wall('17:06') }), gone.told).away).toBe(false);
    expect(decide(situation(wall('17:30'), { ...running, lastInput: wall('16:57') }), answered(asked.told, 'end_of_day', 'dismiss', wall('17:01'), ZONE)).away).toBe(false);
  });

  it('a call that lasts longer than an hour, and time that waits at the end of the day', () => {
    const at = wall('10:00');
    expect(decide(situation(at - 1, { timer: timer(at - 1, { call: at }) }), nothingTold).comes).toEqual([]);
    expect(kinds(decide(situation(at, { timer: timer(at - 1, { call: at }) }), nothingTold).comes)).toEqual(['call']);
    expect(decide(situation(wall('16:59'), { waiting: 2 }), nothingTold).comes).toEqual([]);
    expect(kinds(decide(situation(wall('17:00'), { waiting: 2 }), nothingTold).comes)).toEqual(['unresolved']);
    expect(decide(situation(wall('17:00'), { waiting: 0 }), nothingTold).comes).toEqual([]);
  });

  it('the most important first', () => {
    expect(kinds(decide(situation(wall('17:00'), { timer: timer(wall('09:00'), { call: wall('16:00') }), waiting: 1 }), nothingTold).comes)).toEqual(['end_of_day', 'call', 'long']);
    expect(kinds(decide(situation(wall('17:00'), { charts: [{ id: '1:x', since: wall('16:00'), front: true }], waiting: 1 }), nothingTold).comes)).toEqual(['no_timer', 'unresolved']);
  });
});

describe('an answer', () => {
  const start = wall('09:00');
  const running = { timer: timer(start) };
  const said = () => decide(situation(start + minutes(45), running), nothingTold).told;

  it('snoozes for fifteen minutes, and then it comes again if it is still true', () => {
    const quiet = answered(said(), 'long', 'snooze', start + minutes(46), ZONE);
    expect(decide(situation(start + minutes(61) - 1, running), quiet)).toMatchObject({ comes: [], waits: [] });
    expect(kinds(decide(situation(start + minutes(61), running), quiet).comes)).toEqual(['long']);
  });

  it('is for today, and tomorrow it may come again', () => {
    const quiet = answered(said(), 'long', 'today', start + minutes(46), ZONE);
    expect(decide(situation(wall('15:00'), { timer: timer(wall('12:00'), { id: 't2' }) }), quiet).comes).toEqual([]);
    expect(kinds(decide(situation(wall('15:00', '2026-11-18'), { timer: timer(wall('12:00', '2026-11-18'), { id: 't3' }) }), quiet).comes)).toEqual(['long']);
  });

  it('ends it for this time, and leaves other kinds alone', () => {
    const done = answered(said(), 'long', 'dismiss', start + minutes(46), ZONE);
    expect(decide(situation(wall('14:00'), running), done)).toMatchObject({ comes: [], waits: [] });
    expect(kinds(decide(situation(wall('14:00'), { ...running, timer: timer(start, { call: wall('11:00') }) }), done).comes)).toEqual(['call']);
  });

  it('switches one kind off by changing only that preference', () => {
    expect(without(usual, 'no_timer').remind).toEqual({ ...usual.remind, noTimer: null });
    expect(without(usual, 'long').remind).toEqual({ ...usual.remind, long: null });
    expect(without(usual, 'end_of_day').remind).toEqual({ ...usual.remind, endOfDay: null });
    expect(without(usual, 'unresolved').remind).toEqual({ ...usual.remind, unresolved: false });
    expect(decide(situation(wall('17:00'), { waiting: 2, preferences: without(usual, 'unresolved') }), nothingTold).comes).toEqual([]);
  });
});

/* Whatever a day brings: each step moves the clock and changes what is true, and now and then somebody answers. */
interface Step { pass: number; timer: number | null; chart: number | null; front: boolean; waiting: number; call: boolean; answer: { kind: RemindKind; answer: Exclude<RemindAnswer, 'off'> } | null }
const step: fc.Arbitrary<Step> = fc.record({
  pass: fc.integer({ min: 15_000, max: minutes(25) }), timer: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }), chart: fc.option(fc.integer({ min: 0, max: 1 }), { nil: null }),
  front: fc.boolean(), waiting: fc.integer({ min: 0, max: 2 }), call: fc.boolean(),
  answer: fc.option(fc.record({ kind: fc.constantFrom(...remindKinds), answer: fc.constantFrom('snooze' as const, 'today' as const, 'dismiss' as const) }), { nil: null, freq: 4 }),
});
const clock = fc.integer({ min: 0, max: 24 * 4 - 1 }).map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
const wishes: fc.Arbitrary<Preferences> = fc.record({ from: clock, to: clock, days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }), endOfDay: fc.option(clock, { nil: null }), long: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }), noTimer: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }) })
  .map(({ from, to, days, endOfDay, long, noTimer }) => ({ ...usual, hours: { from, to, days }, remind: { endOfDay, long, noTimer } }));

/** Runs a story; `see` is shown each decision with the situation and what was remembered before it. */
function story(preferences: Preferences, steps: readonly Step[], see: (decision: Decision, now: Situation, before: Told) => void): void {
  let at = wall('06:00', '2026-10-30');
  let told = nothingTold;
  const since = new Map<string, number>();
  const begun = (name: string) => since.get(name) ?? (since.set(name, at), at);
  for (const each of steps) {
    at += each.pass;
    const name = each.timer === null ? null : `timer ${each.timer}`;
    for (const key of since.keys()) if (key.startsWith('timer') && key !== name) since.delete(key);
    const start = name === null ? 0 : begun(name);
    const charts = each.chart === null ? [] : [{ id: `${each.chart}:${begun(`chart ${each.chart}`)}`, since: begun(`chart ${each.chart}`), front: each.front }];
    const now = situation(at, { preferences, waiting: each.waiting, charts, timer: name === null ? null : timer(start, { id: `${name} ${start}`, call: each.call ? start + minutes(60) : null }), lastInput: at - each.pass });
    const decision = decide(now, told);
    see(decision, now, told);
    told = each.answer ? answered(decision.told, each.answer.kind, each.answer.answer, at, ZONE) : decision.told;
  }
}

describe('whatever a day brings', () => {
  const runs = { numRuns: 400, seed: 20261117 };
  const stories = fc.array(step, { minLength: 1, maxLength: 60 });

  it('nothing is said outside the hours', () => {
    fc.assert(fc.property(wishes, stories, (preferences, steps) => story(preferences, steps, ({ comes, waits }, { at }) => {
      if (!inHours(preferences.hours, at, ZONE)) expect([...comes, ...waits]).toEqual([]);
    })), runs);
  });

  it('nothing is said while it is snoozed or silent for the day', () => {
    fc.assert(fc.property(wishes, stories, (preferences, steps) => {
      const quiet = new Map<RemindKind, { until: number; day: string }>();
      let n = 0;
      story(preferences, steps, ({ comes, waits }, { at }) => {
        for (const { kind } of [...comes, ...waits]) {
          expect(at).toBeGreaterThanOrEqual(quiet.get(kind)?.until ?? 0);
          expect(dayOf(at, ZONE)).not.toBe(quiet.get(kind)?.day);
        }
        const answer = steps[n++]!.answer;
        if (answer?.answer === 'snooze') quiet.set(answer.kind, { day: quiet.get(answer.kind)?.day ?? '', until: at + SNOOZE_MS });
        if (answer?.answer === 'today') quiet.set(answer.kind, { until: quiet.get(answer.kind)?.until ?? 0, day: dayOf(at, ZONE) });
      });
    }), runs);
  });

  it('nothing is said twice while it stays true, unless somebody snoozed it in between', () => {
    let twice = 0;
    fc.assert(fc.property(wishes, stories, (preferences, steps) => {
      const said = new Set<string>();
      let n = 0;
      story(preferences, steps, (decision, now) => {
        // What is not true any more may come again.
        const known = Object.keys(decision.told.told);
        for (const id of said) if (!known.includes(id) && !stillTrue(id, now)) said.delete(id);
        for (const { id } of decision.comes) {
          expect(said.has(id)).toBe(false);
          said.add(id);
        }
        const answer = steps[n++]!.answer;
        if (answer?.answer === 'snooze') for (const id of said) if (id.startsWith(`${answer.kind} `)) { said.delete(id); twice++; }
      });
    }), runs);
    expect(twice).toBeGreaterThan(0);
  });

  it('deciding again at the same instant changes nothing', () => {
    fc.assert(fc.property(wishes, stories, (preferences, steps) => story(preferences, steps, (decision, now) => {
      const again = decide(now, decision.told);
      expect(again).toEqual({ comes: [], waits: decision.waits, told: decision.told, away: false });
    })), runs);
  });
});

/** Read plainly, apart from the code under test: whether what an id names is still the case. */
function stillTrue(id: string, { at, timer: running, charts, waiting, preferences: { remind } }: Situation): boolean {
  const [kind, rest = ''] = [id.slice(0, id.indexOf(' ')), id.slice(id.indexOf(' ') + 1)];
  const day = dayOf(at, ZONE);
  if (kind === 'long') return running?.id === rest && remind.long !== null;
  if (kind === 'call') return running !== null && rest.startsWith(running.id) && running.call !== null;
  if (kind === 'no_timer') return running === null && charts.some((chart) => chart.id === rest);
  if (kind === 'unresolved') return day === rest && waiting > 0;
  return day === rest && running !== null;
}
