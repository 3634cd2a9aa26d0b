import { describe, expect, it } from 'vitest';
import { asksForAttention, blank, finishLeavesAt, pairOf, pickState, savedBefore } from '../../components/widget/state.ts';
import { keepFinished } from '../../components/widget/finished.ts';
import { lookOf } from '../../components/widget/words.ts';
import { finished, gloria, grace, NOW, span, timer, viewOf } from './views.ts';

const chartOf = (change: object) => ({ ...viewOf().chart, ...change });
const other = viewOf({ timer: { ...timer, chart: 'other' }, chart: chartOf({ patient: gloria }) });

const ask = { kind: 'ask', patient: grace.key } as const;
const countdown = { kind: 'countdown', patient: grace.key } as const;
const onCall = { ...timer, call: { since: NOW - 60_000, until: NOW + 3_540_000 } };
const gone = { ...timer, awaySince: NOW - 400_000 };
const paused = { patient: grace, since: NOW - 20_000, program: 'CCM', activity: null };

describe('what the widget shows', () => {
  it.each([
    ['updated', viewOf({ timer }), { orphaned: true }],
    ['loading', null, {}],
    ['new', viewOf({ lock: 'new' }), {}],
    ['locked', viewOf({ lock: 'locked', timer, unresolved: [span] }), { unsaved: true }],
    ['none', viewOf({ chart: chartOf({ status: 'none', patient: null }) }), {}],
    ['none', viewOf({ chart: chartOf({ status: 'reading', patient: null }) }), {}],
    ['refused', viewOf({ chart: chartOf({ status: 'refused', patient: null }) }), {}],
    ['unsure', viewOf({ chart: chartOf({ status: 'uncertain' }) }), {}],
    ['idle', viewOf(), {}],
    ['starting', viewOf(), { starting: true }],
    ['running', viewOf({ timer }), {}],
    ['running', viewOf({ timer: { ...timer, chart: 'elsewhere' } }), {}],
    ['changing', viewOf({ timer: { ...timer, chart: 'unclear' } }), {}],
    ['two', other, {}],
    ['away', viewOf({ timer, unresolved: [span] }), {}],
    ['unsaved', viewOf({ timer }), { unsaved: true }],
    ['stopped', viewOf({ finished }), {}],
    ['idle', viewOf({ finished }), { closed: finished.entry }],
    ['ask', viewOf({ offer: ask }), {}],
    ['countdown', viewOf({ offer: countdown }), {}],
    ['ask', viewOf({ offer: countdown }), { counts: false }],
    ['idle', viewOf({ offer: countdown }), { passed: grace.key }],
    ['countdown', viewOf({ offer: countdown }), { passed: gloria.key }],
    ['idle', viewOf({ offer: { ...countdown, patient: gloria.key } }), {}],
    ['unsure', viewOf({ offer: countdown, chart: chartOf({ status: 'uncertain' }) }), {}],
    ['starting', viewOf({ offer: countdown }), { starting: true, passed: grace.key }],
    ['away', viewOf({ offer: countdown, unresolved: [span] }), {}],
    ['unsaved', viewOf({ offer: countdown }), { unsaved: true }],
    ['oncall', viewOf({ timer: onCall }), {}],
    ['changing', viewOf({ timer: { ...onCall, chart: 'unclear' } }), {}],
    ['two', { ...other, timer: { ...onCall, chart: 'other' } }, {}],
    ['absent', viewOf({ timer: gone }), {}],
    ['absent', viewOf({ timer: { ...gone, call: onCall.call } }), {}],
    ['two', { ...other, timer: { ...gone, chart: 'other' } }, {}],
    ['away', viewOf({ timer: gone, unresolved: [span] }), {}],
    ['unsaved', viewOf({ timer: gone }), { unsaved: true }],
    ['paused', viewOf({ paused }), {}],
    ['paused', viewOf({ paused, chart: chartOf({ status: 'none', patient: null }) }), {}],
    ['away', viewOf({ paused, unresolved: [span] }), {}],
    ['starting', viewOf({ paused }), { starting: true }],
    ['locked', viewOf({ lock: 'locked', paused }), {}],
  ] as const)('is %s', (kind, view, memory) => {
    expect(pickState(view, { ...blank, ...memory }).kind).toBe(kind);
  });

  it('is amber beside another chart where the person wants the time to go on, and asks only where the clock stands', () => {
    expect(pickState({ ...other, timer: { ...other.timer!, keeps: true } }, blank).kind).toBe('changing');
    expect(lookOf(pickState({ ...other, timer: { ...other.timer!, keeps: true } }, blank))).toMatchObject({ word: 'Running, other chart', tone: 'away' });
  });

  it('puts two patients before everything that shows a name, and the lock before that', () => {
    const all = { ...other, unresolved: [span] };
    expect(pickState(all, { ...blank, unsaved: true }).kind).toBe('two');
    expect(pickState({ ...all, lock: 'locked' }, { ...blank, unsaved: true }).kind).toBe('locked');
  });

  it('goes on only for the pair somebody agreed to, amber all the while', () => {
    const goOn = pairOf(other);
    const state = pickState(other, { ...blank, goOn });
    expect(state.kind).toBe('changing');
    expect(lookOf(state).tone).toBe('away');
    const third = { ...other, chart: chartOf({ patient: { ...gloria, key: 'd'.repeat(32) } }) };
    expect(pickState(third, { ...blank, goOn }).kind).toBe('two');
    expect(pickState({ ...other, timer: { ...timer, id: 't2', chart: 'other' } }, { ...blank, goOn }).kind).toBe('two');
  });

  it('tells two unrecorded charts apart by their three identifiers', () => {
    const fresh = (recordNumber: string) => viewOf({ timer, chart: chartOf({ patient: { ...grace, key: null, recordNumber } }) });
    expect(pairOf(fresh('1'))).not.toBe(pairOf(fresh('2')));
    expect(pairOf(viewOf())).toBeNull();
  });

  it('asks about the oldest unresolved time that was not put off, and counts the others', () => {
    const view = viewOf({ unresolved: [span, { ...span, id: 'u3', start: span.start + 2 }, { ...span, id: 'u2', start: span.start + 1 }] });
    expect(pickState(view, blank)).toMatchObject({ kind: 'away', span: { id: 'u1' }, more: 2 });
    expect(pickState(view, { ...blank, later: ['u1', 'u2'] })).toMatchObject({ span: { id: 'u3' }, more: 0 });
    expect(pickState(view, { ...blank, later: ['u1', 'u2', 'u3'] }).kind).toBe('idle');
  });

  it('asks nothing where a list of its own does, and leaves old gaps of other patients to that list', () => {
    expect(pickState(viewOf({ timer, unresolved: [span] }), { ...blank, asksAway: false }).kind).toBe('running');
    const old = { ...span, start: NOW - 9_000_000, end: NOW - 1_800_000 };
    expect(pickState(viewOf({ unresolved: [old] }), blank).kind).toBe('away');
    expect(pickState(viewOf({ unresolved: [{ ...old, patient: gloria }] }), blank).kind).toBe('idle');
    expect(pickState(viewOf({ unresolved: [{ ...old, patient: gloria, end: NOW - 1_799_999 }] }), blank).kind).toBe('away');
  });

  it('calls it recovered when the browser was closed, away otherwise', () => {
    expect(lookOf(pickState(viewOf({ unresolved: [{ ...span, cause: 'browser_closed' }] }), blank)).word).toBe('Recovered');
    expect(lookOf(pickState(viewOf({ unresolved: [span] }), blank)).word).toBe('Away');
  });
});

