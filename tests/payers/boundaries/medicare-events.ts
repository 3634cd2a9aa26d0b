/** Medicare, what follows an event or a need: discharge, community health, navigation, training of caregivers. */
import type { Discharge, EntryInput, OtherBilled, Program } from '../../../lib/rules/contract.ts';
import type { Boundary } from '../boundary.ts';

type Rest = Omit<Boundary, 'payer' | 'program' | 'month' | 'code' | 'units'>;
const row = (program: Program, month: string, code: string, units: number, rest: Rest = {}): Boundary => ({ payer: 'medicare_ffs', program, month, code, units, ...rest });
const billed = (...otherBilled: OtherBilled[]): Rest => ({ change: { otherBilled } });
const config = (name: string, value: string): Rest => ({ change: { config: { [name]: value } } });

/** Discharged on the 5th, reached on the 6th, seen and reconciled on the 12th, the seventh day after, with high decision making; less what differs. */
const tcm = (month: string, code: string, units: number, differs: Discharge = {}, rest: Rest = {}): Boundary => row('TCM', month, code, units, {
  ...rest,
  patient: {
    tcm: { dischargeDate: `${month}-05`, from: 'inpatient_acute', to: 'home', firstContact: `${month}-06`, visitDate: `${month}-12`, mdm: 'high', medRecDate: `${month}-06`, ...differs },
    ...rest.patient,
  },
});
const oct = (day: number) => `2026-10-${String(day).padStart(2, '0')}`;
const late: Discharge = { firstContact: null };

