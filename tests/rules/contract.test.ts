import { describe, expect, it } from 'vitest';
import { ContractError, LIMITS, parsePatientMonth } from '../../lib/rules/contract.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { minutes, month, ready } from './months.ts';

const good = () => JSON.parse(JSON.stringify(month([minutes(20)]))) as Record<string, unknown>;

function codeOf(value: unknown): string {
  try {
    parsePatientMonth(value);
    return 'taken';
  } catch (error) {
    expect(error).toBeInstanceOf(ContractError);
    return (error as ContractError).code;
  }
}

describe('the contract of a patient-month', () => {
  it('takes every golden scenario as it is', () => {
    for (const scenario of scenarios) expect(codeOf(scenario), scenario.id).toBe('taken');
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'NOT_AN_OBJECT'], ['a list', [], 'NOT_AN_OBJECT'], ['text', 'month', 'NOT_AN_OBJECT'],
    ['no id', { ...good(), id: '' }, 'BAD_ID'], ['a long id', { ...good(), id: 'x'.repeat(201) }, 'BAD_ID'],
    ['an unknown payer', { ...good(), payer: 'acme' }, 'UNKNOWN_PAYER'], ['a payer that every object has', { ...good(), payer: 'toString' }, 'UNKNOWN_PAYER'],
    ['month 13', { ...good(), serviceMonth: '2026-13' }, 'BAD_MONTH'], ['a day for a month', { ...good(), serviceMonth: '2026-10-01' }, 'BAD_MONTH'],
    ['an unknown zone', { ...good(), timeZone: 'America/Nowhere' }, 'UNKNOWN_ZONE'], ['an offset for a zone', { ...good(), timeZone: '-05:00' }, 'UNKNOWN_ZONE'],
    ['an unknown program', { ...good(), programs: ['CCM', 'XYZ'] }, 'UNKNOWN_PROGRAM'], ['a program twice', { ...good(), programs: ['CCM', 'CCM'] }, 'PROGRAM_TWICE'],
    ['programs that are no list', { ...good(), programs: 'CCM' }, 'NOT_A_LIST'],
    ['no patient', { ...good(), patient: null }, 'NO_PATIENT'], ['entries that are no list', { ...good(), entries: {} }, 'NOT_A_LIST'],
    ['too many entries', { ...good(), entries: Array(LIMITS.entries + 1).fill(null) }, 'TOO_MANY'],
    ['a day of consent that does not exist', { ...good(), patient: { ...ready, consent: { CCM: { date: '2026-02-30' } } } }, 'BAD_FACT'],
    ['conditions without duration in months', { ...good(), patient: { ...ready, conditions: [{ name: 'a', expectedMonths: '24', significantRisk: true }] } }, 'BAD_FACT'],
    ['an unknown level of decision making', { ...good(), patient: { ...ready, mdm: 'extreme' } }, 'BAD_FACT'],
    ['a stay that ends before it begins', { ...good(), patient: { ...ready, inpatientStays: [{ from: '2026-10-09', to: '2026-10-04' }] } }, 'BAD_FACT'],
    ['a visit without a type', { ...good(), patient: { ...ready, initiatingVisit: { date: '2026-10-09' } } }, 'BAD_FACT'],
    ['something billed without a code', { ...good(), otherBilled: [{ practitioner: 'self' }] }, 'BAD_OTHER_BILLED'],
    ['something billed in month 13', { ...good(), otherBilled: [{ code: '99490', serviceMonth: '2026-13' }] }, 'BAD_OTHER_BILLED'],
    ['an evaluation day that does not exist', { ...good(), evaluationDate: '2026-11-31' }, 'BAD_DAY'],
    ['a config that is a list', { ...good(), config: [] }, 'BAD_CONFIG'],
  ])('refuses %s', (_name, value, code) => {
    expect(codeOf(value)).toBe(code);
  });

  it('never repeats what it was given', () => {
    const secret = 'Okafor-secret';
    for (const value of [{ ...good(), payer: secret }, { ...good(), timeZone: secret }, { ...good(), patient: { ...ready, lastSeenDate: secret } }, { ...good(), programs: [secret] }]) {
      try {
        parsePatientMonth(value);
        expect.unreachable();
      } catch (error) {
        expect((error as Error).message).not.toContain(secret);
      }
    }
  });
});
