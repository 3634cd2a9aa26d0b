import { describe, expect, it } from 'vitest';
import { badgeOf, minutes } from '../../lib/commands/badge.ts';
import type { TimerView, WidgetView } from '../../lib/commands/views.ts';

const NOW = Date.parse('2026-11-17T15:00:00Z');
const patient = { key: 'a'.repeat(32), family: 'Okafor', given: 'Grace', birthDate: '1948-03-14', recordNumber: '100GEJ' };
const timer = (more: Partial<TimerView> = {}): TimerView => ({ id: 't', patient, start: NOW - 12 * 60_000, program: 'CCM', activity: null, note: '', chart: 'same', heldAt: null, keeps: false, awaySince: null, modality: null, interactive: false, call: null, earliestStart: 0, ...more });
/** Only what the badge reads. */
const view = (more: Partial<WidgetView> = {}): WidgetView => ({ now: NOW, lock: 'open', locked: null, alarm: null, timer: null, paused: null, unresolved: [], chart: { status: 'confirmed' }, ...more }) as WidgetView;
const spans = (n: number) => Array.from({ length: n }, () => ({})) as WidgetView['unresolved'];
const locked = { at: NOW, why: 'os', person: 'Dana', openTimerSince: NOW - 65 * 60_000 };

describe('the badge', () => {
  it('says minutes that have passed, never more than four characters', () => {
    expect([0, 59_999, 60_000, 3_599_999, 3_600_000, 3_900_000, 36_000_000 - 1].map(minutes)).toEqual(['0m', '0m', '1m', '59m', '1h00', '1h05', '9h59']);
  });

  it('has a text, a tone and a sentence for each state', () => {
    const all: [WidgetView, string, string, string][] = [
      [view(), '', 'still', 'CareTally'],
      [view({ timer: timer() }), '12m', 'run', 'CareTally: a timer is running, 12 min'],
      [view({ timer: timer({ start: NOW - 65 * 60_000 }), unresolved: spans(2) }), '1h05', 'run', 'CareTally: a timer is running, 1 h 05 min, 2 unresolved'],
      [view({ timer: timer({ call: { since: NOW, until: NOW } }) }), '12m', 'call', 'CareTally: on a call, 12 min'],
      [view({ timer: timer({ awaySince: NOW - 7 * 60_000 }) }), '5m', 'away', 'CareTally: away, 5 min counted'],
      [view({ timer: timer({ chart: 'other', heldAt: NOW }) }), '≠', 'stop', 'CareTally: the chart shows another patient; the clock stands'],
      [view({ timer: timer({ chart: 'other' }) }), '12m', 'run', 'CareTally: a timer is running, 12 min'],
      [view({ paused: { patient, since: NOW, program: null, activity: null } }), '‖', 'still', 'CareTally: paused'],
      [view({ unresolved: spans(3) }), '?3', 'away', 'CareTally: 3 unresolved'],
      [view({ unresolved: spans(120) }), '?99', 'away', 'CareTally: 120 unresolved'],
      [view({ lock: 'locked', locked }), '1h05', 'still', 'CareTally: locked, a timer is open'],
      [view({ lock: 'locked', locked: { ...locked, openTimerSince: null } }), '', 'still', 'CareTally: locked'],
      [view({ alarm: 'The log is shorter.', timer: timer() }), '!', 'stop', 'CareTally: the records need attention'],
      [view({ chart: { status: 'refused', patient: null, missing: [], programs: [], enrolled: false } }), 'off', 'still', 'CareTally: this page cannot show the timer; the side panel can'],
    ];
    for (const [seen, text, tone, title] of all) {
      expect(badgeOf(seen)).toEqual({ text, tone, title });
      expect([...text].length).toBeLessThanOrEqual(4);
      expect(text + title).not.toMatch(/Okafor|Grace|Dana|G\. ?O\./);
    }
    expect(badgeOf(view({ timer: timer() }), true)).toEqual({ text: '!', tone: 'unsaved', title: 'CareTally: not saved yet, trying again' });
  });
});
