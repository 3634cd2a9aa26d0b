/** Made-up months for looking at the screens: what the worker would answer, written by hand. Nobody here exists. */
import type { PatientLabel, WidgetView } from '../../lib/commands/views.ts';
import type { ClosedView, ClosingView, DayView, WaitingView } from '../../lib/commands/views-closing.ts';
import type { DecisionView, MonthRow } from '../../lib/commands/views-month.ts';
import type { EntryView, OverrideView, PatientPage } from '../../lib/commands/views-patient.ts';
import type { SettingsView } from '../../lib/commands/views-settings.ts';
import type { Blocked, EntryUse, Finding, Ladder, Line, NeedFinding, Source } from '../../lib/rules/finding.ts';

export const zone = 'America/Detroit';
export const now = Date.parse('2026-11-24T21:10:00Z');
export const today = '2026-11-24';
export const month = '2026-11';

export const dana = { id: '0b7f4c52-3a3f-4f5e-9a06-5d1a3c0e7a11', name: 'Dana Whitfield', credential: 'RN', role: 'clinical_staff' as const, active: true };
export const priya = { id: '5c9d8e34-8d0b-4c67-8f1b-2b6f0a9d4e22', name: 'Priya Raman', credential: 'NP', role: 'qhp' as const, active: true, npi: '1234567893' };
export const activities: WidgetView['activities'] = [
  { id: 'patient_call', label: 'Call with patient', words: [], counts: 'counts' }, { id: 'care_plan_update', label: 'Care plan update', words: [], counts: 'counts' },
  { id: 'coordination_specialist', label: 'Specialist office', words: [], counts: 'counts' }, { id: 'medication_reconciliation', label: 'Medicine review', words: [], counts: 'counts' },
  { id: 'chart_prep', label: 'Chart preparation', words: [], counts: 'not' },
];

const source: Source = { title: 'Care Management', publisher: 'NGS Medicare', url: 'https://www.ngsmedicare.com/care-management', readAs: 'quoted', date: '2025-10-25' };
const second: Source = { title: 'Decoding the midpoint rule', publisher: 'AAFP', url: 'https://www.aafp.org/pubs/fpm', readAs: 'primary', date: '2019-10-25' };
const need = (name: string, answer: NeedFinding['answer'], label: string, wanted: string, had: string): NeedFinding => ({ need: name, answer, label, wanted, had, source: name === 'minutes' ? second : source, effectiveFrom: '2015-01-01', checked: '2026-11-22' });
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
const shared = (seconds: number, wanted: string, enough: boolean, consent: boolean): NeedFinding[] => [
  need('minutes', enough ? 'met' : 'not_met', 'Minutes, staff; the practitioner’s may count', wanted, clock(seconds)),
  need('conditions', 'met', 'Chronic conditions with significant risk', '2, 12 months or more', '3: I10, E11.9, M81.0'),
  consent ? need('consent', 'met', 'Consent before the first entry', 'a date, 3 points told', 'Feb 11, 2026, verbal, 3 of 3') : need('consent', 'unknown', 'Consent before the first entry', 'a date, 3 points told', 'not recorded'),
  need('care_plan', 'met', 'Care plan, copy given', 'both', 'Feb 18, 2026; copy given'),
  need('initiating_visit', 'met', 'Visit in the year before the start', '1', 'Feb 11, 2026, annual wellness'),
  need('other', 'met', 'No other practitioner billed this month', 'none', 'none recorded'),
];

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = (day: string, time: string) => Date.parse(`${month}-${day}T${time}-05:00`);
const entry = (n: number, day: string, time: string, seconds: number, activity: string | null, by: typeof dana | typeof priya = dana, more: Partial<EntryView> = {}): EntryView => ({
  id: uuid(n), patient: '', month, staff: by.id, role: by.role, start: at(day, time), end: at(day, time) + seconds * 1000, program: 'CCM', activity, note: '', interactive: false, source: 'timer',
  staffName: by.name, credential: by.credential, seconds, voided: null, history: [], countedSeconds: seconds, notCounted: null, addendum: false, ...more,
});
const use = (each: EntryView, index: number, why?: string): EntryUse => ({ index, entry: each.id, day: new Date(each.start - 5 * 3_600_000).toISOString().slice(0, 10), start: each.start, end: each.end, performer: each.staff, role: each.role, activity: each.activity ?? '', seconds: each.seconds, ...(why ? { why } : {}) });

