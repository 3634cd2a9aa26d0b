/** Medicare, remote monitoring: days of data, minutes, set-up and review, just below and just at what the published rules say. */
import type { Device, OtherBilled, Program } from '../../../lib/rules/contract.ts';
import type { Boundary } from '../boundary.ts';

type Rest = Omit<Boundary, 'payer' | 'program' | 'month' | 'code' | 'units'>;
const row = (program: Program, month: string, code: string, units: number, rest: Rest = {}): Boundary => ({ payer: 'medicare_ffs', program, month, code, units, ...rest });
const rpm = (month: string, code: string, units: number, rest?: Rest) => row('RPM', month, code, units, rest);
const rtm = (month: string, code: string, units: number, rest?: Rest) => row('RTM', month, code, units, rest);

/** So many days of data in the period that begins on the month's first day, or as given. */
const days = (month: string, daysWithData: number, device: Partial<Device> = {}): Rest => ({ patient: { device: { periodStart: `${month}-01`, daysWithData, fdaDevice: true, ...device } } });
const setup = (month: string, daysWithData: number, device: Partial<Device> = {}) => days(month, daysWithData, { episodeSetupDate: `${month}-01`, firstPeriod: true, ...device });
const billed = (...otherBilled: OtherBilled[]): Rest => ({ change: { otherBilled } });
const call = (minutes: number): Rest => ({ minutes, activity: 'patient_call' });
const silent = (minutes: number): Rest => ({ minutes, entry: { interactive: false } });
const review = (minutes: number): Rest => ({ minutes, role: 'qhp', activity: 'data_review', service: 'RPM_99091' });

/** A code of full supply: 16 days in every year; in 2026 the days of a period are its end. `family`: of the device. */
function supply(program: Program, code: string, short: string, device: Partial<Device>): Boundary[] {
  const at = (month: string, which: string, units: number, count: number, more: Partial<Device> = {}) => row(program, month, which, units, days(month, count, { ...device, ...more }));
  return [
    at('2024-01', code, 0, 15), at('2024-01', code, 1, 16),
    at('2025-12', code, 0, 15), at('2025-12', code, 1, 16),
    at('2026-01', code, 0, 15), at('2026-01', code, 1, 16),
    at('2026-10', code, 0, 15), at('2026-10', code, 1, 16), at('2026-10', code, 1, 30), at('2026-10', code, 0, 31),
    // The short code does not exist before 2026.
    at('2025-12', short, 0, 2), at('2025-12', short, 0, 15),
    at('2026-01', short, 0, 1), at('2026-01', short, 1, 2), at('2026-01', short, 1, 15), at('2026-01', short, 0, 16),
    at('2026-10', short, 0, 1), at('2026-10', short, 1, 2), at('2026-10', short, 1, 15), at('2026-10', short, 0, 16),
    // Thirty days: a period from the 2nd ends on the 31st, one from the 3rd in the next month.
    at('2026-10', code, 1, 20, { periodStart: '2026-10-02' }), at('2026-10', code, 0, 20, { periodStart: '2026-10-03' }),
    at('2026-10', short, 1, 5, { periodStart: '2026-10-02' }), at('2026-10', short, 0, 5, { periodStart: '2026-10-03' }),
    // The other way round: from October into November.
    at('2026-11', code, 1, 16, { periodStart: '2026-10-20' }), at('2026-10', code, 0, 16, { periodStart: '2026-10-20' }),
    at('2026-11', code, 1, 16, { periodStart: '2026-10-03' }), at('2026-11', code, 0, 16, { periodStart: '2026-10-02' }),
    // Over New Year the rule of the last day holds.
    at('2025-12', short, 0, 5, { periodStart: '2025-12-02' }), at('2026-01', short, 1, 5, { periodStart: '2025-12-03' }),
    // By the practice's choice a period belongs to the month in which it begins.
    { ...at('2026-10', code, 1, 16, { periodStart: '2026-10-20' }), change: { config: { 'rpm.period.dos': 'start' } } },
    at('2026-10', code, 0, 20, { fdaDevice: false }), at('2026-10', code, 0, 20, { fdaDevice: null }),
    at('2026-10', code, 1, 20, { devices: 2 }),
    // More days than a period has: nobody asked before 2026.
    at('2025-12', code, 1, 31), at('2026-01', code, 0, 31),
    // One of the two for a period.
    ...([['2025-12', 1], ['2026-01', 0], ['2026-10', 0]] as const).map(([month, units]) => row(program, month, code, units, { ...days(month, 20, device), ...billed({ code: short, practitioner: 'self' }) })),
    row(program, '2026-10', short, 0, { ...days('2026-10', 5, device), ...billed({ code, practitioner: 'self' }) }),
  ];
}