const discharge: Boundary[] = [
  // Day 7 and day 14 after discharge; where the day of discharge is day one, a day earlier.
  tcm('2026-10', '99496', 1, { visitDate: oct(11) }), tcm('2026-10', '99496', 1, { visitDate: oct(12) }), tcm('2026-10', '99496', 0, { visitDate: oct(13) }),
  tcm('2026-10', '99495', 0, { visitDate: oct(12) }), tcm('2026-10', '99495', 1, { visitDate: oct(13) }),
  tcm('2026-10', '99495', 1, { visitDate: oct(19) }), tcm('2026-10', '99495', 0, { visitDate: oct(20) }), tcm('2026-10', '99496', 0, { visitDate: oct(20) }),
  tcm('2026-10', '99495', 1, { visitDate: oct(19), mdm: 'moderate' }), tcm('2026-10', '99495', 0, { visitDate: oct(20), mdm: 'moderate' }),
  tcm('2026-10', '99496', 1, { visitDate: oct(11) }, config('tcm.dayCount', 'discharge_is_one')), tcm('2026-10', '99496', 0, { visitDate: oct(12) }, config('tcm.dayCount', 'discharge_is_one')),
  tcm('2026-10', '99495', 1, { visitDate: oct(18) }, config('tcm.dayCount', 'discharge_is_one')), tcm('2026-10', '99495', 0, { visitDate: oct(19) }, config('tcm.dayCount', 'discharge_is_one')),
  // Decision making.
  tcm('2026-10', '99496', 0, { mdm: 'moderate' }), tcm('2026-10', '99495', 1, { mdm: 'moderate' }), tcm('2026-10', '99495', 0, { mdm: 'low' }), tcm('2026-10', '99496', 0, { mdm: 'low' }), tcm('2026-10', '99495', 0, { mdm: null }),
  // Two business days: discharged on Monday the 5th, until Wednesday the 7th.
  tcm('2026-10', '99496', 1, { firstContact: oct(5) }), tcm('2026-10', '99496', 1, { firstContact: oct(7) }), tcm('2026-10', '99496', 0, { firstContact: oct(8) }),
  tcm('2026-10', '99495', 1, { firstContact: oct(7), mdm: 'moderate' }), tcm('2026-10', '99495', 0, { firstContact: oct(8), mdm: 'moderate' }),
  // From Friday the 16th until Tuesday the 20th; from Friday the 9th, over the holiday of the 12th, until the 14th.
  tcm('2026-10', '99496', 1, { dischargeDate: oct(16), firstContact: oct(20), visitDate: oct(21), medRecDate: oct(21) }), tcm('2026-10', '99496', 0, { dischargeDate: oct(16), firstContact: oct(21), visitDate: oct(21), medRecDate: oct(21) }),
  tcm('2026-10', '99496', 1, { dischargeDate: oct(9), firstContact: oct(14), visitDate: oct(15), medRecDate: oct(15) }), tcm('2026-10', '99496', 0, { dischargeDate: oct(9), firstContact: oct(15), visitDate: oct(15), medRecDate: oct(15) }),
  // Or two attempts in that time.
  tcm('2026-10', '99496', 1, { ...late, contactAttempts: [oct(6), oct(7)] }), tcm('2026-10', '99496', 0, { ...late, contactAttempts: [oct(6)] }),
  tcm('2026-10', '99496', 0, { ...late, contactAttempts: [oct(7), oct(8)] }), tcm('2026-10', '99496', 1, { firstContact: oct(8), contactAttempts: [oct(6), oct(7)] }), tcm('2026-10', '99496', 0, { ...late, contactAttempts: [] }),
  // Medicines no later than the visit.
  tcm('2026-10', '99496', 1, { medRecDate: oct(12) }), tcm('2026-10', '99496', 0, { medRecDate: oct(13) }), tcm('2026-10', '99496', 0, { medRecDate: null }), tcm('2026-10', '99495', 0, { medRecDate: oct(13), mdm: 'moderate' }),
  // From where, to where.
  ...['inpatient_psychiatric', 'inpatient_rehab', 'ltch', 'snf', 'observation', 'partial_hospitalization'].map((from) => tcm('2026-10', '99496', 1, { from })),
  ...['home', 'domiciliary', 'rest_home', 'assisted_living'].map((to) => tcm('2026-10', '99496', 1, { to })),
  tcm('2026-10', '99496', 0, { to: 'snf' }), tcm('2026-10', '99495', 0, { to: 'snf', mdm: 'moderate' }), tcm('2026-10', '99496', 0, { from: 'ED' }),
  // The visit's month reports it.
  tcm('2026-10', '99496', 0, { dischargeDate: oct(28), firstContact: oct(29), visitDate: '2026-11-03', medRecDate: '2026-11-03' }), tcm('2026-11', '99496', 1, { dischargeDate: oct(28), firstContact: oct(29), visitDate: '2026-11-03', medRecDate: '2026-11-03' }),
  tcm('2026-10', '99496', 0, { visitDate: null }),
  // No consent is asked for. One code, and one practitioner, for a discharge.
  tcm('2026-10', '99496', 1, {}, { patient: { consent: {} } }),
  tcm('2026-10', '99495', 0, { mdm: 'moderate' }, billed({ code: '99496', practitioner: 'self', dischargeDate: oct(5) })), tcm('2026-10', '99496', 0, {}, billed({ code: '99496', practitioner: 'other', dischargeDate: oct(5) })),
  // Reviewed from 2019 to 2026.
  tcm('2018-12', '99496', 0), tcm('2019-01', '99496', 1), tcm('2026-12', '99496', 1), tcm('2027-01', '99496', 0),
  tcm('2019-01', '99495', 1, { mdm: 'moderate' }), tcm('2026-12', '99495', 1, { mdm: 'moderate' }),
  // Chronic care management barred it until the end of 2019, advanced primary care management bars it from 2025 on.
  tcm('2019-01', '99496', 0, {}, billed({ code: '99490' })), tcm('2019-12', '99496', 0, {}, billed({ code: '99490' })), tcm('2020-01', '99496', 1, {}, billed({ code: '99490' })),
  ...['99487', '99489', '99491'].flatMap((code) => [tcm('2019-12', '99495', 0, { mdm: 'moderate' }, billed({ code })), tcm('2020-01', '99495', 1, { mdm: 'moderate' }, billed({ code }))]),
  ...['G0556', 'G0557', 'G0558'].flatMap((code) => [tcm('2024-12', '99496', 1, {}, billed({ code })), tcm('2025-01', '99496', 0, {}, billed({ code })), tcm('2026-10', '99495', 0, { mdm: 'moderate' }, billed({ code }))]),
  tcm('2026-10', '99496', 0, {}, billed({ code: 'G0557', practitioner: 'other' })),
  tcm('2026-10', '99496', 1, {}, { change: { otherBilled: [{ code: 'G0557', practitioner: 'other' }], config: { 'apcm.scope': 'practitioner' } } }),
];

