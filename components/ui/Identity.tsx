import type { PatientLabel } from '../../lib/commands/views.ts';
import { age, dayWords } from './said.ts';

/** `FAMILY, Given`. */
export function fullName(patient: { family: string; given: string }): string {
  return patient.given ? `${patient.family.toUpperCase()}, ${patient.given}` : patient.family.toUpperCase();
}

/**
 * Who the patient is: name, birth date with age, record number; always three, always in this order, wrapped and never shortened.
 * `today` is the practice's calendar day, for the age.
 */
export function Identity({ patient, today, level }: { patient: Omit<PatientLabel, 'key'>; today: string; level?: 'h1' | 'h2' | 'h3' }) {
  const Name = level ?? 'p';
  return (
    <div className="ident">
      <Name className="nm">{fullName(patient)}</Name>
      <p className="id">
        <span>Born {patient.birthDate ? <><b>{dayWords(patient.birthDate)}</b> ({age(patient.birthDate, today)})</> : <b>not known</b>}</span>
        <span>MRN <b translate="no">{patient.recordNumber || 'not known'}</b></span>
      </p>
    </div>
  );
}
