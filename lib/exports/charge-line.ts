import type { Patient, Practice, Staff } from '../records/index.ts';
import type { Column } from './csv.ts';

/** One row of a month-end file: a patient, a code, a date of service. What is not known stays empty; nothing is made up. */
export interface ChargeLine {
  /** Validation flags first, because that is where a biller looks. */
  flags: string[];
  ready: boolean;
  patient: Patient;
  practice: Practice;
  rendering: Staff | null;
  program: string;
  code: string;
  units: number;
  /** `YYYY-MM-DD`, after the practice's policy; null when the line is not ready. */
  serviceFrom: string | null;
  serviceTo: string | null;
  diagnoses: string[];
  secondsStaff: number;
  secondsPractitioner: number;
  minutesByPerson: { name: string; credential: string; role: string; seconds: number }[];
  metOn: string | null;
  consent: { date: string; how: string } | null;
  carePlanDate: string | null;
  initiatingVisitDate: string | null;
  rule: string;
  source: string;
  verified: boolean;
  policies: string[];
  /** Every policy of the practice that is not the usual one: value, who set it and when. */
  practicePolicies: string[];
  /** Where the practice decided otherwise than the rules, or beside them: what, who, when, why, and the rules' own answer. */
  decision: string | null;
  arithmetic: string;
  /** Stable over re-exports: derived from patient key, month, program and code. */
  lineId: string;
}

const minutes = (seconds: number) => Math.floor(seconds / 60);
const exact = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const text = (head: string, cell: (line: ChargeLine) => string | null): Column<ChargeLine> => ({ head, type: 'text', cell });
const number = (head: string, cell: (line: ChargeLine) => number | null): Column<ChargeLine> => ({ head, type: 'number', cell });

/** The columns billers ask for at month end, in order, for which data exists. */
export const chargeColumns: readonly Column<ChargeLine>[] = [
  text('Flags', (line) => [line.practice.synthetic ? 'PRACTICE DATA, NOT A REAL PATIENT' : '', line.ready ? '' : 'NOT READY', ...line.flags].filter(Boolean).join('; ')),
  text('Ready', (line) => (line.ready ? 'yes' : 'no')),
  text('Billing patient id', (line) => line.patient.billingId ?? ''),
  text('MRN', (line) => line.patient.recordNumber),
  text('Last name', (line) => line.patient.family),
  text('First name', (line) => line.patient.given),
  text('Date of birth', (line) => line.patient.birthDate),
  text('Payer', (line) => line.patient.payer),
  text('Policy number', (line) => line.patient.policyNumber ?? ''),
  text('Billing NPI', (line) => line.practice.billingNpi ?? ''),
  text('Rendering provider', (line) => (line.rendering ? `${line.rendering.name} ${line.rendering.credential}`.trim() : '')),
  text('Rendering NPI', (line) => line.rendering?.npi ?? ''),
  text('Date of service from', (line) => line.serviceFrom),
  text('Date of service to', (line) => line.serviceTo),
  text('Date of service policy', (line) => line.practice.dosPolicy),
  text('Place of service', (line) => line.practice.placeOfService ?? ''),
  text('Program', (line) => line.program),
  text('Code', (line) => line.code),
  number('Units', (line) => line.units),
  text('Decided by the practice', (line) => line.decision),
  text('Diagnoses', (line) => line.diagnoses.join(' ')),
  number('Minutes staff', (line) => minutes(line.secondsStaff)),
  number('Minutes practitioner', (line) => minutes(line.secondsPractitioner)),
  text('Exact time staff', (line) => exact(line.secondsStaff)),
  text('Exact time practitioner', (line) => exact(line.secondsPractitioner)),
  text('Minutes by person', (line) => line.minutesByPerson.map((person) => `${person.name} ${person.credential} (${person.role}) ${exact(person.seconds)}`).join('; ')),
  text('Threshold met on', (line) => line.metOn),
  text('Consent date', (line) => line.consent?.date ?? ''),
  text('Consent form', (line) => line.consent?.how ?? ''),
  text('Care plan date', (line) => line.carePlanDate),
  text('Initiating visit date', (line) => line.initiatingVisitDate),
  text('Arithmetic', (line) => line.arithmetic),
  text('Rule', (line) => line.rule),
  text('Source', (line) => line.source),
  text('Rule confirmed', (line) => (line.verified ? 'yes' : 'NOT CONFIRMED')),
  text('Policies', (line) => line.policies.join('; ')),
  text('Policies set by the practice', (line) => line.practicePolicies.join('; ')),
  text('Line id', (line) => line.lineId),
];