describe('the finish card', () => {
  it('leaves ten seconds after the activity is known, never before undo is over, never untagged', () => {
    expect(finishLeavesAt(finished, null)).toBeNull();
    expect(finishLeavesAt(finished, NOW)).toBeNull();
    const tagged = { ...finished, activity: 'care_plan' };
    expect(finishLeavesAt(tagged, NOW)).toBe(NOW + 10_000);
    expect(finishLeavesAt({ ...tagged, undoUntil: NOW + 60_000 }, NOW)).toBe(NOW + 60_000);
  });

  it('outlives the ten seconds of undo, follows the entry, and goes with it', () => {
    const row = { entry: 'e1', patient: grace, start: finished.start, end: finished.end, activity: 'care_plan', program: 'CCM' };
    expect(keepFinished(finished, viewOf({ today: [row] }))).toMatchObject({ entry: 'e1', activity: 'care_plan' });
    expect(keepFinished(finished, viewOf({ today: [] }))).toBeNull();
    expect(keepFinished(finished, viewOf({ today: [row], timer }))).toBeNull();
    expect(keepFinished(finished, viewOf({ today: [row], lock: 'locked' }))).toBeNull();
    expect(keepFinished(null, viewOf({ today: [row] }))).toBeNull();
  });
});

describe('an offer beside a finish card', () => {
  const next = viewOf({ finished: { ...finished, patient: gloria }, offer: countdown });
  it('counts down for the next chart, but never under somebody who is writing in the card', () => {
    expect(pickState(next, blank).kind).toBe('countdown');
    expect(pickState(next, { ...blank, held: true }).kind).toBe('stopped');
    expect(pickState({ ...next, offer: ask }, blank).kind).toBe('stopped');
    expect(pickState(next, { ...blank, passed: grace.key }).kind).toBe('stopped');
  });
});

it('finds what a closed browser had saved: the same patient, ending where the doubt begins', () => {
  const row = { entry: 'e1', patient: grace, start: span.start - 820_000, end: span.start, activity: null, program: null };
  expect(savedBefore(viewOf({ today: [row] }), span)).toEqual(row);
  expect(savedBefore(viewOf({ today: [{ ...row, end: span.start - 1 }, { ...row, patient: gloria }] }), span)).toBeNull();
});

it('opens by itself only for what needs a person', () => {
  expect(asksForAttention('two', 0)).toBe(true);
  expect(asksForAttention('away', 0)).toBe(true);
  expect(asksForAttention('unsaved', 9_999)).toBe(false);
  expect(asksForAttention('unsaved', 10_000)).toBe(true);
  for (const quiet of ['running', 'ask', 'countdown', 'oncall', 'paused', 'absent'] as const) expect(asksForAttention(quiet, 60_000)).toBe(false);
});
