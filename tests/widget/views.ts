/** Made-up views for tests and for the preview: one person, one chart, one fixed moment. */
import type { ActivityChoice, FinishedView, PatientLabel, ProgressView, TimerView, UnresolvedView, WidgetView } from '../../lib/commands/views.ts';

export const NOW = Date.parse('2026-11-19T15:42:20Z');
export const ZONE = 'America/Detroit';

export const grace: PatientLabel = { key: 'a'.repeat(32), family: 'Okafor', given: 'Grace', birthDate: '1948-03-14', recordNumber: '00481220' };
export const gloria: PatientLabel = { key: 'b'.repeat(32), family: 'Okafor', given: 'Gloria', birthDate: '1984-03-04', recordNumber: '00418220' };
export const anna: PatientLabel = { key: 'c'.repeat(32), family: 'Petrova', given: 'Anna', birthDate: '1970-12-01', recordNumber: '00502219' };

export const activities: ActivityChoice[] = [
  { id: 'medication_review', label: 'Medicine review', words: ['drug', 'meds'], counts: 'counts' },
  { id: 'refill', label: 'Medicine refill, prior authorization', words: ['pharmacy'], counts: 'not' },
  { id: 'records', label: 'Medical records request', words: ['chart'], counts: 'asks' },
  { id: 'patient_call', label: 'Call with patient', words: ['phone'], counts: 'counts' },
  { id: 'referral', label: 'Referral follow-up', words: ['specialist'], counts: 'counts' },
  { id: 'care_plan', label: 'Care plan update', words: ['goals'], counts: 'counts' },
];

export const timer: TimerView = { id: 't1', patient: grace, start: NOW - 255_000, program: 'CCM', activity: 'medication_review', note: '', chart: 'same', heldAt: null, keeps: false, awaySince: null, modality: null, interactive: false, call: null, earliestStart: NOW - 800_000 };
export const finished: FinishedView = { entry: 'e1', patient: grace, start: NOW - 257_000, end: NOW - 2_000, program: 'CCM', activity: null, note: '', undoUntil: NOW + 8_000, modality: null, interactive: false };
export const progress: ProgressView = {
  patient: grace.key, month: '2026-11', seconds: 785, supports: [], blocked: null, runningCounts: true,
  steps: [{ seconds: 1200, code: '99490', reached: false }, { seconds: 2400, code: '99439', reached: false }, { seconds: 3600, code: '99439', reached: false }],
  next: { seconds: 1200, code: '99490', missing: 415 },
};
export const span: UnresolvedView = { id: 'u1', patient: grace, start: NOW - 2_400_000, end: NOW - 354_000, cause: 'locked', program: 'CCM', activity: 'medication_review' };

/** An open vault over a confirmed chart, nothing running; change what a test is about. */
export function viewOf(change: Partial<WidgetView> = {}): WidgetView {
  return {
    now: NOW, paused: null, switched: null, offer: null, looked: null, remind: null, preferences: null, onlyInitials: false, lock: 'open', locked: null, practice: { name: 'Practice of made-up people', timeZone: ZONE, synthetic: false },
    me: { id: 'm1', name: 'Dana Whitfield', credential: 'RN', role: 'clinical_staff' },
    chart: { status: 'confirmed', patient: grace, missing: [], programs: ['CCM'], enrolled: true },
    timer: null, finished: null, unresolved: [], progress, activities, recent: ['patient_call', 'referral'],
    place: { size: 'card', corner: 'br', dx: 16, dy: 16 }, today: [], todaySeconds: 0, alarm: null, ...change,
  };
}
