/** For every code of every rule a made-up month that supports it: what a test of all programs varies. */
import type { EntryInput, PatientMonth } from '../../lib/rules/contract.ts';
import type { Code, Rule } from '../../lib/rules/rule.ts';
import { addDays, lastDay } from '../../lib/time/month.ts';
import { readyFor, trained } from '../payers/boundary.ts';

/** The day on which the month's work is done. */
export const workday = (month: string) => `${month}-12`;
export const basesOf = ({ addOnTo }: Code): readonly string[] => (addOnTo === undefined ? [] : typeof addOnTo === 'string' ? [addOnTo] : addOnTo);

/** A value in force on a day. */
export const on = <T>(values: readonly { from: string; to?: string; value: T }[] | undefined, day: string): T | undefined => values?.find(({ from, to }) => from <= day && (!to || day <= to))?.value;

/** An entry that the code counts, of so many minutes. */
export function work(rule: Rule, code: Code, minutes: number, day: string): EntryInput {
  const { basis } = code;
  const pool = rule.pools.find(({ id }) => id === (basis.kind === 'minutes' ? basis.pool : rule.pools[0]?.id));
  const contact = basis.kind === 'contacts' ? basis : null;
  const roles = contact ? on(contact.roles, day) : on(pool?.roles, day);
  const activity = contact ? contact.activities[0] : (on(pool?.activities ?? rule.counting.activities, day) ?? [])[0];
  return {
    performerRole: roles?.[0] ?? 'qhp', activity: activity ?? 'patient_call', program: contact?.service ?? pool?.services?.[0] ?? rule.counting.services[0] ?? rule.program,
    minutes, date: day, interactive: true, patientPresent: true, modality: contact?.modalities?.allowed[0] ?? 'in_person', ...trained(day.slice(0, 7)),
  };
}

/** Minutes that give the code its first unit. */
export const firstOf = ({ basis }: Code, day: string): number => (basis.kind === 'minutes' ? on(basis.first, day) : basis.kind === 'contacts' ? (on(basis.least, day) ?? 12) : 5) ?? 5;

/** A month in which everything the code asks for is there. */
export function monthFor(rule: Rule, code: Code, month: string, entries: readonly EntryInput[], day = workday(month)): PatientMonth {
  const ready = readyFor(month);
  const fact = code.applies && 'fact' in code.applies ? code.applies : null;
  const setup = code.basis.kind === 'setup';
  const { basis } = code;
  const days = basis.kind === 'device_days' || basis.kind === 'setup' ? (on(basis.least, lastDay(month)) ?? 16) : 0;
  const companion = code.basis.kind === 'needs' ? rule.needs.concat(code.needs ?? []).flatMap((need) => (need.need === 'service' ? [need.program] : [])) : [];
  const enrolled = [...new Set([rule.program, ...companion, ...(code.applies && 'enrolled' in code.applies ? [code.applies.enrolled] : [])])];
  const others = companion.map((program): EntryInput => ({ performerRole: program === 'COCM' ? 'bh_care_manager' : 'clinical_staff', activity: 'patient_call', program, minutes: 5, date: day }));
  return {
    id: `${rule.id} ${code.code} ${month}`, payer: rule.payer, serviceMonth: month, timeZone: 'America/Detroit', programs: enrolled, entries: [...entries, ...others],
    config: { 'ph.covered_codes': rule.codes.map((each) => each.code).join(','), 'apcm.bh.mode': 'add_on' },
    patient: {
      ...ready, planCoordinationMinutes: true, plan: 'medicare_advantage', qmb: code.code === 'G0558',
      // Decision making is on record only where the code asks for it: elsewhere it would give the month to another set.
      mdm: code.needs?.some(({ need }) => need === 'mdm') ? 'moderate' : null,
      initiatingVisit: code.needs?.some(({ need }) => need === 'visit_same_day') ? { date: day, type: 'E/M' } : (ready.initiatingVisit ?? null),
      conditions: code.code === 'G0556' ? [] : (ready.conditions ?? null),
      cocm: { firstMonth: fact?.fact === 'cocm.firstMonth' ? fact.is[0] === true : false, registry: true, psychConsult: true },
      device: { periodStart: `${month}-01`, daysWithData: days, fdaDevice: true, family: fact?.fact === 'device.family' ? (fact.is[0] as string | null) : null, ...(setup ? { episodeSetupDate: `${month}-01`, firstPeriod: true } : {}), planOfCare: true, ...(month.endsWith('-02') ? { periodStart: addDays(`${month}-01`, -5) } : {}) },
      tcm: { dischargeDate: `${month}-02`, from: 'inpatient_acute', to: 'home', firstContact: `${month}-02`, visitDate: code.code === '99495' ? addDays(`${month}-02`, 10) : addDays(`${month}-02`, 4), mdm: 'high', medRecDate: `${month}-02` },
    },
  };
}
