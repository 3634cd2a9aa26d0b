/** The three that name a patient, in the order in which they are asked for. */
export const teachFields = ['name', 'birthDate', 'recordNumber'] as const;
export type TeachField = (typeof teachFields)[number];

export const teachWords: Record<TeachField, { title: string; label: string; wrong: string }> = {
  name: { title: 'Click the patient’s name', label: 'Name', wrong: 'No name can be read there.' },
  birthDate: { title: 'Click the birth date', label: 'Born', wrong: 'No date can be read there.' },
  recordNumber: { title: 'Click the record number', label: 'MRN', wrong: 'No record number can be read there.' },
};
