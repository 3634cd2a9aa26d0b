import type { Draft } from '../records/index.ts';
import { Refusal, type Sender } from './command.ts';
import type { OpenContext } from './context.ts';

/** Whom a timer is for: the key it is recorded under, the person's own where two records are linked, the program it would count for, and what must be recorded first (a new patient, a learned address id). */
export interface Target {
  key: string;
  person: string;
  program: Extract<Draft['body'], { kind: 'timer.started' }>['timer']['program'];
  drafts: Draft[];
}

/**
 * Finds the patient a person means. From a chart: only one that is confirmed, or that the person confirms by hand while it is uncertain.
 * Never a guess: what is missing is said.
 */
export async function toPatient(context: OpenContext, input: { patient?: string; confirm?: boolean }, sender: Sender): Promise<Target> {
  if (input.patient && sender.surface !== 'widget') {
    const file = await context.open.ledger.readPatient(input.patient);
    if (!file) throw new Refusal('NO_PATIENT', 'This patient is not recorded here.');
    return { key: input.patient, person: file.patient.key, program: programOf(file.enrollments), drafts: [] };
  }
  const chart = await context.charts.look(sender, context.open);
  if (chart.status !== 'confirmed' && chart.status !== 'uncertain') throw new Refusal('NO_CHART', 'No chart is open in this tab. The timer waits until a chart names a patient twice.');
  if (chart.status === 'uncertain' && !input.confirm) throw new Refusal('UNCERTAIN', 'Only one identifier could be read here. Is this the patient on your screen?');
  const { patient } = chart;
  if (chart.status === 'uncertain' && patient?.key) await context.charts.said(sender, chart.record?.patient.key ?? patient.key);
  if (!patient?.key) throw new Refusal('NO_RECORD_NUMBER', 'This page shows no record number, so nobody could be told apart. Open the patient’s chart, or add time from the side panel.');
  if (chart.file && chart.record) {
    // Time goes under the record whose number the chart shows, also where that is linked with another one.
    const known = chart.record.patient;
    if (patient.birthDate && known.birthDate !== patient.birthDate) throw new Refusal('CONTRADICTS', 'The birth date on this page differs from the one recorded for this record number. Nothing was started.');
    const learned = chart.status === 'confirmed' && chart.alias && !known.aliases.includes(chart.alias) ? [{ ...known, aliases: [...known.aliases, chart.alias].slice(-16) }] : [];
    return { key: known.key, person: chart.file.patient.key, program: programOf(chart.file.enrollments), drafts: learned.map((record) => ({ month: 'standing', patient: known.key, body: { kind: 'patient.recorded', patient: record } })) };
  }
  if (!patient.birthDate || !patient.family) throw new Refusal('NOT_ENOUGH', 'This patient is not recorded yet, and the page does not show name, birth date and record number together. Open the chart’s summary and try again.');
  return {
    key: patient.key, person: patient.key, program: null,
    drafts: [{ month: 'standing', patient: patient.key, body: { kind: 'patient.recorded', patient: {
      key: patient.key, family: patient.family, given: patient.given, birthDate: patient.birthDate, recordNumber: patient.recordNumber,
      aliases: chart.status === 'confirmed' && chart.alias ? [chart.alias] : [], payer: 'medicare_ffs' } } }],
  };
}

const programOf = (enrollments: { status: string; program: Target['program'] }[]): Target['program'] => enrollments.find((each) => each.status === 'enrolled')?.program ?? null;
