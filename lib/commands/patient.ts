import * as z from 'zod';
import { Enrollment, Month, Observation, Patient, PatientKey, type Draft } from '../records/index.ts';
import { Refusal } from './command.ts';
import { whenOpen } from './context.ts';

const standing = (patient: string, body: Draft['body']): Draft => ({ month: 'standing', patient, body });
const from = ['workspace'] as const;

/** Changes what is recorded of a patient. The record number stays: it is what tells people apart. */
export const save = whenOpen({
  from, input: z.strictObject({ patient: Patient.omit({ aliases: true, recordNumber: true }).partial().extend({ key: PatientKey }) }),
  run: async (context, { patient }, _sender, id) => {
    await context.open.write(id, async () => {
      const file = await context.open.ledger.readRecord(patient.key);
      if (!file) throw new Refusal('NO_PATIENT', 'This patient is not recorded here.');
      return { drafts: [standing(patient.key, { kind: 'patient.recorded', patient: { ...file.patient, ...patient } })] };
    });
    return {};
  },
});

/** Adds a patient by hand, for charts that cannot be read. */
export const add = whenOpen({
  from, input: z.strictObject({ patient: Patient.pick({ family: true, given: true, birthDate: true, recordNumber: true, payer: true }) }),
  run: async (context, { patient }, _sender, id) => {
    const key = await context.open.patientKey(patient.recordNumber);
    await context.open.write(id, async () => {
      if (await context.open.ledger.readPatient(key)) throw new Refusal('KNOWN', 'A patient with this record number is recorded already.');
      return { drafts: [standing(key, { kind: 'patient.recorded', patient: { ...patient, key, aliases: [] } })] };
    });
    return { key };
  },
});

/** Records a patient's place in a program. With `assign`, this month's entries that had no program yet become this program's. */
export const enroll = whenOpen({
  from, input: z.strictObject({ enrollment: Enrollment, assign: z.boolean(), month: Month }),
  run: async (context, { enrollment, assign, month }, _sender, id) => {
    await context.open.write(id, async () => {
      const drafts = [standing(enrollment.patient, { kind: 'enrollment.recorded', enrollment })];
      if (!assign) return { drafts };
      const file = await context.open.ledger.readPatient(enrollment.patient);
      for (const entry of file ? (await context.open.ledger.readWholeMonth(month, file)).entries : []) {
        if (entry.voided || entry.aside || entry.program !== null) continue;
        drafts.push({ month, patient: entry.patient, body: { kind: 'entry.amended', entry: entry.id, changes: { program: enrollment.program }, reason: `Enrolled in ${enrollment.program}` } });
      }
      return { drafts };
    });
    return {};
  },
});

/** The days of a fact on which something has happened; none of them can lie ahead. A stay in hospital may end later. */
function happened(fact: Observation): (string | undefined)[] {
  switch (fact.kind) {
    case 'device': return [fact.periodStart, fact.setupDate];
    case 'discharge': return [fact.date, fact.firstContact, ...fact.attempts, fact.visit, fact.medicinesReviewed];
    case 'cocm': return [`${fact.firstMonth}-01`];
    case 'qmb': return [fact.since];
    default: return 'date' in fact ? [fact.date] : [];
  }
}

/** Records a fact that a rule needs: consent, care plan, conditions, visits, device data, discharge, what the plan says. A day to come is refused. */
export const observe = whenOpen({
  from, input: z.strictObject({ observation: Observation }),
  run: async (context, { observation }, _sender, id) => {
    const today = await context.open.today();
    if (happened(observation).some((day) => day !== undefined && day > today)) throw new Refusal('FUTURE', 'This date lies in the future. Nothing was recorded.');
    await context.open.write(id, async () => {
      if (!(await context.open.ledger.readPatient(observation.patient))) throw new Refusal('NO_PATIENT', 'This patient is not recorded here.');
      return { drafts: [standing(observation.patient, { kind: 'observation.recorded', observation })] };
    });
    return {};
  },
});