/** The first hour and each further half hour of one role's time, full minutes, without a monthly limit. */
function hours(program: Program, role: string, base: string, addOn: string): Boundary[] {
  const at = (month: string, code: string, units: number, minutes: number, rest: Rest = {}) => row(program, month, code, units, { minutes, role, ...rest });
  const consent = (date: string): Rest => ({ patient: { consent: { [program]: { date, documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } } } });
  return [
    ...['2024-01', '2026-10', '2026-12'].flatMap((month) => [
      at(month, base, 0, 59.98), at(month, base, 1, 60), at(month, base, 1, 120),
      at(month, addOn, 0, 89.98), at(month, addOn, 1, 90), at(month, addOn, 1, 119.98), at(month, addOn, 2, 120), at(month, addOn, 2, 149.98), at(month, addOn, 3, 150),
    ]),
    at('2026-10', addOn, 4, 180), at('2026-10', addOn, 5, 210), at('2026-10', addOn, 8, 300),
    at('2023-12', base, 0, 60), at('2027-01', base, 0, 60),
    ...['clinical_staff', 'qhp', 'chw', 'patient_navigator', 'peer_specialist'].filter((other) => other !== role).map((other) => at('2026-10', base, 0, 60, { role: other })),
    at('2026-10', base, 0, 60, { activity: 'chart_prep' }), at('2026-10', base, 0, 60, { patient: { consent: {} } }), at('2024-01', base, 0, 60, { patient: { consent: {} } }),
    // From the first month on a first visit and what it found are asked for.
    at('2024-01', base, 0, 60, { patient: { chi: { initiatingVisit: null, needsDocumented: true }, pin: { initiatingVisit: null, expectedMonths: 12 } } }),
    at('2024-01', base, 0, 60, { patient: { chi: { initiatingVisit: '2023-12-15', needsDocumented: false }, pin: { initiatingVisit: '2023-12-15', expectedMonths: 2 } } }),
    // Time before the day of consent is not counted.
    at('2026-10', base, 1, 60, consent(oct(12))), at('2026-10', base, 0, 60, consent(oct(13))),
    ...['availability_cost_share', 'one_practitioner', 'right_to_stop'].map((missing) => at('2026-10', base, 0, 60, {
      patient: { consent: { [program]: { date: '2026-09-01', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'].filter((each) => each !== missing) } } },
    })),
  ];
}

/** Twelve months after consent it has lapsed. */
const yearly = (program: Program, role: string, code: string): Boundary[] => [['2025-11-01', 1], ['2025-10-01', 0], ['2025-09-30', 0]].map(([date, units]) => row(program, '2026-10', code, units as number, {
  minutes: 60, role, patient: { consent: { [program]: { date: date as string, documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } } },
}));

const wrongVisits = ['99211', 'ED', 'inpatient', 'observation', 'SNF'];
const rightVisits = ['E/M', 'AWV', 'TCM'];

const community: Boundary[] = [
  ...hours('CHI', 'chw', 'G0019', 'G0022'),
  ...wrongVisits.map((type) => row('CHI', '2026-10', 'G0019', 0, { minutes: 60, role: 'chw', patient: { chi: { initiatingVisit: '2026-09-15', initiatingVisitType: type, needsDocumented: true } } })),
  ...rightVisits.map((type) => row('CHI', '2026-10', 'G0019', 1, { minutes: 60, role: 'chw', patient: { chi: { initiatingVisit: '2026-09-15', initiatingVisitType: type, needsDocumented: true } } })),
  row('CHI', '2026-10', 'G0019', 0, { minutes: 60, role: 'chw', patient: { chi: { initiatingVisit: null, needsDocumented: true } } }),
  row('CHI', '2026-10', 'G0019', 0, { minutes: 60, role: 'chw', patient: { chi: { initiatingVisit: '2026-09-15', needsDocumented: false } } }),
  row('CHI', '2026-10', 'G0019', 0, { minutes: 60, role: 'chw', patient: { chi: { initiatingVisit: '2026-09-15', needsDocumented: null } } }),
  // Once, not monthly: an old visit is enough, and so is old consent.
  row('CHI', '2026-10', 'G0019', 1, { minutes: 60, role: 'chw', patient: { chi: { initiatingVisit: '2024-02-01', needsDocumented: true } } }),
  row('CHI', '2026-10', 'G0019', 1, { minutes: 60, role: 'chw', patient: { consent: { CHI: { date: '2025-09-30', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } } } }),
  // One practitioner a month; navigation is looked at, not forbidden.
  ...['2024-01', '2025-01', '2026-10'].map((month) => row('CHI', month, 'G0019', 0, { minutes: 60, role: 'chw', ...billed({ code: 'G0019', practitioner: 'other' }) })),
  row('CHI', '2026-10', 'G0019', 1, { minutes: 60, role: 'chw', ...billed({ code: 'G0023', practitioner: 'self' }) }),
];

function navigation(program: Program, role: string, base: string, addOn: string, other: string): Boundary[] {
  const lasting = (expectedMonths: number | null, units: number) => row(program, '2026-10', base, units, { minutes: 60, role, patient: { pin: { initiatingVisit: '2026-09-15', condition: 'lung cancer', expectedMonths } } });
  const visit = (initiatingVisitType: string, units: number) => row(program, '2026-10', base, units, { minutes: 60, role, patient: { pin: { initiatingVisit: '2026-09-15', initiatingVisitType, condition: 'lung cancer', expectedMonths: 12 } } });
  return [
    ...hours(program, role, base, addOn), ...yearly(program, role, base),
    lasting(2, 0), lasting(2.9, 0), lasting(3, 1), lasting(4, 1), lasting(null, 0),
    ...wrongVisits.map((type) => visit(type, 0)), ...rightVisits.map((type) => visit(type, 1)),
    row(program, '2026-10', base, 0, { minutes: 60, role, patient: { pin: { initiatingVisit: null, condition: 'lung cancer', expectedMonths: 12 } } }),
    // Not beside the other navigation, unless the practice says so; community health is looked at, not forbidden.
    ...['2024-01', '2025-01', '2026-10'].map((month) => row(program, month, base, 0, { minutes: 60, role, ...billed({ code: other, practitioner: 'other' }) })),
    row(program, '2026-10', base, 1, { minutes: 60, role, change: { otherBilled: [{ code: other, practitioner: 'other' }], config: { 'pin.both': 'allow' } } }),
    row(program, '2026-10', base, 1, { minutes: 60, role, ...billed({ code: 'G0019', practitioner: 'self' }) }),
  ];
}

const training = (minutes: number, day: number): EntryInput => ({ performerRole: 'qhp', activity: 'caregiver_training', program: 'CTS', minutes, date: oct(day) });
const taught = (month: string, code: string, units: number, minutes: number, rest: Rest = {}) => row('CTS', month, code, units, { minutes, role: 'qhp', activity: 'caregiver_training', ...rest });

const caregivers: Boundary[] = [
  ...['2024-01', '2026-10', '2026-12'].flatMap((month) => [
    taught(month, '97550', 0, 15.98), taught(month, '97550', 1, 16), taught(month, '97550', 1, 60),
    taught(month, '97551', 0, 37.98), taught(month, '97551', 1, 38), taught(month, '97551', 1, 52.98), taught(month, '97551', 2, 53), taught(month, '97551', 2, 67.98), taught(month, '97551', 3, 68),
  ]),
  taught('2023-12', '97550', 0, 16), taught('2027-01', '97550', 0, 16),
  // Each day by itself.
  row('CTS', '2026-10', '97550', 0, { entries: [training(8, 6), training(8, 7)] }), row('CTS', '2026-10', '97550', 1, { entries: [training(8, 6), training(8, 6)] }),
  row('CTS', '2026-10', '97550', 2, { entries: [training(16, 6), training(16, 7)] }), row('CTS', '2026-10', '97551', 0, { entries: [training(20, 6), training(20, 7)] }),
  row('CTS', '2026-10', '97551', 2, { entries: [training(38, 6), training(38, 7)] }), row('CTS', '2026-10', '97551', 3, { entries: [training(53, 6), training(38, 7)] }),
  row('CTS', '2026-10', '97551', 1, { entries: [training(37.98, 6), training(38, 7)] }),
  taught('2026-10', '97550', 0, 16, { role: 'clinical_staff' }), taught('2026-10', '97550', 0, 16, { activity: 'patient_call' }), taught('2026-10', '97550', 0, 16, { patient: { consent: {} } }), taught('2024-01', '97550', 0, 16, { patient: { consent: {} } }),
];

const navigators = navigation('PIN', 'patient_navigator', 'G0023', 'G0024', 'G0140');
const shared = [...community, ...navigators];
const inClinics = (list: readonly Boundary[], from: string): Boundary[] => list.filter(({ month }) => month >= from).map((each) => ({ ...each, payer: 'medicare_rhc_fqhc' }));

/** Clinics: from 2025 on, not beside the consolidated code while that was still in use. */
const clinicDates = (program: Program, role: string, code: string): Boundary[] => inClinics([
  row(program, '2024-12', code, 0, { minutes: 60, role }), row(program, '2025-01', code, 1, { minutes: 60, role }),
  row(program, '2025-01', code, 0, { minutes: 60, role, ...billed({ code: 'G0511' }) }), row(program, '2025-09', code, 0, { minutes: 60, role, ...billed({ code: 'G0511' }) }),
  row(program, '2025-10', code, 1, { minutes: 60, role, ...billed({ code: 'G0511' }) }),
], '2024-01');

export const rows: Boundary[] = [
  ...discharge, ...community, ...navigators, ...navigation('PIN_PS', 'peer_specialist', 'G0140', 'G0146', 'G0023'), ...caregivers,
  ...inClinics(discharge, '2024-01'), ...inClinics([tcm('2024-01', '99496', 1)], '2024-01'), ...inClinics([tcm('2023-12', '99496', 0)], '2023-12'),
  ...inClinics(shared, '2025-01'), ...clinicDates('CHI', 'chw', 'G0019'), ...clinicDates('PIN', 'patient_navigator', 'G0023'),
];