const explained = (code: string, label: string, needs: NeedFinding[], counted: EntryUse[], leftOut: EntryUse[], arithmetic: string) => ({
  code, label, program: 'CCM', rule: 'medicare/ccm', needs, counted, leftOut, arithmetic, sources: [source, second], effectiveFrom: code === '99439' ? '2021-01-01' : '2015-01-01', checked: '2026-11-22', verified: code !== '99437',
  policies: [{ name: 'base_preference', value: 'most_minutes', isDefault: true }],
});
const ladder = (seconds: number, who: Ladder['who'] = 'staff'): Ladder => {
  const steps = (who === 'staff' ? [[1200, '99490'], [2400, '99439'], [3600, '99439']] : [[1800, '99491'], [3600, '99437']]).map(([s, code]) => ({ seconds: s as number, code: code as string, reached: seconds >= (s as number) }));
  const next = steps.find((step) => !step.reached);
  return { program: 'CCM', who, seconds, steps, next: next ? { seconds: next.seconds, code: next.code, missing: next.seconds - seconds } : null };
};

export const keyOf = (n: number) => n.toString(16).padStart(2, '0').padEnd(32, '0');
const who = (n: number, family: string, given: string, birthDate: string, recordNumber: string): PatientLabel => ({ key: keyOf(n), family, given, birthDate, recordNumber });
const row = (patient: PatientLabel, state: MonthRow['state'], stateReason: string, seconds: number, more: Partial<MonthRow> = {}): MonthRow => {
  const own = ladder(seconds);
  return { patient, payer: 'medicare_ffs', programs: ['CCM'], state, stateReason, ladders: [own], supports: [], decisions: [], notes: [], unresolvedSeconds: 0, unresolvedCount: 0, countedSeconds: seconds, missingSeconds: own.next?.missing ?? null, running: false, frozen: null, due: [], ...more };
};

export const rosa = who(3, 'Castellano', 'Rosa', '1951-05-02', '00377104');
export const grace = who(1, 'Okafor', 'Grace', '1948-03-14', '00481220');
export const ingrid = who(4, 'Halvorsen', 'Ingrid', '1939-07-22', '00118406');
export const quill = who(12, 'Quill', 'Desmond', '1955-03-03', '00431177');

/** Two decisions of the practice: more units than the rules support, and a code held back. */
const forced: DecisionView = { code: '99439', action: 'force', month, units: 2, rules: 1, agrees: false, reason: 'Eleven more minutes stand in the paper log of Nov 21', by: 'Priya Raman NP', at: at('23', '16:40:00') };
const heldBack: DecisionView = { code: '99437', action: 'block', month: 'standing', units: 0, rules: 1, agrees: false, reason: 'The clinic does not bill further practitioner time', by: 'Dana Whitfield RN', at: at('10', '09:12:00') };
const recordedAs = ({ code, month: where, action, units, reason, by, at: when }: DecisionView, n: number, more: Partial<OverrideView> = {}): OverrideView => ({ id: uuid(n), code, month: where, action, units: units || null, reason, by, at: when, withdrawn: null, ...more });

