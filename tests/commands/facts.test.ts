import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { factsOf } from '../../lib/commands/patient-facts.ts';
import { patientMonth, termsOf } from '../../lib/commands/patient-month.ts';
import type { MonthPart } from '../../lib/commands/views-month.ts';
import type { PatientPage } from '../../lib/commands/views-patient.ts';
import type { SettingsView } from '../../lib/commands/views-settings.ts';
import { Entry, EntryChange, EventBody, Observation, Staff, type Program } from '../../lib/records/index.ts';
import { parsePatientMonth } from '../../lib/rules/contract.ts';
import { type Desk, dumped, practiceDesk, sweep } from './bench.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const month = '2026-11';
const patient = 'a'.repeat(32);
const device: Extract<Observation, { kind: 'device' }> = { patient, kind: 'device', periodStart: '2026-10-15', daysWithData: 17, fdaDevice: true, manualEntry: false, firstPeriod: true, planOfCare: null, setupDate: '2026-10-15', devices: 1 };
const discharge: Extract<Observation, { kind: 'discharge' }> = { patient, kind: 'discharge', date: '2026-11-05', from: 'inpatient_acute', to: 'home', firstContact: '2026-11-06', attempts: ['2026-11-05'], visit: '2026-11-10', mdm: 'high', medicinesReviewed: '2026-11-10' };
const each: Observation[] = [
  device, discharge,
  { patient, kind: 'cocm', firstMonth: '2026-09', registry: true, psychConsult: null },
  { patient, kind: 'chi', date: '2026-09-15', type: 'E/M', needsDocumented: true },
  { patient, kind: 'pin', condition: 'lung cancer', expectedMonths: 12 },
  { patient, kind: 'qmb', since: '2026-01-01', qmb: true },
  { patient, kind: 'focal_point', responsible: false },
  { patient, kind: 'plan', participatingGroup: true, riskLevel: 'moderate', rulesLoaded: null, coordinationMinutes: false, plan: 'medicare_advantage' },
];

