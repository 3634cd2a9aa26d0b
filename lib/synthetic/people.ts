/**
 * The made-up people of the practice ledger and of the demo EHR. Nobody here exists; both sides read this one list, so that the chart that
 * is open and the patient in the ledger are the same person down to the record number.
 */

/** A made-up patient, with the identifiers that a chart shows. */
export interface SyntheticPatient {
  /** The id in the demo EHR's addresses. */
  uuid: string;
  family: string;
  given: string;
  /** `YYYY-MM-DD`. */
  birthDate: string;
  /** The record number as the chart shows it: five characters and a check digit, as OpenMRS numbers patients. */
  recordNumber: string;
  gender: 'female' | 'male';
  /** False for the one who shares a family name with a patient of the program, and is in no program herself. */
  enrolled: boolean;
}

/** A made-up member of staff. */
export interface SyntheticStaff {
  id: string;
  name: string;
  credential: string;
  role: 'clinical_staff' | 'qhp';
}

/** In the order in which the demo shows them; the first one's chart is opened at start. */
export const syntheticPatients = [
  { uuid: 'd6567925-fc1f-49b2-9479-d7c36b7d7b7d', family: 'Okafor', given: 'Grace', birthDate: '1948-03-14', recordNumber: '100GEJ', gender: 'female', enrolled: true },
  { uuid: '6848c7d8-2ee1-4f2f-94c0-323b619e4ab4', family: 'Featherstone', given: 'Alan', birthDate: '1944-08-30', recordNumber: '1000NG', gender: 'male', enrolled: true },
  { uuid: 'f05996ca-38c7-4a63-9758-841b4c64fc65', family: 'Castellano', given: 'Rosa', birthDate: '1951-05-02', recordNumber: '100J7W', gender: 'female', enrolled: true },
  { uuid: '4f72b194-b4e5-4d9b-978a-6474b928aa46', family: 'Halvorsen', given: 'Ingrid', birthDate: '1939-07-22', recordNumber: '100K26', gender: 'female', enrolled: true },
  { uuid: '379c0f48-7a78-4e6f-a12d-bfb8d05d1534', family: 'Tran', given: 'Bao', birthDate: '1967-05-28', recordNumber: '100LTM', gender: 'male', enrolled: true },
  { uuid: '39775383-507e-412b-8685-a57bed0773b3', family: 'Sutter', given: 'Wayne', birthDate: '1946-06-09', recordNumber: '100MWE', gender: 'male', enrolled: true },
  { uuid: '83bd8845-035c-47e6-b34d-17c6f7bb56c7', family: 'Okafor', given: 'Gloria', birthDate: '1984-03-04', recordNumber: '100P4X', gender: 'female', enrolled: false },
] as const satisfies readonly SyntheticPatient[];

/** Two roles, because who did the work decides the code. */
export const syntheticStaff = [
  { id: '0b7f4c52-3a3f-4f5e-9a06-5d1a3c0e7a11', name: 'Dana Whitfield', credential: 'RN', role: 'clinical_staff' },
  { id: '5c9d8e34-8d0b-4c67-8f1b-2b6f0a9d4e22', name: 'Priya Raman', credential: 'NP', role: 'qhp' },
] as const satisfies readonly SyntheticStaff[];