export const rows: MonthRow[] = [
  row(rosa, 'blocked', 'Cannot decide: consent date missing', 1600),
  row(who(7, 'Featherstone-Abernathy', 'Alan Bartholomew', '1944-08-30', '00290045'), 'blocked', '7:20 overlap with another entry of the same person; neither counts', 1150, { notes: [{ flag: 'OVERLAPPING_TIME', severity: 'blocks', sentence: '7:20 overlap with another entry of the same person; neither counts' }, { flag: 'WARN_PLAN_NOT_REVISED', severity: 'check', sentence: 'No revision of the care plan is recorded this month' }, { flag: 'REMIND_CONSENT_RENEWAL', severity: 'info', sentence: 'Consent is older than a year' }] }),
  row(who(8, 'Ramirez', 'Teresa', '1960-09-25', '00498127'), 'blocked', '1 condition recorded; the rule needs 2', 1305),
  row(grace, 'close', '2:40 to 20:00 for 99490', 1040, { running: true, due: ['medicines review after discharge'] }),
  row(who(9, 'Petrova', 'Anna', '1970-12-01', '00502219'), 'close', '1:55 to 20:00 for 99490', 1085),
  row(ingrid, 'ready', 'Ready', 3334, { ladders: [ladder(3334), ladder(1880, 'practitioner')], supports: [{ code: '99490', units: 1 }, { code: '99439', units: 2, byPractice: true }], decisions: [forced], notes: [{ flag: 'CHOOSE_BASE', severity: 'check', sentence: 'Two bases possible; one chosen by rule' }] }),
  row(who(10, 'Sutter', 'Wayne', '1946-06-09', '00271182'), 'ready', 'Ready', 1980, { ladders: [ladder(1980, 'practitioner')], supports: [{ code: '99491', units: 1 }], decisions: [heldBack] }),
  row(who(11, 'Tran', 'Bao', '1967-05-28', '00510446'), 'in_progress', '11:40 to 20:00 for 99490', 500, { unresolvedSeconds: 450, unresolvedCount: 1 }),
  row(quill, 'in_progress', '7:30 to 20:00 for 99490', 750),
  row(who(13, 'Kessler', 'Ruth', '1942-08-08', '00208834'), 'in_progress', 'No program yet', 0, { programs: [], ladders: [], missingSeconds: null, countedSeconds: 405 }),
  row(who(14, 'Mwangi', 'Joseph', '1950-12-12', '00355921'), 'exported', 'Exported; nothing changed since', 3860, { supports: [{ code: '99490', units: 1 }, { code: '99439', units: 2 }] }),
];

const finding = (patient: PatientLabel, more: Partial<Finding>): Finding => ({ id: patient.key, payer: 'medicare_ffs', serviceMonth: month, lines: [], blocked: [], flags: [], alternatives: [], ladders: [], notes: [], ...more });
const facts = (key: string, consent: boolean): PatientPage['observations'] => [
  ...(consent ? [{ patient: key, kind: 'consent' as const, program: 'CCM' as const, date: '2026-02-11', how: 'verbal' as const, documented: true, elements: ['availability_cost_share' as const, 'one_practitioner' as const, 'right_to_stop' as const] }] : []),
  { patient: key, kind: 'care_plan', date: '2026-02-18', copyGiven: true }, { patient: key, kind: 'initiating_visit', date: '2026-02-11', type: 'AWV' },
  { patient: key, kind: 'conditions', list: [{ name: 'Hypertension', icd10: 'I10', expectedMonths: 24, significantRisk: true }, { name: 'Type 2 diabetes', icd10: 'E11.9', expectedMonths: 24, significantRisk: true }, { name: 'Osteoporosis', icd10: 'M81.0', expectedMonths: 24, significantRisk: null }] },
  { patient: key, kind: 'seen', newPatient: false, lastSeen: '2026-02-11' },
];
const programFacts = (patient: string): PatientPage['observations'] => [
  { patient, kind: 'device', periodStart: '2026-10-25', daysWithData: 17, fdaDevice: true, manualEntry: false, firstPeriod: null, planOfCare: null, setupDate: '2026-10-20' },
  { patient, kind: 'discharge', date: '2026-11-05', from: 'inpatient_acute', to: 'home', firstContact: '2026-11-06', attempts: [], visit: '2026-11-11', mdm: 'high', medicinesReviewed: '2026-11-11' },
  { patient, kind: 'cocm', firstMonth: '2026-09', registry: true, psychConsult: null }, { patient, kind: 'qmb', since: '2026-01-01', qmb: true },
  { patient, kind: 'plan', participatingGroup: null, riskLevel: 'moderate', rulesLoaded: true, coordinationMinutes: null, plan: 'medicare_advantage' },
];
const page = (patient: PatientLabel, state: PatientPage['state'], entries: EntryView[], found: Partial<Finding>, consent = true, more: Partial<PatientPage> = {}): PatientPage => ({
  patient: { ...patient, aliases: [], payer: 'medicare_ffs', policyNumber: '1EG4-TE5-MK72' }, month, enrollments: [{ patient: patient.key, program: 'CCM', status: 'enrolled', since: '2026-02-12', practitioner: priya.id }],
  observations: facts(patient.key, consent), entries, unresolved: [], discardedSeconds: 0, finding: finding(patient, found), decisions: [], overrides: [], state, closed: null, frozen: null, links: [], ...more,
});