describe('the facts of other programs', () => {
  it('read back what was written; what was written before still reads', () => {
    for (const observation of each) expect(Observation.parse(JSON.parse(JSON.stringify(observation)))).toEqual(observation);
    expect(Observation.safeParse({ ...device, daysWithData: 31 }).success).toBe(false);
    expect(Observation.safeParse({ ...discharge, to: 'the moon' }).success).toBe(false);
    const staff = { id: crypto.randomUUID(), name: 'Robin Alder', credential: 'RN', role: 'clinical_staff', active: true };
    const entry = { id: crypto.randomUUID(), patient, month, staff: staff.id, role: 'clinical_staff', start: 1, end: 2, program: 'CCM', activity: null, note: '', interactive: false, source: 'timer' };
    expect(Staff.parse(staff)).toEqual(staff);
    expect(Entry.parse(entry)).toEqual(entry);
    expect(Entry.parse({ ...entry, role: 'peer_specialist', modality: 'phone', patientPresent: null, videoDeclined: true })).toMatchObject({ modality: 'phone', patientPresent: null });
    expect(EntryChange.parse({ modality: null })).toEqual({ modality: null });
    expect(EventBody.safeParse({ kind: 'month.exported', month, format: 'csv', lines: [], notReady: false, sha256: 'a'.repeat(64) }).success).toBe(true);
  });

  it('are handed to the rules in the rules’ own names, and pass their door', () => {
    const facts = factsOf(each, month);
    expect(facts).toMatchObject({
      device: { periodStart: '2026-10-15', daysWithData: 17, fdaDevice: true, manualEntry: false, firstPeriod: true, episodeSetupDate: '2026-10-15', devices: 1 },
      tcm: { dischargeDate: '2026-11-05', from: 'inpatient_acute', to: 'home', firstContact: '2026-11-06', contactAttempts: ['2026-11-05'], visitDate: '2026-11-10', mdm: 'high', medRecDate: '2026-11-10' },
      cocm: { firstMonth: false, registry: true, psychConsult: null }, chi: { initiatingVisit: '2026-09-15', initiatingVisitType: 'E/M', needsDocumented: true },
      pin: { initiatingVisit: null, condition: 'lung cancer', expectedMonths: 12 }, qmb: true, pdcmParticipatingGroup: true, riskLevel: 'moderate', planRulesLoaded: null, planCoordinationMinutes: false, plan: 'medicare_advantage',
    });
    expect(() => parsePatientMonth({ id: 'x', payer: 'medicare_ffs', serviceMonth: month, timeZone: 'America/Detroit', patient: facts, programs: [], entries: [] })).not.toThrow();
    expect(factsOf([], month)).toEqual({ consent: {}, mdm: null });
  });

  it('of an entry stand beside its time in UTC milliseconds, with the training of whom it is', () => {
    const staff = { id: crypto.randomUUID(), name: 'Robin Alder', credential: 'MA', role: 'unlicensed_staff' as const, active: true, training: { introTeamBasedCare: '2026-06-15', scopeOfServiceDoc: false } };
    const practice = { id: crypto.randomUUID(), name: 'Alder Creek', timeZone: 'America/Detroit', synthetic: true, dosPolicy: 'last_day' as const };
    const trace = { at: 1, by: staff.id, event: 'x' };
    const made = { id: crypto.randomUUID(), patient, month, staff: staff.id, role: staff.role, start: Date.parse('2026-11-03T15:00:00Z'), end: Date.parse('2026-11-03T15:20:00Z'), program: 'PDCM' as const, activity: 'patient_call', note: 'left out', interactive: true, source: 'timer' as const, history: [], recorded: trace };
    const file = { patient: { key: patient, family: 'Birch', given: 'Ada', birthDate: '1950-02-03', recordNumber: '0012', aliases: [], payer: 'bcbsm_pdcm' as const }, enrollments: [], earlierEnrollments: [], observations: [...each] };
    const input = patientMonth(termsOf(practice, { staff: [staff] }), file, { entries: [{ ...made, modality: 'phone', videoDeclined: true, patientPresent: null }, { ...made, voided: { ...trace, reason: 'twice' } }], unresolved: [], discarded: [], exported: [] }, month, '2026-11-17');
    expect(input.entries).toEqual([{ id: made.id, performerRole: 'unlicensed_staff', performerId: staff.id, start: made.start, end: made.end, activity: 'patient_call', program: 'PDCM', interactive: true, modality: 'phone', videoDeclined: true, training: staff.training }]);
    expect(input).toMatchObject({ practitionerIsPrimaryCareFocalPoint: false, evaluationDate: '2026-11-17' });
    expect(input).not.toHaveProperty('config');
    expect(() => parsePatientMonth(input)).not.toThrow();
  });

  it('of a device are those of the period that belongs to the month', () => {
    const period = (periodStart: string, daysWithData: number) => ({ ...device, periodStart, daysWithData });
    const three = [period('2026-11-14', 3), period('2026-09-15', 20), period('2026-10-15', 17)];
    expect(factsOf(three, '2026-11').device).toMatchObject({ periodStart: '2026-10-15', daysWithData: 17 });
    expect(factsOf(three, '2026-11', 'start').device).toMatchObject({ periodStart: '2026-11-14', daysWithData: 3 });
    expect(factsOf(three, '2026-10').device).toMatchObject({ periodStart: '2026-09-15' });
    // The newest month has no period yet that ends in it: the one that touches it is shown, and the rules say that it is reported elsewhere.
    expect(factsOf([period('2026-11-14', 3)], '2026-11').device).toMatchObject({ periodStart: '2026-11-14' });
    const later = factsOf(three, '2027-03').device!;
    expect(later).toMatchObject({ fdaDevice: true, episodeSetupDate: '2026-10-15' });
    expect(later.periodStart ?? later.daysWithData ?? null).toBeNull();
    expect(factsOf(three, '2026-08').device).toBeUndefined();
  });

  it('of a discharge are those whose visit lies in the month, else of the newest that touches it', () => {
    const two = [{ ...discharge, date: '2026-10-28', visit: '2026-11-03' }, { ...discharge, date: '2026-11-20', visit: undefined, firstContact: undefined, attempts: [] }];
    expect(factsOf(two, '2026-11').tcm).toMatchObject({ dischargeDate: '2026-10-28' });
    expect(factsOf(two, '2026-10').tcm).toMatchObject({ dischargeDate: '2026-10-28' });
    expect(factsOf(two, '2026-12').tcm).toEqual({ dischargeDate: '2026-11-20', from: 'inpatient_acute', to: 'home', visitDate: null, mdm: 'high', medRecDate: '2026-11-10' });
    expect(factsOf(two, '2027-01').tcm).toBeUndefined();
  });

  it('of collaborative care begin anew with each episode, and a status holds from its day', () => {
    const episodes: Observation[] = [{ patient, kind: 'cocm', firstMonth: '2027-02', registry: false, psychConsult: false }, { patient, kind: 'cocm', firstMonth: '2026-09', registry: true, psychConsult: true }, { patient, kind: 'qmb', since: '2027-01-01', qmb: false }, { patient, kind: 'qmb', since: '2026-01-01', qmb: true }];
    expect(factsOf(episodes, '2026-09').cocm).toEqual({ firstMonth: true, registry: true, psychConsult: true });
    expect(factsOf(episodes, '2026-10').cocm).toMatchObject({ firstMonth: false, registry: true });
    expect(factsOf(episodes, '2027-02').cocm).toMatchObject({ firstMonth: true, registry: false });
    expect(factsOf(episodes, '2026-08').cocm).toBeUndefined();
    expect([factsOf(episodes, '2026-12').qmb, factsOf(episodes, '2027-01').qmb, factsOf(episodes, '2025-12').qmb]).toEqual([true, false, undefined]);
  });
});

