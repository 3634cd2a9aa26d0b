/**
 * One patient under several records. Links move nothing: each entry and each fact stays under the record it was made under, and is read
 * together with the others as long as the link stands. Pure.
 */
import type { Observation, PatientKey } from '../records/index.ts';
import type { Frozen, MonthRecord, PatientFile, PracticeBlock } from './blocks.ts';
import { place } from './fold-standing.ts';

/** Under which record a patient goes: a record that a person linked with another one goes under that one. */
export const personOf = ({ links }: Pick<PracticeBlock, 'links'>, key: PatientKey): PatientKey => links?.[key] ?? key;

/** The records that go under this one now, oldest link first. */
export const linkedKeys = (file: Pick<PatientFile, 'links'>): PatientKey[] => (file.links ?? []).flatMap((link) => (link.unlinked ? [] : [link.patient]));

/** The file of one patient: who it is and who pays as the main record says; of enrollments and facts in the same place, the main record's. */
export function wholeFile(main: PatientFile, under: readonly PatientFile[]): PatientFile {
  return under.reduce((whole, file): PatientFile => {
    const programs = new Set(whole.enrollments.map((each) => each.program));
    const places = new Set(whole.observations.map((each: Observation) => place(each)));
    const overrides = [...(whole.overrides ?? []), ...(file.overrides ?? []).filter((each) => !whole.overrides?.some((other) => other.code === each.code && !other.withdrawn))];
    return {
      ...whole,
      enrollments: [...whole.enrollments, ...file.enrollments.filter((each) => !programs.has(each.program))],
      earlierEnrollments: [...whole.earlierEnrollments, ...file.earlierEnrollments],
      observations: [...whole.observations, ...file.observations.filter((each) => !places.has(place(each)))],
      ...(overrides.length ? { overrides } : {}),
    };
  }, main);
}

/** The month of one patient from the months of its records, the main one first. What a closing said of several stands side by side, times added. */
export function wholeMonth(records: readonly MonthRecord[]): MonthRecord {
  const [only, ...others] = records;
  if (only && others.length === 0) return only;
  const all = <T>(list: (record: MonthRecord) => readonly T[] | undefined): T[] => records.flatMap((record) => list(record) ?? []);
  const frozen = all((record) => record.frozen).reduce<Frozen[]>((said, each) => {
    const same = said.find((other) => other.event === each.event);
    return same ? said.map((other) => (other === same ? { ...other, ms: other.ms + each.ms, supports: [...other.supports.split(' '), ...each.supports.split(' ')].filter(Boolean).sort().join(' ') } : other)) : [...said, each];
  }, []);
  const overrides = all((record) => record.overrides);
  return {
    entries: all((record) => record.entries), unresolved: all((record) => record.unresolved), discarded: all((record) => record.discarded),
    exported: all((record) => record.exported).sort((a, b) => a.at - b.at),
    ...(frozen.length ? { frozen } : {}), ...(overrides.length ? { overrides } : {}),
  };
}
