import { describe, expect, it } from 'vitest';
import { noteText } from '../../components/widget/copy-note.ts';
import { contactWords } from '../../components/widget/contact.ts';
import { initials } from '../../components/widget/identity.ts';
import { placeAt } from '../../components/widget/panel/place.ts';
import { quietLine } from '../../components/widget/quiet.ts';
import { activities, finished, gloria, grace, NOW, timer, viewOf, ZONE } from './views.ts';

describe('one line that may wait', () => {
  const call = { since: NOW - 3_700_000, until: NOW - 100_000 };
  const remind = { kind: 'long', since: NOW - 2_700_000 } as const;
  const looked = { patient: grace.key, since: NOW - 500_000, seconds: 440 };

  it('asks about a call after its hour, not before', () => {
    expect(quietLine(viewOf({ timer: { ...timer, call } }), 'oncall', [], ZONE)?.text).toBe('Still on the call?');
    expect(quietLine(viewOf({ timer: { ...timer, call: { ...call, until: NOW + 1 } } }), 'oncall', [], ZONE)).toBeNull();
    expect(quietLine(viewOf({ timer: { ...timer, call: { ...call, until: NOW } } }), 'oncall', [], ZONE)?.kind).toBe('call');
  });

  it('offers a look at this chart, only while nothing runs and only for this patient', () => {
    expect(quietLine(viewOf({ looked }), 'idle', [], ZONE)?.text).toBe('You looked at this chart for 7 min 20 s without a timer.');
    expect(quietLine(viewOf({ looked, timer }), 'running', [], ZONE)).toBeNull();
    expect(quietLine(viewOf({ looked: { ...looked, patient: gloria.key } }), 'idle', [], ZONE)).toBeNull();
  });

  it('says that the timer followed the chart, before anything else and as long as it can be taken back', () => {
    const switched = { patient: gloria, at: NOW - 255_000, undoUntil: NOW };
    const line = quietLine(viewOf({ timer, switched, remind }), 'running', [], ZONE)!;
    expect(line).toMatchObject({ kind: 'switched', text: expect.stringMatching(/^The timer followed the chart at \d\d:\d\d:\d\d\.$/) as string });
    expect(quietLine(viewOf({ timer, switched, remind }), 'running', [line.id], ZONE)?.kind).toBe('remind');
    expect(quietLine(viewOf({ timer, switched: { ...switched, undoUntil: NOW - 1 } }), 'running', [], ZONE)).toBeNull();
  });

  it('says one at a time, the most important, and none over a question that cannot wait', () => {
    const all = viewOf({ timer: { ...timer, call }, remind });
    const first = quietLine(all, 'oncall', [], ZONE)!;
    expect(first.kind).toBe('call');
    expect(quietLine(all, 'oncall', [first.id], ZONE)?.text).toBe('This timer runs since 09:57.');
    for (const kind of ['two', 'away', 'unsaved', 'countdown', 'locked', 'unsure'] as const) expect(quietLine(all, kind, [], ZONE)).toBeNull();
  });

  it('comes again when the same is true anew', () => {
    const before = quietLine(viewOf({ remind }), 'idle', [], ZONE)!;
    expect(quietLine(viewOf({ remind }), 'idle', [before.id], ZONE)).toBeNull();
    expect(quietLine(viewOf({ remind: { ...remind, since: remind.since + 1 } }), 'idle', [before.id], ZONE)).not.toBeNull();
  });
});

it('writes an entry as text for the chart, without any name or number of the patient', () => {
  const text = noteText({ ...finished, activity: 'patient_call', modality: 'phone', interactive: true, note: 'Asked about side effects; none.' }, viewOf().me, activities, ZONE);
  expect(text.split('\n')).toEqual(['Nov 19, 2026, 10:38:03 to 10:42:18, 4 min', 'Call with patient, CCM', 'Phone, spoke live', 'Dana Whitfield, RN', 'Asked about side effects; none.']);
  for (const part of [grace.family, grace.given, grace.recordNumber, '1948']) expect(text).not.toContain(part);
  expect(noteText({ ...finished, program: null }, null, activities, ZONE)).toBe('Nov 19, 2026, 10:38:03 to 10:42:18, 4 min\nNo activity yet');
});

it('says the kind of contact in words', () => {
  expect([contactWords('video', false), contactWords('portal', true), contactWords('none', false)]).toEqual(['Video, not live', 'Portal, wrote live', 'Nobody reached']);
});

it('shortens a label to initials and four digits', () => {
  expect(initials(grace)).toBe('G. O. …1220');
  expect(initials({ family: 'Ólafsdóttir', given: '', recordNumber: '77' })).toBe('Ó. …77');
  expect(initials({ family: '', given: ' ', recordNumber: '' })).toBe('');
});

it('reads where the panel is asked to open, and nothing else', () => {
  expect(placeAt('unresolved:u1:first:12')).toEqual({ tab: 'unresolved', span: 'u1', how: 'first', minutes: 12 });
  expect(placeAt('unresolved:u1:split')).toEqual({ tab: 'unresolved', span: 'u1', how: 'split', minutes: null });
  expect(placeAt('unresolved:u1:discard:9')).toMatchObject({ how: 'discard', minutes: null });
  expect(placeAt('close')).toMatchObject({ tab: 'close', span: null });
  for (const bad of ['', 'unlock', 'unresolved:u1:keep', 'unresolved:u1:first:-3', undefined]) expect(placeAt(bad)).toMatchObject({ how: bad?.includes('first') ? 'first' : null, minutes: null });
});