describe('through the commands', () => {
  let desk: Desk;
  beforeEach(async () => { desk = await practiceDesk(); }, 30_000);
  afterEach(sweep);

  const keyOf = async (given: string) => ((await desk.ask('month.part', { month, from: 0, to: 255 }, 'workspace')) as MonthPart).rows.find((row) => row.patient.given === given)!.patient.key;
  const page = async (key: string) => (await desk.ask('patient.page', { patient: key, month }, 'workspace')) as PatientPage;
  const enroll = async (key: string, ...programs: Program[]) => { for (const program of programs) await desk.ask('enrollment.save', { enrollment: { patient: key, program, status: 'enrolled', since: '2026-02-11' }, assign: false, month }, 'workspace'); };
  const observe = (key: string, observation: object) => desk.answer('observation.save', { observation: { ...observation, patient: key } }, 'workspace');
  const consent = (key: string, program: Program) => observe(key, { kind: 'consent', program, date: '2026-02-11', how: 'verbal', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] });

  it('a recorded fact answers what a rule asked: device days, a discharge', async () => {
    const key = await keyOf('Alan');
    await enroll(key, 'RPM', 'TCM');
    await consent(key, 'RPM');
    expect((await page(key)).finding.lines).toEqual([]);
    expect(await observe(key, device)).toMatchObject({ ok: true });
    expect(await observe(key, discharge)).toMatchObject({ ok: true });
    const { finding, observations } = await page(key);
    expect(observations).toContainEqual({ ...device, patient: key });
    expect(finding.lines.map((line) => line.code)).toEqual(expect.arrayContaining(['99454', '99496']));
  });

  it('keeps each period and each discharge, and the newest word on one of them', async () => {
    const key = await keyOf('Alan');
    for (const fact of [device, { ...device, daysWithData: 19 }, { ...device, periodStart: '2026-09-15' }, { ...device, family: 'RTM_MSK' }, discharge, { ...discharge, to: 'snf' }]) await observe(key, fact);
    const { observations } = await page(key);
    expect(observations.flatMap((fact) => (fact.kind === 'device' ? [[fact.periodStart, fact.daysWithData, fact.family ?? '']] : []))).toEqual([['2026-10-15', 19, ''], ['2026-09-15', 17, ''], ['2026-10-15', 17, 'RTM_MSK']]);
    expect(observations.flatMap((fact) => (fact.kind === 'discharge' ? [fact.to] : []))).toEqual(['snf']);
  });

  it('refuses a day that is still to come, in any of a fact’s days', async () => {
    const key = await keyOf('Alan');
    const ahead = '2026-11-18';
    for (const fact of [{ ...device, periodStart: ahead }, { ...discharge, visit: ahead }, { ...discharge, attempts: ['2026-11-05', ahead] }, { kind: 'cocm', firstMonth: '2026-12', registry: null, psychConsult: null }, { kind: 'qmb', since: ahead, qmb: true }, { kind: 'chi', date: ahead, needsDocumented: null }]) {
      expect(await observe(key, fact), JSON.stringify(fact)).toMatchObject({ code: 'FUTURE', message: 'This date lies in the future. Nothing was recorded.' });
    }
    expect((await page(key)).observations.some((fact) => ['device', 'discharge', 'cocm', 'qmb', 'chi'].includes(fact.kind))).toBe(false);
  });

  it('an entry says how the contact was made; taking it back stays in the history', async () => {
    const key = await keyOf('Grace');
    const [first] = (await page(key)).entries;
    const amend = (changes: object, reason: string) => desk.ask('entry.amend', { entry: first!.id, month, changes, reason }, 'workspace');
    await amend({ modality: 'video', patientPresent: true }, 'Read it in the note');
    expect((await page(key)).entries[0]).toMatchObject({ modality: 'video', patientPresent: true });
    await amend({ modality: null }, 'It was another contact');
    expect((await page(key)).entries[0]).toMatchObject({ modality: null, patientPresent: true, history: [{ what: 'modality', was: '', is: 'video' }, { what: 'patientPresent', was: '', is: 'true' }, { what: 'modality', was: 'video', is: '', reason: 'It was another contact' }] });
    expect(await desk.answer('entry.amend', { entry: first!.id, month, changes: { modality: 'telegraph' }, reason: 'A joke' }, 'workspace')).toMatchObject({ code: 'NOT_ACCEPTED' });
  });

  it('a person’s training and further role are on file; earlier entries keep the role of their time', async () => {
    const settings = (await desk.ask('settings.view', {}, 'workspace')) as SettingsView;
    const dana = settings.staff[0]!;
    const training = { introTeamBasedCare: '2026-06-15', scopeOfServiceDoc: true };
    const saved = (await desk.ask('staff.save', { staff: { id: dana.id, role: 'licensed_staff', training } }, 'workspace')) as SettingsView;
    expect(saved.staff[0]).toMatchObject({ name: dana.name, role: 'licensed_staff', training, hasSlot: true });
    expect((await page(await keyOf('Grace'))).entries.map((entry) => entry.role)).toEqual(['clinical_staff', 'clinical_staff']);
    expect(await desk.answer('staff.save', { staff: { id: dana.id, training: { introTeamBasedCare: '2026-11-18' } } }, 'workspace')).toMatchObject({ code: 'FUTURE' });
    expect(await desk.answer('staff.save', { staff: { id: crypto.randomUUID(), role: 'chw' } }, 'workspace')).toMatchObject({ code: 'NOT_STAFF' });
    expect(await desk.answer('staff.save', { staff: { id: dana.id, role: 'wizard' } }, 'workspace')).toMatchObject({ code: 'NOT_ACCEPTED' });
  });

  it('all of it comes back from the log, and none of it stands in the clear', async () => {
    const key = await keyOf('Alan');
    for (const fact of [...each, { kind: 'pin', condition: 'Canary condition', expectedMonths: 12 }]) expect(await observe(key, fact)).toMatchObject({ ok: true });
    const { ledger } = (await desk.context.home.openNow())!;
    const before = await page(key);
    expect((await ledger.rebuild()).wrong).toEqual([]);
    expect(await page(key)).toEqual(before);
    const raw = await dumped('caretally-practice');
    for (const word of ['Canary condition', 'inpatient_acute', 'fdaDevice', 'medicare_advantage']) expect(raw).not.toContain(word);
  });
});