const i1 = entry(1, '03', '09:12:40', 492, 'patient_call'), i2 = entry(2, '09', '14:02:11', 580, 'care_plan_update'), i3 = entry(3, '12', '11:30:05', 725, 'medication_reconciliation', priya), i4 = entry(4, '17', '16:20:48', 382, 'coordination_specialist'), i5 = entry(5, '20', '08:45:00', 1155, 'care_plan_update', priya);
const i6 = entry(6, '16', '10:05:30', 190, 'chart_prep', dana, { countedSeconds: 0, notCounted: 'Preparing a chart does not count for this payer' });
const counted = [i1, i2, i3, i4, i5].map((each, index) => use(each, index));
const left = [use(i6, 5, 'Preparing a chart does not count for this payer')];
const lineOf = (code: string, label: string, wanted: string): Line => ({ ...explained(code, label, shared(3334, wanted, true, true), counted, left, `8:12 + 9:40 + 12:05 + 6:22 + 19:15 = 55:34 ≥ ${wanted}`), units: 1, seconds: 3334, metAt: i3.end, metOn: '2026-11-12' });
const g1 = entry(11, '12', '09:02:15', 460, 'care_plan_update', priya, { note: 'Fall risk; walker ordered.' }), g2 = entry(12, '19', '14:04:25', 325, 'patient_call', dana, { history: [{ at: at('20', '08:31:00'), by: 'Dana Whitfield', what: 'activity', was: 'chart_prep', is: 'patient_call', reason: 'wrong tag' }, { at: at('20', '08:31:00'), by: 'Dana Whitfield', what: 'start', was: String(at('19', '14:06:00')), is: String(at('19', '14:04:25')), reason: 'started the timer after picking up the phone' }] });
const g3 = entry(13, '21', '10:00:00', 255, 'medication_reconciliation', dana, { source: 'manual', late: true, reason: 'Called from the car', together: uuid(80) }), g3b = entry(16, '21', '10:00:00', 255, 'medication_reconciliation', priya, { source: 'manual', late: true, reason: 'Called from the car', together: uuid(80), countedSeconds: 0, notCounted: 'The same seconds as another entry' }), g4 = entry(14, '09', '10:02:00', 440, 'coordination_specialist', dana, { countedSeconds: 0, notCounted: '7:20 overlap with another entry of the same person; neither counts' });
const g5 = entry(15, '05', '13:00:00', 120, 'patient_call', dana, { countedSeconds: 0, voided: { reason: 'recorded for the wrong patient', at: at('05', '13:20:00'), by: 'Dana Whitfield' } });
const gBlocked = (code: string, reason: string, sentence: string, missing?: number): Blocked => ({ ...explained(code, code === '99490' ? 'CCM by staff, first 20 minutes' : 'CCM by the practitioner in person', shared(1040, '20:00', false, true), [g1, g2, g3].map((each, index) => use(each, index)), [use(g4, 3, 'Overlaps another entry of the same person')], '7:40 + 5:25 + 4:15 = 17:20 < 20:00'), reason, sentence, ...(missing ? { missingSeconds: missing } : {}) });
const r1 = entry(21, '02', '09:00:00', 820, 'patient_call'), r2 = entry(22, '13', '10:30:00', 780, 'care_plan_update');

