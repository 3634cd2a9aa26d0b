import type { ChartView, WidgetView } from '../../lib/commands/views.ts';
import { anna, finished, gloria, grace, NOW, progress, span, timer, viewOf } from '../widget/views.ts';

const chart = viewOf().chart;
const nobody: ChartView = { ...chart, status: 'none', patient: null, programs: [], enrolled: false };
const today = [
  { entry: 'd1', patient: anna, start: NOW - 3_900_000, end: NOW - 3_170_000, activity: 'patient_call', program: 'BHI' },
  { entry: 'd2', patient: gloria, start: NOW - 7_000_000, end: NOW - 5_845_000, activity: null, program: 'CCM' },
  { entry: 'd3', patient: grace, start: NOW - 9_000_000, end: NOW - 7_560_000, activity: 'care_plan', program: 'CCM' },
];
const twoOf = { timer: { ...timer, chart: 'other' as const }, chart: { ...chart, patient: gloria } };
const oncall = { ...timer, start: NOW - 708_000, activity: 'patient_call', modality: 'phone' as const, interactive: true, call: { since: NOW - 708_000, until: NOW + 2_892_000 } };
const pausedSince = { patient: grace, since: NOW - 20_000, program: 'CCM', activity: 'medication_review' };
const pausedDay = [{ entry: 'd8', patient: grace, start: NOW - 275_000, end: NOW - 20_000, activity: 'medication_review', program: 'CCM' }];
const locked = { lock: 'locked' as const, practice: null, me: null, chart: nobody, progress: null, activities: [], locked: { at: NOW - 600_000, why: 'idle', openTimerSince: NOW - 900_000, person: 'Dana Whitfield' } };

/** Every state by name: the view that brings it about, and what the preview does after it is shown. */
export const states: Record<string, { view: WidgetView; press?: string[]; click?: string; fail?: string[]; orphan?: boolean; type?: string; discreet?: boolean }> = {
  none: { view: viewOf({ chart: nobody, progress: null, today, todaySeconds: 3325 }) },
  reading: { view: viewOf({ chart: { ...nobody, status: 'reading' }, progress: null }) },
  unsure: { view: viewOf({ chart: { ...chart, status: 'uncertain', patient: { ...grace, birthDate: '' }, missing: ['birthDate'] }, progress: null }) },
  idle: { view: viewOf() },
  notEnrolled: { view: viewOf({ chart: { ...chart, programs: [], enrolled: false }, progress: null }) },
  blocked: { view: viewOf({ progress: { ...progress, seconds: 1360, blocked: 'Cannot decide 99490: consent date missing.', steps: progress.steps.map((step, i) => ({ ...step, reached: i === 0 })) } }) },
  starting: { view: viewOf(), click: '[data-start]' },
  running: { view: viewOf({ timer }) },
  practice: { view: viewOf({ timer, practice: { name: 'Made-up practice', timeZone: 'America/Detroit', synthetic: true } }) },
  untagged: { view: viewOf({ timer: { ...timer, activity: null } }) },
  otherChart: { view: viewOf(twoOf), press: ['2'] },
  keeps: { view: viewOf({ timer: { ...timer, chart: 'other', keeps: true }, chart: { ...chart, patient: gloria } }) },
  followed: { view: viewOf({ timer, switched: { patient: anna, at: NOW - 255_000, undoUntil: NOW + 30_000 } }) },
  changing: { view: viewOf({ timer: { ...timer, chart: 'unclear' }, chart: { ...chart, status: 'reading', patient: null } }) },
  two: { view: viewOf(twoOf) },
  away: { view: viewOf({ timer, unresolved: [span] }) },
  recovered: { view: viewOf({ unresolved: [{ ...span, cause: 'browser_closed' }, { ...span, id: 'u2' }], today: [{ entry: 'd9', patient: grace, start: span.start - 820_000, end: span.start, activity: 'medication_review', program: 'CCM' }] }) },
  unsaved: { view: viewOf({ timer }), fail: ['NOT_SAVED'], press: ['s'] },
  stopped: { view: viewOf({ finished }) },
  tagging: { view: viewOf({ finished }), click: '[data-picker]', type: '#med' },
  picking: { view: viewOf({ timer, recent: ['medication_review', 'patient_call', 'referral'] }), click: '[data-picker]' },
  editStart: { view: viewOf({ timer }), click: '.hint .link' },
  ask: { view: viewOf({ offer: { kind: 'ask', patient: grace.key } }) },
  countdown: { view: viewOf({ offer: { kind: 'countdown', patient: grace.key } }) },
  oncall: { view: viewOf({ timer: oncall }) },
  callAsks: { view: viewOf({ timer: { ...oncall, activity: null, call: { since: NOW - 3_700_000, until: NOW - 100_000 } } }) },
  paused: { view: viewOf({ paused: pausedSince, today: pausedDay }) },
  pausedOther: { view: viewOf({ paused: pausedSince, today: pausedDay, chart: { ...chart, patient: anna, programs: ['BHI'] }, progress: null }) },
  absent: { view: viewOf({ timer: { ...timer, start: NOW - 700_000, awaySince: NOW - 400_000 } }) },
  contact: { view: viewOf({ timer: { ...timer, modality: 'video', interactive: true } }), click: '.extras .btn' },
  looked: { view: viewOf({ looked: { patient: grace.key, since: NOW - 500_000, seconds: 440 } }) },
  reminded: { view: viewOf({ timer: { ...timer, start: NOW - 2_700_000 }, remind: { kind: 'long', since: NOW - 2_700_000 } }) },
  stillWorking: { view: viewOf({ timer, remind: { kind: 'end_of_day', since: NOW - 60_000 } }) },
  finished: { view: viewOf({ finished: { ...finished, activity: 'patient_call', modality: 'phone', interactive: true, note: 'Asked about side effects; none.' } }) },
  discreet: { view: viewOf({ timer }), discreet: true },
  locked: { view: viewOf(locked) },
  new: { view: viewOf({ lock: 'new', practice: null, me: null, chart: nobody, progress: null }) },
  updated: { view: viewOf(), orphan: true },
  refused: { view: viewOf({ chart: { ...nobody, status: 'refused' }, progress: null }) },
  long: { view: viewOf({ timer: { ...timer, start: NOW - 5_000_000, patient: { ...grace, family: 'Featherstonehaugh-Cholmondeley', given: 'Wilhelmina Alexandrina' } } }) },
  alarm: { view: viewOf({ alarm: 'The log is shorter than it should be. 4,812 events were witnessed, 4,790 are here. Nothing is overwritten.' }) },
};

export const panels: Record<string, WidgetView> = {
  today: viewOf({ timer, today, todaySeconds: 3325, unresolved: [{ ...span, id: 'u9', patient: anna, start: NOW - 3_000_000, end: NOW - 2_496_000, cause: 'gap' }] }),
  unresolved: viewOf({ today, unresolved: [span, { ...span, id: 'u2', patient: anna, start: NOW - 500_000_000, end: NOW - 499_496_000, cause: 'browser_closed' }, { ...span, id: 'u3', patient: gloria, start: NOW - 90_000_000, end: NOW - 89_550_000, cause: 'gap' }] }),
  discreet: viewOf({ timer, today, todaySeconds: 3325 }),
  close: viewOf({ today }),
  empty: viewOf({ chart: nobody, progress: null }),
  locked: viewOf(locked),
  refused: viewOf({ chart: { ...nobody, status: 'refused' }, progress: null }),
};