/** Set-up: 16 days of data in the first period until the end of 2025, then 2; once an episode. */
function setups(program: Program, code: string, device: Partial<Device>): Boundary[] {
  const at = (month: string, units: number, count: number, more: Partial<Device> = {}) => row(program, month, code, units, setup(month, count, { ...device, ...more }));
  return [
    at('2024-01', 0, 15), at('2024-01', 1, 16), at('2025-12', 0, 2), at('2025-12', 0, 15), at('2025-12', 1, 16), at('2025-12', 1, 17),
    at('2026-01', 0, 1), at('2026-01', 1, 2), at('2026-10', 0, 1), at('2026-10', 1, 2), at('2026-10', 1, 16), at('2026-10', 1, 20),
    at('2026-10', 0, 20, { episodeSetupDate: '2026-03-01', firstPeriod: false }),
    at('2026-10', 1, 5, { periodStart: '2026-10-02', episodeSetupDate: '2026-10-02' }), at('2026-10', 0, 5, { periodStart: '2026-10-03', episodeSetupDate: '2026-10-03' }),
    at('2025-12', 0, 5, { periodStart: '2025-12-02', episodeSetupDate: '2025-12-02' }), at('2026-01', 1, 5, { periodStart: '2025-12-03', episodeSetupDate: '2025-12-03' }),
    row(program, '2026-10', code, 0, days('2026-10', 20, device)),
    at('2026-10', 0, 20, { fdaDevice: false }), at('2026-10', 0, 20, { fdaDevice: null }),
  ];
}

/** Management: 20, then 40, 60, 80; from 2026 on 10 to 19 minutes have a code of their own. */
function management(program: Program, base: string, addOn: string, short: string): Boundary[] {
  const months = ['2024-01', '2025-12', '2026-01', '2026-10', '2026-12'];
  return [
    ...months.flatMap((month) => [
      row(program, month, base, 0, call(19.98)), row(program, month, base, 1, call(20)), row(program, month, base, 1, call(60)),
      row(program, month, addOn, 0, call(39.98)), row(program, month, addOn, 1, call(40)), row(program, month, addOn, 1, call(59.98)),
      row(program, month, addOn, 2, call(60)), row(program, month, addOn, 2, call(79.98)), row(program, month, addOn, 3, call(80)),
    ]),
    ...['2026-01', '2026-10', '2026-12'].flatMap((month) => [
      row(program, month, short, 0, call(9.98)), row(program, month, short, 1, call(10)), row(program, month, short, 1, call(19.98)), row(program, month, short, 0, call(20)),
      row(program, month, addOn, 0, call(19.98)),
    ]),
    // Never both in a month.
    row(program, '2026-01', short, 0, { ...call(12), ...billed({ code: base, practitioner: 'self' }) }), row(program, '2026-01', base, 0, { ...call(20), ...billed({ code: short, practitioner: 'self' }) }),
    row(program, '2025-12', base, 1, { ...call(20), ...billed({ code: short, practitioner: 'self' }) }),
    row(program, '2025-12', short, 0, call(10)), row(program, '2025-12', short, 0, call(15)), row(program, '2025-12', short, 0, call(19.98)),
    // Reviewed from 2024 to 2026.
    row(program, '2023-12', base, 0, call(20)), row(program, '2027-01', base, 0, call(20)),
    // No live conversation, no voicemail in its place; one conversation is enough for the base and its add-on.
    row(program, '2026-10', base, 0, silent(25)), row(program, '2026-10', short, 0, silent(12)),
    row(program, '2026-10', base, 0, { minutes: 25, activity: 'voicemail', entry: { interactive: false } }),
    row(program, '2026-10', addOn, 1, { ...call(1), entries: [{ performerRole: 'clinical_staff', activity: 'medication_reconciliation', program, minutes: 39, date: '2026-10-20', interactive: false }] }),
    // Days of data do not stand in the way; a device that is none does.
    row(program, '2026-10', base, 1, { ...call(20), ...days('2026-10', 0) }), row(program, '2026-10', base, 0, { ...call(20), ...days('2026-10', 20, { fdaDevice: false }) }),
    // Who: staff, here or outside, or the practitioner.
    row(program, '2026-10', base, 1, { ...call(20), role: 'clinical_staff_external' }), row(program, '2026-10', base, 1, { ...call(20), role: 'qhp' }),
    row(program, '2026-10', base, 0, { ...call(20), role: 'clerical' }), row(program, '2026-10', base, 0, { ...call(20), role: 'qhp_other' }),
    row(program, '2026-10', base, 0, { minutes: 20, activity: 'prior_authorization' }),
    row(program, '2026-10', base, 0, { ...call(20), patient: { consent: {} } }),
    // Time before the day of consent is not counted.
    row(program, '2026-10', base, 1, { ...call(20), patient: { consent: { [program]: { date: '2026-10-12', documented: true, elements: [] } } } }),
    row(program, '2026-10', base, 0, { ...call(20), patient: { consent: { [program]: { date: '2026-10-13', documented: true, elements: [] } } } }),
    row(program, '2026-10', base, 0, { ...call(20), ...billed({ code: base, practitioner: 'other' }) }),
  ];
}