export const pages: Record<string, PatientPage> = {
  [ingrid.key]: page(ingrid, 'ready', [i1, i2, i3, i4, i5, i6], { lines: [lineOf('99490', 'CCM by staff, first 20 minutes', '20:00'), lineOf('99439', 'CCM by staff, each further 20 minutes', '40:00')], blocked: [{ ...gBlocked('99491', 'MUTUALLY_EXCLUSIVE', 'Cannot stand beside 99490 in one month.') }], ladders: [ladder(3334), ladder(1880, 'practitioner')],
    alternatives: [{ lines: [{ code: '99490', units: 1 }, { code: '99439', units: 1 }], proposed: true, why: 'Uses all 55:34; 31:20 of it by the practitioner, counted as staff time' }, { lines: [{ code: '99491', units: 1 }], proposed: false, why: 'Practitioner’s 31:20 ≥ 30:00; leaves 24:14 of staff time unused' }] }, true, {
    decisions: [forced], overrides: [recordedAs(forced, 61), recordedAs({ ...heldBack, code: '99491' }, 62, { withdrawn: { by: 'Priya Raman NP', at: at('12', '10:00:00'), reason: 'It was meant for another patient' } })] }),
  [grace.key]: page(grace, 'close', [g1, g2, g3, g3b, g4, g5], { blocked: [gBlocked('99490', 'BELOW_THRESHOLD', '2:40 of staff time missing.', 160), gBlocked('99491', 'BELOW_THRESHOLD', '22:20 of practitioner time missing.', 1340)], ladders: [ladder(1040)] }, true, {
    discardedSeconds: 120, unresolved: [{ id: uuid(31), patient: grace.key, month, staff: dana.id, role: 'clinical_staff', start: at('19', '14:12:10'), end: at('19', '14:26:45'), cause: 'browser_closed', program: 'CCM', activity: 'patient_call', note: '', staffName: 'Dana Whitfield' }] }),
  [rosa.key]: page(rosa, 'blocked', [r1, r2], { blocked: [{ ...explained('99490', 'CCM by staff, first 20 minutes', shared(1600, '20:00', true, false), [], [use(r1, 0, 'No consent on record'), use(r2, 1, 'No consent on record')], ''), reason: 'NO_CONSENT', sentence: 'Cannot decide: consent date missing.', question: { fact: 'consent', ask: 'On which day did the patient agree?' } }], ladders: [ladder(1600)] }, false),
  [quill.key]: page(quill, 'in_progress', [entry(41, '18', '09:00:00', 750, 'comprehensive_assessment', dana, { program: 'CARE_MGMT', modality: 'phone', videoDeclined: true })], { ladders: [ladder(750)] }, true, {
    patient: { ...quill, aliases: [], payer: 'priority_health' }, enrollments: (['CARE_MGMT', 'RPM', 'TCM', 'COCM', 'CHI', 'PIN', 'APCM'] as const).map((program) => ({ patient: quill.key, program, status: 'enrolled', since: '2026-02-12', practitioner: priya.id })),
    observations: [...facts(quill.key, true), ...programFacts(quill.key)] }),
};

export const settings: SettingsView = {
  practice: { id: uuid(99), name: 'Alder Creek Family Medicine', timeZone: zone, synthetic: false, dosPolicy: 'threshold_met', billingNpi: '1234567893', placeOfService: '11' },
  staff: [{ ...dana, hasSlot: true, training: { introTeamBasedCare: '2026-06-15', scopeOfServiceDoc: true } }, { ...priya, hasSlot: true }], sites: [{ origin: 'https://ehr.aldercreek.example', granted: true }, { origin: 'http://localhost:8080', granted: true }], organization: { allowed: null, lockMinutes: null, troubles: [] },
};

