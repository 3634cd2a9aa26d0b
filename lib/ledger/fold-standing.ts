import type { Enrollment, LedgerEvent, Observation } from '../records/index.ts';
import { bucketOf, type PatientFile, type StandingBlock } from './blocks.ts';
import { LedgerError } from './errors.ts';
import { withOverride } from './fold-override.ts';

/** Observations with the same place replace one another; those without a place of their own accumulate. */
export function place(observation: Observation): string {
  switch (observation.kind) {
    case 'consent': return `consent ${observation.program}`;
    case 'mdm': return `mdm ${observation.month}`;
    case 'inpatient': return `inpatient ${observation.from} ${observation.to}`;
    case 'billed_elsewhere': return `billed_elsewhere ${observation.month} ${observation.code} ${observation.practitioner}`;
    case 'device': return `device ${observation.family ?? ''} ${observation.periodStart}`;
    case 'discharge': return `discharge ${observation.date}`;
    case 'cocm': return `cocm ${observation.firstMonth}`;
    case 'qmb': return `qmb ${observation.since}`;
    default: return observation.kind;
  }
}

function enrolled(file: PatientFile, enrollment: Enrollment, event: LedgerEvent): PatientFile {
  const earlier = file.enrollments.find((other) => other.program === enrollment.program);
  return {
    ...file,
    enrollments: [...file.enrollments.filter((other) => other !== earlier), enrollment],
    earlierEnrollments: earlier ? [...file.earlierEnrollments, { ...earlier, at: event.at, by: event.author, event: event.id }] : file.earlierEnrollments,
  };
}

function changed(file: PatientFile, event: LedgerEvent): PatientFile {
  const { body } = event;
  switch (body.kind) {
    case 'patient.recorded': return { ...file, patient: body.patient };
    case 'enrollment.recorded': return enrolled(file, body.enrollment, event);
    case 'observation.recorded': {
      const here = place(body.observation);
      return { ...file, observations: [...file.observations.filter((other) => place(other) !== here), body.observation] };
    }
    case 'override.recorded': case 'override.withdrawn': return { ...file, overrides: withOverride(file.overrides, event) };
    case 'patient.linked': return { ...file, linkedTo: body.to };
    case 'patient.unlinked': return unlinked(file);
    default: return file;
  }
}

function unlinked({ linkedTo: _before, ...file }: PatientFile): PatientFile {
  return file;
}

/** The file of the record that another one goes under, or went under until now. */
function asMain(file: PatientFile, { at, author: by, id: event, body }: LedgerEvent): PatientFile {
  const links = file.links ?? [];
  if (body.kind === 'patient.linked') return { ...file, links: [...links, { patient: body.patient, reason: body.reason, at, by, event }] };
  if (body.kind !== 'patient.unlinked') return file;
  return { ...file, links: links.map((each) => (each.patient === body.patient && !each.unlinked ? { ...each, unlinked: { at, by, event, reason: body.reason } } : each)) };
}

/** The record that a link or its end concerns beside the event's own; null for every other event. */
const mainOf = ({ body }: LedgerEvent): string | null => (body.kind === 'patient.linked' ? body.to : body.kind === 'patient.unlinked' ? body.from : null);

/** People: who they are, the address ids that mean them, enrollments, observations, overrides. @throws LedgerError `MISFIT` for a patient nobody recorded. */
export function foldStanding(before: StandingBlock, event: LedgerEvent, bucket: number): StandingBlock {
  const key = event.patient;
  if (key === null) return before;
  const ids = event.body.kind === 'patient.recorded' ? event.body.patient.aliases.filter((alias) => bucketOf(alias) === bucket) : [];
  const main = mainOf(event);
  const linked = main !== null && bucketOf(main) === bucket ? withFile(before, main, (file) => asMain(file, event)) : before;
  const block = ids.length ? { ...linked, aliases: { ...linked.aliases, ...Object.fromEntries(ids.map((alias) => [alias, key])) } } : linked;
  if (bucketOf(key) !== bucket) return block;
  const file = block.patients[key] ?? (event.body.kind === 'patient.recorded' ? { patient: event.body.patient, enrollments: [], earlierEnrollments: [], observations: [] } : null);
  if (!file) throw new LedgerError('MISFIT', 'unknown patient');
  return { ...block, patients: { ...block.patients, [key]: changed(file, event) } };
}

function withFile(block: StandingBlock, key: string, change: (file: PatientFile) => PatientFile): StandingBlock {
  const file = block.patients[key];
  if (!file) throw new LedgerError('MISFIT', 'unknown patient');
  return { ...block, patients: { ...block.patients, [key]: change(file) } };
}
