import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultBrowser } from './browser.ts';
import { canaries } from './canaries.ts';
import { Person } from './person.ts';
import { Truth } from './truth.ts';

/** A made-up practice with a ledger that counts as a real one. Its people carry planted words; the last is the patient of the chart page. */
export const PASSPHRASE = 'quiet walnut harbour lamp';
export const ZONE = 'America/Detroit';
const people = [
  { family: canaries[0], given: 'Ina', birthDate: '1950-02-03', recordNumber: `${canaries[4]}1` },
  { family: canaries[1], given: 'Otto', birthDate: '1948-07-21', recordNumber: `${canaries[4]}2` },
  { family: canaries[2], given: 'Ada', birthDate: '1939-11-30', recordNumber: `${canaries[4]}3` },
  { family: canaries[3], given: 'Ben', birthDate: '1955-05-05', recordNumber: `${canaries[4]}4` },
  { family: 'Wilson', given: 'John', birthDate: '1971-04-09', recordNumber: '100GEJ' },
];

/** Who can be worked for, and the key that opens everything when a passphrase is lost. */
export interface Practice { patients: string[]; chart: string; recoveryKey: string }

/** First run, through the product's own commands. */
export async function begin(browser: FaultBrowser): Promise<Practice> {
  const person = new Person(browser, new Truth(), PASSPHRASE);
  const house = { surface: 'workspace' } as const;
  const { key: recoveryKey } = await person.must<{ key: string }>('practice.recoveryKey', {}, house);
  await person.must('practice.create', { practice: { name: canaries[5], timeZone: ZONE }, me: { name: canaries[6], credential: 'RN', role: 'clinical_staff' }, passphrase: PASSPHRASE, recoveryKey }, house);
  const keys: string[] = [];
  for (const patient of people) keys.push((await person.must<{ key: string }>('patient.add', { patient: { ...patient, payer: 'medicare_ffs' } }, house)).key);
  return { patients: keys.slice(0, 4), chart: keys[4]!, recoveryKey };
}

/** A profile copied from another one that is not in use: each run begins with the same practice. */
export function copyOf(profile: string, copy = mkdtempSync(join(tmpdir(), 'caretally-faults-'))): string {
  cpSync(profile, copy, { recursive: true, filter: (file) => !/Singleton|\/(GPUCache|ShaderCache|GrShaderCache|DawnGraphiteCache|DawnWebGPUCache|Cache|Code Cache)$/.test(file) });
  return copy;
}

export const drop = (profile: string): void => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