export const open: WidgetView = {
  now, lock: 'open', locked: null, practice: { name: settings.practice.name, timeZone: zone, synthetic: true }, me: { id: dana.id, name: dana.name, credential: 'RN', role: 'clinical_staff' },
  chart: { status: 'none', patient: null, missing: [], programs: [], enrolled: false }, timer: null, finished: null, unresolved: [], progress: null, activities, recent: [], place: { size: 'bar', corner: 'br', dx: 16, dy: 16 }, today: [], todaySeconds: 0, alarm: null, paused: null, switched: null, offer: null, looked: null, remind: null, preferences: null, onlyInitials: false,
};

/** The month as it stands open, and as it stands once closed, with what changed since. */
export const head = { seq: 4812, mac: '7c1f09e0'.repeat(8) };
const asClosed: ClosedView = { at: Date.parse('2026-12-01T15:04:00Z'), by: 'Priya Raman NP', anyway: null, rules: '2026-11-22.5d1c0c1f9a2b3e44', head: { seq: 4790, mac: 'a41b77d2'.repeat(8) }, patients: rows.length };
export const closedRows: MonthRow[] = rows.map((each): MonthRow => {
  const supports = each.supports.map(({ code, units }) => ({ code, units }));
  const ms = each.countedSeconds * 1000;
  if (each.patient.key === ingrid.key) return { ...each, frozen: { supports: [{ code: '99490', units: 1 }], ms, nowMs: ms + 660_000, changed: { what: 'answer', sentence: 'Changed since it was closed: was 99490 × 1, now 99490 × 1, 99439 × 2. Since then an entry was added or changed' } } };
  if (each.patient.family === 'Sutter') return { ...each, frozen: { supports, ms, nowMs: ms + 60_000, changed: { what: 'time', sentence: 'Time changed since it was closed: was 33:00, now 34:00; the answer is the same' } } };
  return { ...each, frozen: { supports, ms, nowMs: ms, changed: null } };
});
const bao = rows.find((each) => each.patient.family === 'Tran')!.patient;
export const waitingSpans: WaitingView[] = [
  { id: uuid(71), patient: bao, start: at('12', '11:02:00'), end: at('12', '11:09:30'), cause: 'locked', activity: null, staffName: 'Priya Raman NP', own: false, days: 12 },
  { id: uuid(31), patient: grace, start: at('19', '14:12:10'), end: at('19', '14:26:45'), cause: 'browser_closed', activity: 'patient_call', staffName: 'Dana Whitfield RN', own: true, days: 5 },
  { id: uuid(72), patient: ingrid, start: at('24', '09:51:00'), end: at('24', '09:51:40'), cause: 'gap', activity: null, staffName: 'Dana Whitfield RN', own: true, days: 0 },
];
const closing: ClosingView = {
  month, timeZone: zone, over: false, stands: ['22 min unresolved in 3 patients.', 'A timer is running.', 'The month ends Monday, Nov 30, 24:00.'], running: [{ by: 'Dana Whitfield RN', patient: grace, since: at('24', '15:58:00') }],
  unresolved: { ms: 1_365_000, count: 3, patients: 3 }, untagged: 2, overlaps: 1, notReady: 7, patients: rows.length, closed: null, reopened: [], head, rules: asClosed.rules,
};
export const closings: Record<'open' | 'free' | 'closed', ClosingView> = {
  open: closing,
  free: { ...closing, over: true, stands: [], running: [], unresolved: { ms: 0, count: 0, patients: 0 }, untagged: 0, overlaps: 0, reopened: [{ closedAt: at('30', '18:00:00'), closedBy: 'Dana Whitfield RN', at: at('30', '18:20:00'), by: 'Priya Raman NP', reason: 'A call of Nov 3 was found on paper' }] },
  closed: { ...closing, over: true, stands: [], running: [], closed: { ...asClosed, anyway: 'Two spans belong to a colleague on leave' } },
};
export const closedNow = asClosed;
export const dayNow: DayView = {
  day: today, today, timeZone: zone, recordedMs: 11_520_000, entries: 9, unresolved: { count: 1, ms: 40_000 }, running: null, completed: null,
  untagged: [{ entry: uuid(81), patient: ingrid, start: at('24', '08:45:00'), end: at('24', '09:04:15') }],
};
