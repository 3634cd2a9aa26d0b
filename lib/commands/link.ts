/**
 * The same patient under two record numbers, or in two EHRs. A person says so, and can take it back; nothing here guesses:
 *
 *   apart ──link (who, when, why)──► one patient: one month, one finding; the other record goes under the main one
 *     ▲                                  │   what is recorded at either chart stays under that chart's own number
 *     └──────────unlink (why)────────────┘   everything is back where it was made
 *
 * Made-up and real people lie in two ledgers, and a key of one is unknown to the other: nothing can be linked across.
 */
import * as z from 'zod';
import { sameName } from '../ehrs/same-name.ts';
import type { PatientFile } from '../ledger/blocks.ts';
import { linkedKeys } from '../ledger/person.ts';
import { PatientKey, type Draft } from '../records/index.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { label } from './month-row.ts';
import { Because } from './reason.ts';
import type { LinkCandidate } from './views-patient.ts';

const from = ['workspace'] as const;
/** So many are shown; whoever is not among them is found by a longer name or the number. */
const MOST = 12;
/** Buckets read at once. */
const AT_ONCE = 32;

const standing = (patient: string, body: Draft['body']): Draft => ({ month: 'standing', patient, body });
const nameOf = ({ patient: { family, given } }: PatientFile) => `${family}, ${given}`;
const isAlike = (one: PatientFile, other: PatientFile) => one.patient.birthDate === other.patient.birthDate && sameName(nameOf(one), nameOf(other));

/** People who may be meant: by a part of the name or the record number; without either, those of the same name and birth date. */
export const candidates = whenOpen({
  from, input: z.strictObject({ patient: PatientKey, search: z.string().trim().max(120) }),
  run: async (context, { patient, search }): Promise<{ candidates: LinkCandidate[] }> => {
    const main = await recorded(context, patient);
    const words = search.toLowerCase().split(/[\s,]+/).filter(Boolean);
    const found: LinkCandidate[] = [];
    for (let bucket = 0; bucket < 256; bucket += AT_ONCE) {
      for (const [, { patients }] of await context.open.ledger.readPatients(bucket, bucket + AT_ONCE - 1)) {
        for (const file of Object.values(patients)) {
          if (file.patient.key === main.patient.key || file.linkedTo) continue;
          const text = `${file.patient.family} ${file.patient.given} ${file.patient.recordNumber}`.toLowerCase();
          const alike = isAlike(main, file);
          if (words.length ? words.every((word) => text.includes(word)) : alike) found.push({ patient: label(file), alike });
        }
      }
    }
    return { candidates: found.sort((a, b) => Number(b.alike) - Number(a.alike) || a.patient.family.localeCompare(b.patient.family, 'en') || a.patient.given.localeCompare(b.patient.given, 'en')).slice(0, MOST) };
  },
});

/** Says that `other` is the same patient as `patient`. Refused where birth dates, enrollments or consents contradict. */
export const link = whenOpen({
  from, input: z.strictObject({ patient: PatientKey, other: PatientKey, reason: Because }),
  run: async (context, { patient, other, reason }, _sender, id) => {
    await context.open.write(id, async () => {
      const main = await recorded(context, patient);
      const also = await context.open.ledger.readRecord(other);
      if (!also) throw unknown();
      if (other === main.patient.key || also.linkedTo === main.patient.key) throw new Refusal('SAME', 'These two are one patient already. Nothing was changed.');
      if (also.linkedTo) throw new Refusal('LINKED', 'That record is linked with another patient. Unlink it there first. Nothing was changed.');
      if (linkedKeys(also).length > 0) throw new Refusal('HAS_LINKS', 'Other records are linked with that one. Unlink them first, or open that patient and link this one there. Nothing was changed.');
      if (main.patient.birthDate !== also.patient.birthDate) throw new Refusal('BIRTH_DATES', 'The birth dates of the two records differ. If one of them is wrong, correct it first. Nothing was linked.');
      const against = contradictions(await context.open.ledger.readPerson(main), also);
      if (against.length > 0) throw new Refusal('CONTRADICTS', `The two records contradict each other: ${against.join(', ')}. Correct one of them first. Nothing was linked.`);
      return { drafts: [standing(other, { kind: 'patient.linked', patient: other, to: main.patient.key, reason })] };
    });
    return {};
  },
});

/** Takes a link back: each record is a patient of its own again, with what was made under it. */
export const unlink = whenOpen({
  from, input: z.strictObject({ patient: PatientKey, other: PatientKey, reason: Because }),
  run: async (context, { patient, other, reason }, _sender, id) => {
    await context.open.write(id, async () => {
      const main = await recorded(context, patient);
      if (!linkedKeys(main).includes(other)) throw new Refusal('NOT_LINKED', 'These two records are not linked. Nothing was changed.');
      return { drafts: [standing(other, { kind: 'patient.unlinked', patient: other, from: main.patient.key, reason })] };
    });
    return {};
  },
});

const unknown = () => new Refusal('NO_PATIENT', 'This patient is not recorded here.');

/** The main record of a patient. */
async function recorded({ open: { ledger } }: OpenContext, key: string): Promise<PatientFile> {
  const record = await ledger.readRecord(key);
  const main = record?.linkedTo ? await ledger.readRecord(record.linkedTo) : record;
  if (!main) throw unknown();
  return main;
}

/** What both say and cannot both be true, in words: enrollments in the same program and consents to it that are not the same. */
export function contradictions(one: PatientFile, other: PatientFile): string[] {
  const enrollments = one.enrollments.flatMap((mine) => other.enrollments.filter((each) => each.program === mine.program && !same(mine, each)).map(() => `the enrollment in ${mine.program}`));
  const consents = one.observations.flatMap((mine) => (mine.kind !== 'consent' ? [] : other.observations.flatMap((each) => (each.kind === 'consent' && each.program === mine.program && !same(mine, each) ? [`the consent to ${mine.program}`] : []))));
  return [...enrollments, ...consents];
}

/** Equal but for the record they stand under. */
function same(one: object, other: object): boolean {
  const text = (value: object) => JSON.stringify(Object.entries(value).filter(([field, each]) => field !== 'patient' && each !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
}
