import { expect, it } from 'vitest';
import { entry, id, MONTH, monthly, patient, person, practice, recorded, smallLedger, span, standing, timer } from './made-up.ts';
import type { LedgerDatabase } from '../../lib/ledger/index.ts';

/** Everything that the database holds, as text: strings as they are, bytes as Latin-1, and base64 decoded as well. */
async function dumped(db: LedgerDatabase): Promise<string> {
  const out: string[] = [];
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array) out.push(Buffer.from(value).toString('latin1'));
    else if (value && typeof value === 'object') Object.entries(value).forEach(([name, inner]) => { out.push(name); walk(inner); });
    else out.push(String(value), Buffer.from(String(value), 'base64').toString('latin1'));
  };
  for (const table of db.tables) (await table.toArray()).forEach(walk);
  return out.join('\n');
}

it('nothing that a person typed or that a chart showed stands in the database', async () => {
  const { ledger, db, staff, vault } = await smallLedger();
  const planted: string[] = [];
  const plant = (word: string) => {
    planted.push(word);
    return word;
  };
  const now = (await ledger.readPractice()).practice!;
  const key = await vault.patientKey(now.id, plant('CANARY-MRN-0081'));
  const alias = await vault.aliasKey(plant('https://canary.example'), plant('canary-url-id'));
  const made = entry({ patient: key, staff, note: plant('Canary note about the stairs'), activity: plant('canary_activity') });
  const asked = span({ patient: key, staff, note: plant('Canary span') });
  const running = timer({ patient: key, staff, note: plant('Canary running') });
  await ledger.append(id(), [
    standing({ kind: 'practice.described', practice: practice({ ...now, name: plant('Canary Practice'), billingNpi: plant('9182736450') }) }),
    standing({ kind: 'staff.recorded', staff: person({ name: plant('Canary Nurse'), npi: plant('1029384756') }) }),
    standing({ kind: 'patient.recorded', patient: patient(key, { family: plant('Canaryfamily'), given: plant('Canarygiven'), birthDate: plant('1931-07-19'), recordNumber: 'CANARY-MRN-0081', aliases: [alias], billingId: plant('CANARY-BILL'), policyNumber: plant('CANARY-POLICY') }) }, key),
    standing({ kind: 'observation.recorded', observation: { patient: key, kind: 'conditions', list: [{ name: plant('canary diabetes'), icd10: plant('E11.CANRY'), expectedMonths: 12, significantRisk: true }] } }, key),
    standing({ kind: 'policy.set', policy: { name: plant('canary.policy'), value: plant('canary_value'), reason: plant('canary choice') } }),
    standing({ kind: 'override.recorded', override: { id: id(), patient: key, code: plant('CANARYCODE'), month: 'standing', action: 'force', reason: plant('canary decision') } }, key),
    standing({ kind: 'timer.started', timer: running }, key),
    recorded(made),
    monthly({ kind: 'time.unresolved', span: asked }, key),
    monthly({ kind: 'entry.amended', entry: made.id, changes: { note: plant('Canary amended') }, reason: plant('canary reason') }, key),
    monthly({ kind: 'entry.voided', entry: made.id, reason: plant('canary void') }, key),
  ], { journal: { put: { timer: running.id, staff, start: running.start, witness: running.start, session: 's' } } });

  const raw = await dumped(db);
  for (const word of planted) expect(raw.toLowerCase(), word).not.toContain(word.toLowerCase());
  // The search itself works: what is meant to stand in the clear is found, and what is sealed is really there.
  for (const clear of [key, running.id, MONTH, 'entry.voided']) expect(raw).toContain(clear);
  expect((await ledger.readPatient(key))?.patient.family).toBe('Canaryfamily');
  expect((await ledger.readMonth(MONTH, key)).entries[0]?.note).toBe('Canary amended');
  expect(planted).toHaveLength(26);
});
