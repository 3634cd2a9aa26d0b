/** Services with days of their own go out one by one, whatever the practice's policy for monthly codes. All people are made up. */
import { describe, expect, it } from 'vitest';
import { chargeLines } from '../../lib/commands/charge-lines.ts';
import type { MonthRecord, PatientFile } from '../../lib/ledger/blocks.ts';
import { evaluate } from '../../lib/payers/index.ts';
import type { Practice } from '../../lib/records/index.ts';
import type { PatientMonth } from '../../lib/rules/contract.ts';
import { readyFor } from '../payers/boundary.ts';

const practice: Practice = { id: '00000000-0000-4000-8000-000000000001', name: 'Made-up practice', timeZone: 'America/Detroit', synthetic: true, dosPolicy: 'last_day' };
const file: PatientFile = { patient: { key: 'ab'.repeat(16), family: 'Made', given: 'Up', birthDate: '1950-01-01', recordNumber: '1', aliases: [], payer: 'bcbsm_pdcm' }, enrollments: [], earlierEnrollments: [], observations: [], overrides: [] };

function linesOf(input: Partial<PatientMonth>) {
  const finding = evaluate({ id: 'x', payer: 'bcbsm_pdcm', serviceMonth: '2026-10', timeZone: 'America/Detroit', patient: readyFor('2026-10'), programs: ['PDCM'], entries: [], ...input });
  const lines = finding.lines.map((line) => ({ code: line.code, label: line.label, program: line.program, units: line.units, decidedBy: 'rules' as const, line }));
  return chargeLines(practice, { staff: [], policies: [] } as never, file, { entries: [] } as unknown as MonthRecord, { finding, lines, decided: [] })
    .map(({ code, units, metOn, lineId }) => [code, units, metOn, lineId.split('-').slice(1).join('-')]);
}
const call = (date: string, minutes = 12) => ({ performerRole: 'licensed_staff', activity: 'patient_call', program: 'PDCM_PHONE', minutes, date, interactive: true });

describe('a service with a day of its own', () => {
  it('goes out on that day: calls one by one, two of one day together', () => {
    expect(linesOf({ entries: [call('2026-10-20'), call('2026-10-06'), call('2026-10-20', 15)] })).toEqual([
      ['98967', 1, '2026-10-06', '2026-10-PDCM-98967-06'],
      ['98967', 2, '2026-10-20', '2026-10-PDCM-98967-20'],
    ]);
  });

  it('goes out at the end of the device\'s period, and on the day of the visit', () => {
    const device = { periodStart: '2026-09-20', daysWithData: 20, fdaDevice: true };
    expect(linesOf({ payer: 'medicare_ffs', programs: ['RPM'], patient: { ...readyFor('2026-10'), device } })).toEqual([['99454', 1, '2026-10-19', '2026-10-RPM-99454-19']]);
    const tcm = { dischargeDate: '2026-10-05', from: 'inpatient_acute', to: 'home', firstContact: '2026-10-06', visitDate: '2026-10-09', mdm: 'high' as const, medRecDate: '2026-10-09' };
    expect(linesOf({ payer: 'medicare_ffs', programs: ['TCM'], patient: { ...readyFor('2026-10'), tcm } })).toEqual([['99496', 1, '2026-10-09', '2026-10-TCM-99496-09']]);
  });

  it('leaves a month\'s code to the practice\'s policy', () => {
    const entry = { performerRole: 'clinical_staff', activity: 'care_coordination', program: 'CCM', minutes: 25, date: '2026-10-06' };
    expect(linesOf({ payer: 'medicare_ffs', programs: ['CCM'], entries: [entry] })).toEqual([['99490', 1, '2026-10-06', '2026-10-CCM-99490']]);
  });
});
