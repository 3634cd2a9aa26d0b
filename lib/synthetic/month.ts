import { monthBounds, monthOf } from '../time/month.ts';
import type { Draft, Enrollment, Observation, Practice, Staff } from '../records/index.ts';
import { syntheticPatients, syntheticStaff } from './people.ts';

/**
 * A half-filled month of a made-up practice, so that a newcomer sees what the product does before trusting it with anything: somebody is
 * ready, somebody is 2:40 short, somebody is blocked by a missing consent, somebody waits for an answer about unresolved time.
 */

/** What each made-up patient's month holds, in seconds. `by` 0 = Dana Whitfield RN, 1 = Priya Raman NP. */
const plan: Record<string, { entries: { seconds: number; activity: string; by: 0 | 1; note?: string }[]; consent: boolean; unresolved?: number }> = {
  'Okafor Grace': { consent: true, entries: [
    { seconds: 724, activity: 'patient_call', by: 0, note: 'Made-up note: dizzy in the mornings, blood pressure log asked for.' },
    { seconds: 316, activity: 'medication_reconciliation', by: 0 }] },
  'Halvorsen Ingrid': { consent: true, entries: [
    { seconds: 492, activity: 'patient_call', by: 0 }, { seconds: 580, activity: 'care_plan_update', by: 0 }, { seconds: 262, activity: 'coordination_specialist', by: 0 }] },
  'Castellano Rosa': { consent: false, entries: [
    { seconds: 820, activity: 'coordination_dme', by: 0 }, { seconds: 780, activity: 'patient_call', by: 0 }] },
  'Featherstone Alan': { consent: true, entries: [{ seconds: 550, activity: 'care_coordination', by: 0 }] },
  'Tran Bao': { consent: true, unresolved: 450, entries: [{ seconds: 500, activity: 'patient_call', by: 0 }] },
  'Sutter Wayne': { consent: true, entries: [
    { seconds: 690, activity: 'care_plan_update', by: 1 }, { seconds: 600, activity: 'patient_call', by: 1 }, { seconds: 690, activity: 'care_coordination', by: 1 }] },
};

const conditions: Record<string, [string, string][]> = {
  'Okafor Grace': [['Hypertension', 'I10'], ['Type 2 diabetes', 'E11.9'], ['Osteoporosis', 'M81.0']],
  'Halvorsen Ingrid': [['Heart failure', 'I50.32'], ['Chronic kidney disease, stage 3', 'N18.31']],
  'Castellano Rosa': [['COPD', 'J44.9'], ['Heart failure', 'I50.22']],
  'Featherstone Alan': [['Parkinson disease', 'G20.A1'], ['Hypertension', 'I10']],
  'Tran Bao': [['Type 2 diabetes', 'E11.22'], ['Chronic kidney disease, stage 3', 'N18.32']],
  'Sutter Wayne': [['Atrial fibrillation', 'I48.20'], ['Heart failure', 'I50.42']],
};

/** The practice zone of the made-up practice. In the first six hours of a Detroit month there is no half-filled month yet, so Honolulu, where the old one still runs. */
export function practiceZone(now: number): string {
  const detroit = 'America/Detroit';
  return now - monthBounds(monthOf(now, detroit), detroit).start < 6 * 3_600_000 ? 'Pacific/Honolulu' : detroit;
}

/** When the entries begin: at office hours of past days where the month is old enough, else spread evenly over what there is of it. */
function slots(now: number, zone: string, count: number): number[] {
  const from = monthBounds(monthOf(now, zone), zone).start;
  const office: number[] = [];
  for (let day = from; day < now; day += 86_400_000) {
    for (const minutes of [545, 625, 705, 825, 905]) {
      const at = day + minutes * 60_000;
      if (at + 45 * 60_000 < now) office.push(at);
    }
  }
  const step = office.length >= count ? office.length / count : 0;
  return Array.from({ length: count }, (_, index) => (step ? office[Math.floor(index * step)]! : Math.floor(from + ((now - from) * (index + 0.2)) / (count + 1))));
}

/**
 * @param key gives a patient's key from the record number; @param newId a fresh UUID
 * @param staffIds the two people's ids, as recorded in this ledger
 */
export function syntheticMonth(practice: Practice, staffIds: readonly [string, string], now: number, key: (recordNumber: string) => string, newId: () => string): Draft[] {
  const zone = practice.timeZone;
  const month = monthOf(now, zone);
  const drafts: Draft[] = [];
  const enrolled = syntheticPatients.filter((person) => person.enrolled);
  const begins = slots(now, zone, enrolled.reduce((sum, person) => sum + entriesOf(person).length + 1, 0));
  let slot = 0;
  const year = Number(month.slice(0, 4)) - (month.slice(5) > '03' ? 0 : 1);
  for (const person of enrolled) {
    const name = `${person.family} ${person.given}`;
    const patient = key(person.recordNumber);
    const standing = (body: Draft['body']) => drafts.push({ month: 'standing', patient, body });
    standing({ kind: 'patient.recorded', patient: { key: patient, family: person.family, given: person.given, birthDate: person.birthDate, recordNumber: person.recordNumber, aliases: [], payer: 'medicare_ffs' } });
    const enrollment: Enrollment = { patient, program: 'CCM', status: 'enrolled', since: `${year}-02-11`, practitioner: staffIds[1] };
    standing({ kind: 'enrollment.recorded', enrollment });
    const facts: Observation[] = [
      { patient, kind: 'conditions', list: conditions[name]!.map(([condition, icd10]) => ({ name: condition, icd10, expectedMonths: 24, significantRisk: true })) },
      { patient, kind: 'care_plan', date: `${year}-02-18`, copyGiven: true },
      { patient, kind: 'initiating_visit', date: `${year}-02-11`, type: 'AWV' },
      { patient, kind: 'seen', newPatient: false, lastSeen: `${year}-02-11` },
      ...(plan[name]!.consent ? [{ patient, kind: 'consent', program: 'CCM', date: `${year}-02-11`, how: 'verbal', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } as Observation] : []),
    ];
    for (const observation of facts) standing({ kind: 'observation.recorded', observation });
    for (const entry of entriesOf(person)) {
      const start = begins[slot++]!;
      drafts.push({ month, patient, body: { kind: 'entry.recorded', entry: {
        id: newId(), patient, month, staff: staffIds[entry.by], role: syntheticStaff[entry.by].role, start, end: start + entry.seconds * 1000,
        program: 'CCM', activity: entry.activity, note: entry.note ?? '', interactive: entry.activity === 'patient_call', source: 'practice' } } });
    }
    const unresolved = plan[name]!.unresolved;
    const begin = begins[slot++]!;
    if (unresolved) drafts.push({ month, patient, body: { kind: 'time.unresolved', span: {
      id: newId(), patient, month, staff: staffIds[0], role: 'clinical_staff', start: begin, end: begin + unresolved * 1000, cause: 'gap', program: 'CCM', activity: 'care_coordination', note: '' } } });
  }
  return drafts;
}

const entriesOf = (person: { family: string; given: string }) => plan[`${person.family} ${person.given}`]?.entries ?? [];

/** The two made-up people who keep time. */
export function syntheticPeople(newId: () => string): [Staff, Staff] {
  const [dana, priya] = syntheticStaff;
  return [{ ...dana, id: newId(), active: true }, { ...priya, id: newId(), active: true }];
}

/** How the two unlock the made-up practice. No secret: there is nothing real behind it. */
export const practicePassphrases = ['dana keeps made-up time', 'priya keeps made-up time'] as const;

export const syntheticRecordNumbers = syntheticPatients.map((person) => person.recordNumber);