const rows2025: Boundary[] = [
  ...supply('RPM', '99454', '99445', {}),
  ...setups('RPM', '99453', {}),
  ...management('RPM', '99457', '99458', '99470'),
  // Keyed in by hand: no supply and no set-up, but management.
  rpm('2026-10', '99454', 0, days('2026-10', 20, { manualEntry: true })), rpm('2026-10', '99445', 0, days('2026-10', 5, { manualEntry: true })),
  rpm('2026-10', '99453', 0, setup('2026-10', 20, { manualEntry: true })), rpm('2026-10', '99457', 1, { ...call(20), ...days('2026-10', 20, { manualEntry: true }) }),
  // A device of therapeutic monitoring is none of this program.
  rpm('2026-10', '99454', 0, days('2026-10', 20, { family: 'RTM_MSK' })), rpm('2026-10', '99453', 0, setup('2026-10', 20, { family: 'RTM_MSK' })),
  // One condition of any length or risk; a known patient.
  rpm('2026-10', '99457', 0, { ...call(20), patient: { conditions: [] } }),
  rpm('2026-10', '99457', 1, { ...call(20), patient: { conditions: [{ name: 'influenza', expectedMonths: 0, significantRisk: false }] } }),
  rpm('2026-10', '99457', 0, { ...call(20), patient: { newPatient: true, lastSeenDate: null, initiatingVisit: null } }),
  // The practitioner's review: 30 minutes in 30 days, once.
  rpm('2026-10', '99091', 0, review(29.98)), rpm('2026-10', '99091', 1, review(30)), rpm('2026-10', '99091', 1, review(60)), rpm('2026-10', '99091', 1, review(90)),
  rpm('2025-12', '99091', 0, review(29.98)), rpm('2025-12', '99091', 1, review(30)),
  rpm('2026-10', '99091', 0, { ...review(30), role: 'clinical_staff' }), rpm('2026-10', '99091', 0, { ...review(30), activity: 'care_coordination' }),
  rpm('2026-10', '99457', 0, review(30)), rpm('2026-10', '99091', 0, { minutes: 30, role: 'qhp', activity: 'data_review' }),
  ...[['2026-10-30', 1], ['2026-10-31', 0]].map(([date, units]) => rpm('2026-10', '99091', units as number, {
    ...days('2026-10', 0),
    entries: ['2026-10-01', date as string].map((day) => ({ performerRole: 'qhp', activity: 'data_review', program: 'RPM_99091', minutes: 15, date: day })),
  })),
  // Review excludes management time and chronic care management, unless the practice says otherwise.
  rpm('2026-10', '99091', 0, { ...review(30), ...billed({ code: '99457', practitioner: 'self' }) }), rpm('2026-10', '99457', 0, { ...call(20), ...billed({ code: '99091', practitioner: 'self' }) }),
  rpm('2026-10', '99091', 0, { ...review(30), ...billed({ code: '99490' }) }), rpm('2026-10', '99091', 0, { ...review(30), ...billed({ code: '99491' }) }),
  rpm('2026-10', '99091', 1, { ...review(30), change: { otherBilled: [{ code: '99490' }], config: { 'rpm.99091.exclusive': 'false' } } }),
  rpm('2026-10', '99470', 0, { ...call(12), ...billed({ code: '99091', practitioner: 'self' }) }),
  // One practitioner in 30 days, and never beside therapeutic monitoring.
  rpm('2026-10', '99457', 0, { ...call(20), ...billed({ code: '99454', practitioner: 'other', periodStart: '2026-10-01' }) }),
  rpm('2026-10', '99454', 0, { ...days('2026-10', 20), ...billed({ code: '99454', practitioner: 'other', periodStart: '2026-10-01' }) }),
  rpm('2026-10', '99457', 0, { ...call(20), ...billed({ code: '98977' }) }), rpm('2026-10', '99454', 0, { ...days('2026-10', 20), ...billed({ code: '98980' }) }),

  ...supply('RTM', '98976', '98984', { family: 'RTM_RESP' }),
  ...supply('RTM', '98977', '98985', { family: 'RTM_MSK' }),
  ...supply('RTM', '98978', '98986', { family: 'RTM_CBT' }),
  ...setups('RTM', '98975', { family: 'RTM_MSK' }),
  ...management('RTM', '98980', '98981', '98979'),
  // Each family has codes of its own; the patient may report the data.
  rtm('2026-10', '98976', 0, days('2026-10', 20, { family: 'RTM_MSK' })), rtm('2026-10', '98977', 0, days('2026-10', 20, { family: 'RTM_CBT' })), rtm('2026-10', '98978', 0, days('2026-10', 20, { family: 'RTM_RESP' })),
  rtm('2026-10', '98984', 0, days('2026-10', 5, { family: 'RTM_MSK' })), rtm('2026-10', '98985', 0, days('2026-10', 5, { family: 'RTM_CBT' })), rtm('2026-10', '98986', 0, days('2026-10', 5, { family: 'RTM_RESP' })),
  rtm('2026-10', '98977', 0, days('2026-10', 20)), rtm('2026-10', '98975', 0, setup('2026-10', 20)),
  rtm('2026-10', '98975', 1, setup('2026-10', 20, { family: 'RTM_RESP' })), rtm('2026-10', '98975', 1, setup('2026-10', 20, { family: 'RTM_CBT' })),
  rtm('2026-10', '98977', 1, days('2026-10', 20, { family: 'RTM_MSK', manualEntry: true })),
  // No condition and no earlier visit is asked for.
  rtm('2026-10', '98980', 1, { ...call(20), patient: { conditions: [], newPatient: true, lastSeenDate: null, initiatingVisit: null } }),
  // A therapist's time stands under a plan of care.
  rtm('2026-10', '98980', 1, { ...call(20), role: 'physical_therapist', ...days('2026-10', 0, { family: 'RTM_MSK', planOfCare: true }) }),
  rtm('2026-10', '98980', 0, { ...call(20), role: 'physical_therapist', ...days('2026-10', 0, { family: 'RTM_MSK', planOfCare: false }) }),
  rtm('2026-10', '98980', 0, { ...call(20), ...billed({ code: '99454' }) }), rtm('2026-10', '98977', 0, { ...days('2026-10', 20, { family: 'RTM_MSK' }), ...billed({ code: '99457' }) }),
  rtm('2026-10', '98980', 0, { ...call(20), ...billed({ code: '98977', practitioner: 'other' }) }),
];

/** Clinics report the same codes from 2025 on. */
const clinics: Boundary[] = rows2025.filter(({ month }) => month >= '2025-01').map((each) => ({ ...each, payer: 'medicare_rhc_fqhc' }));
const clinicDates: Boundary[] = (([['RPM', '99457'], ['RTM', '98980']]) as const).flatMap(([program, code]) => [
  { ...row(program, '2024-12', code, 0, call(20)), payer: 'medicare_rhc_fqhc' as const },
  { ...row(program, '2025-01', code, 1, call(20)), payer: 'medicare_rhc_fqhc' as const },
  // The consolidated code stood in their place until the end of September 2025.
  { ...row(program, '2025-01', code, 0, { ...call(20), ...billed({ code: 'G0511' }) }), payer: 'medicare_rhc_fqhc' as const },
  { ...row(program, '2025-09', code, 0, { ...call(20), ...billed({ code: 'G0511' }) }), payer: 'medicare_rhc_fqhc' as const },
  { ...row(program, '2025-10', code, 1, { ...call(20), ...billed({ code: 'G0511' }) }), payer: 'medicare_rhc_fqhc' as const },
]);

export const rows: Boundary[] = [...rows2025, ...clinics, ...clinicDates];
