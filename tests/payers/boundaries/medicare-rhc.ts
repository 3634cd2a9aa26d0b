/**
 * Medicare, clinics (RHC and FQHC): one consolidated code (G0511) until 2024, either kind from January to September 2025, individual codes
 * since; collaborative care as G0512 (70 and 60 minutes) until the end of 2025.
 */
import type { EntryInput, Facts, PatientMonth, Program } from '../../../lib/rules/contract.ts';
import type { Boundary } from '../boundary.ts';

type More = Partial<Omit<Boundary, 'payer' | 'program'>>;
const rowOf = (program: Program) => (month: string, code: string, units: number, minutes: number | undefined, more: More = {}): Boundary => ({ payer: 'medicare_rhc_fqhc', program, month, code, units, minutes, ...more });
const own = (more: More = {}): More => ({ role: 'qhp', ...more });
const policy = (name: string, value: string, more: More = {}): More => ({ ...more, change: { config: { [name]: value }, ...more.change } });
const consolidatedFirst = (more: More = {}) => policy('rhc.2025', 'consolidated_first', more);
const billed = (code: string, practitioner: string): Partial<PatientMonth> => ({ otherBilled: [{ code, practitioner }] });
const work = (performerRole: string, program: string, minutes: number, month: string): EntryInput => ({ performerRole, activity: 'care_coordination', program, minutes, date: `${month}-14`, interactive: true });
const plain: Pick<Facts, 'mdm'> = { mdm: 'low' };
const condition = (expectedMonths: number) => ({ name: 'a condition', expectedMonths, significantRisk: true });

const ccm = rowOf('CCM');
const chronic: Boundary[] = [
  ccm('2023-12', 'G0511', 0, 20), ccm('2024-01', 'G0511', 1, 20), ccm('2024-01', 'G0511', 0, 19.98), ccm('2024-12', 'G0511', 0, 19.98), ccm('2024-12', 'G0511', 1, 20), ccm('2024-12', 'G0511', 1, 40), ccm('2024-12', 'G0511', 1, 200), ccm('2024-12', 'G0511', 1, 20, own()), ccm('2024-12', 'G0511', 0, 20, { role: 'clerical' }),
  ...['99490', '99439', '99487', '99489', 'G2058'].map((code) => ccm('2024-12', code, 0, 150)), ...['99491', '99437'].map((code) => ccm('2024-12', code, 0, 150, own())),
  ccm('2025-01', '99490', 1, 20), ccm('2025-01', '99490', 0, 19.98), ccm('2025-01', 'G0511', 0, 20), ccm('2025-01', 'G0511', 1, 20, consolidatedFirst()), ccm('2025-01', '99490', 0, 20, consolidatedFirst()), ccm('2025-01', 'G0511', 0, 19.98, consolidatedFirst()),
  ccm('2025-09', '99490', 1, 20), ccm('2025-09', 'G0511', 0, 20), ccm('2025-09', 'G0511', 1, 20, consolidatedFirst()), ccm('2025-09', 'G0511', 1, 200, consolidatedFirst()), ccm('2025-09', 'G0511', 0, 19.98, consolidatedFirst()), ccm('2025-10', 'G0511', 0, 20), ccm('2025-10', 'G0511', 0, 20, consolidatedFirst()), ccm('2025-10', '99490', 1, 20, consolidatedFirst()), ccm('2026-12', '99490', 1, 20), ccm('2027-01', '99490', 0, 20),
  // The order of the practitioner's own and staff sets holds here too.
  ccm('2025-03', '99491', 1, 30, own()), ccm('2025-03', '99490', 1, 30, own(policy('ccm.base', 'staff_first'))), ccm('2025-03', '99491', 0, 30, own(policy('ccm.base', 'staff_first'))), ccm('2025-03', 'G0511', 0, 30, own(policy('ccm.base', 'most_time'))), ccm('2025-03', '99491', 1, 30, own(policy('ccm.base', 'most_time'))),
  ccm('2025-03', 'G0511', 1, 30, own(policy('rhc.2025', 'consolidated_first', { change: { config: { 'rhc.2025': 'consolidated_first', 'ccm.base': 'staff_first' } } }))),
  // Individual codes, as in Medicare's own rule.
  ccm('2025-01', '99439', 0, 39.98), ccm('2025-01', '99439', 1, 40), ccm('2025-01', '99439', 1, 59.98), ccm('2025-01', '99439', 2, 60, { patient: plain }), ccm('2026-10', '99439', 2, 80, { patient: plain }), ccm('2025-01', '99487', 0, 59.98), ccm('2025-01', '99487', 1, 60), ccm('2025-01', '99489', 0, 89.98), ccm('2025-01', '99489', 1, 90), ccm('2025-01', '99489', 1, 119.98), ccm('2025-01', '99489', 2, 120),
  ccm('2025-01', '99491', 0, 29.98, own()), ccm('2025-01', '99491', 1, 30, own()), ccm('2025-01', '99437', 0, 59.98, own()), ccm('2025-01', '99437', 1, 60, own()), ccm('2025-01', '99437', 1, 89.98, own()), ccm('2025-01', '99437', 2, 90, own()), ccm('2025-01', '99437', 3, 120, own()),
  ccm('2024-12', 'G0506', 0, 5, own({ activity: 'care_planning_extra', service: 'CCM_G0506', patient: { initiatingVisit: { date: '2024-12-12', type: 'E/M' } } })), ccm('2025-01', 'G0506', 1, 5, own({ activity: 'care_planning_extra', service: 'CCM_G0506', patient: { initiatingVisit: { date: '2025-01-12', type: 'E/M' } } })),
  ccm('2025-01', 'G0506', 1, 5, own({ activity: 'care_planning_extra', service: 'CCM_G0506', patient: { initiatingVisit: { date: '2025-01-12', type: 'E/M' } }, entries: [{ performerRole: 'qhp', activity: 'care_planning_extra', program: 'CCM_G0506', minutes: 9, date: '2025-01-12' }] })),
  ccm('2024-12', 'G0511', 0, 20, { patient: { conditions: [condition(24)] } }), ccm('2024-12', 'G0511', 0, 20, { patient: { conditions: [condition(24), condition(11)] } }), ccm('2024-12', 'G0511', 1, 20, { patient: { conditions: [condition(12), condition(12)] } }), ccm('2024-12', 'G0511', 0, 20, { patient: { consent: {} } }),
  ccm('2024-12', 'G0511', 1, 20, { patient: { lastSeenDate: '2023-12-01', initiatingVisit: null } }), ccm('2024-12', 'G0511', 0, 20, { patient: { lastSeenDate: '2023-11-30', initiatingVisit: null } }),
  // Beside what was billed already.
  ccm('2024-12', 'G0511', 0, 20, { change: billed('G0511', 'other') }), ccm('2025-09', '99490', 0, 20, { change: billed('G0511', 'other') }), ccm('2025-01', '99490', 0, 20, { change: billed('G0511', 'self') }), ccm('2025-10', '99490', 1, 20, { change: billed('G0511', 'self') }),
  ...['99490', '99487', '99491', '99424', '99426', '99484'].map((code) => ccm('2025-03', 'G0511', 0, 20, consolidatedFirst({ change: { config: { 'rhc.2025': 'consolidated_first' }, ...billed(code, 'self') } }))),
  ccm('2025-01', 'G0511', 0, 20, { change: { config: { 'rhc.2025': 'consolidated_first' }, ...billed('99484', 'other') } }), ccm('2024-12', 'G0511', 1, 20, { change: billed('99484', 'other') }),
  ...['G0556', 'G0557', 'G0558'].flatMap((code) => [ccm('2025-01', 'G0511', 0, 20, { change: { config: { 'rhc.2025': 'consolidated_first' }, ...billed(code, 'self') } }), ccm('2025-01', '99490', 0, 20, { change: billed(code, 'self') })]),
  ...['G0181', '90960', '99091'].flatMap((code) => [ccm('2024-12', 'G0511', 0, 20, { change: billed(code, 'other') }), ccm('2026-10', '99490', 0, 20, { change: billed(code, 'other') })]), ccm('2024-01', 'G0511', 1, 20, { change: billed('99495', 'self') }),
];

const pcm = rowOf('PCM');
const bhi = rowOf('BHI');
const other: Boundary[] = [
  pcm('2023-12', 'G0511', 0, 30), pcm('2024-01', 'G0511', 1, 30), pcm('2024-12', 'G0511', 0, 29.98), pcm('2024-12', 'G0511', 1, 30), pcm('2024-12', 'G0511', 1, 200), pcm('2024-12', 'G0511', 0, 29.98, own()), pcm('2024-12', 'G0511', 1, 30, own()), pcm('2024-12', 'G0511', 1, 200, own()), pcm('2024-12', 'G0511', 0, 20, { entries: [work('qhp', 'PCM', 20, '2024-12')] }), pcm('2024-12', 'G0511', 1, 30, { entries: [work('qhp', 'PCM', 30, '2024-12')] }),
  pcm('2024-12', '99426', 0, 90), pcm('2024-12', '99427', 0, 90), pcm('2024-12', '99424', 0, 90, own()), pcm('2024-12', '99425', 0, 90, own()), pcm('2024-01', 'G2065', 0, 90),
  pcm('2025-01', '99426', 1, 30), pcm('2025-01', '99426', 0, 29.98), pcm('2025-01', 'G0511', 0, 30), pcm('2025-01', 'G0511', 1, 30, consolidatedFirst()), pcm('2025-01', '99426', 0, 30, consolidatedFirst()), pcm('2025-01', 'G0511', 1, 30, own(consolidatedFirst())), pcm('2025-01', '99424', 0, 30, own(consolidatedFirst())), pcm('2025-01', '99424', 1, 30, own()), pcm('2025-01', '99424', 0, 29.98, own()), pcm('2025-01', 'G0511', 0, 29.98, consolidatedFirst()),
  pcm('2025-09', 'G0511', 1, 30, consolidatedFirst()), pcm('2025-09', 'G0511', 1, 30, own(consolidatedFirst())), pcm('2025-10', 'G0511', 0, 30, consolidatedFirst()), pcm('2025-10', 'G0511', 0, 30, own(consolidatedFirst())), pcm('2025-10', '99426', 1, 30, consolidatedFirst()), pcm('2026-12', '99426', 1, 30), pcm('2027-01', '99426', 0, 30),
  pcm('2025-01', '99427', 0, 59.98), pcm('2025-01', '99427', 1, 60), pcm('2025-01', '99427', 1, 89.98), pcm('2025-01', '99427', 2, 90), pcm('2025-01', '99427', 2, 120), pcm('2025-01', '99427', 3, 120, policy('pcm.addOnCap', 'none')), pcm('2025-01', '99425', 0, 59.98, own()), pcm('2025-01', '99425', 1, 60, own()), pcm('2025-01', '99425', 1, 89.98, own()), pcm('2025-01', '99425', 2, 90, own()), pcm('2025-01', '99425', 3, 120, own()),
  pcm('2025-03', '99426', 1, 30, policy('pcm.base', 'staff_first', { entries: [work('qhp', 'PCM', 30, '2025-03')] })), pcm('2025-03', '99424', 1, 30, { entries: [work('qhp', 'PCM', 30, '2025-03')] }),
  pcm('2024-12', 'G0511', 1, 30, { patient: { conditions: [condition(3)] } }), pcm('2024-12', 'G0511', 0, 30, { patient: { conditions: [condition(2)] } }), pcm('2024-12', 'G0511', 0, 30, { patient: { conditions: [] } }), pcm('2024-12', 'G0511', 1, 30, { patient: { lastSeenDate: '2023-12-01', initiatingVisit: null } }), pcm('2024-12', 'G0511', 0, 30, { patient: { lastSeenDate: '2023-11-30', initiatingVisit: null } }),
  pcm('2024-12', 'G0511', 0, 30, { change: billed('G0511', 'other') }), pcm('2025-09', '99426', 0, 30, { change: billed('G0511', 'self') }), pcm('2025-10', '99426', 1, 30, { change: billed('G0511', 'self') }), pcm('2025-01', '99426', 0, 30, { change: billed('G0557', 'self') }), pcm('2025-01', 'G0511', 0, 30, { change: { config: { 'rhc.2025': 'consolidated_first' }, ...billed('G0557', 'self') } }), pcm('2026-10', '99426', 0, 30, { change: billed('99490', 'self') }),

  bhi('2023-12', 'G0511', 0, 20), bhi('2024-01', 'G0511', 1, 20), bhi('2024-12', 'G0511', 0, 19.98), bhi('2024-12', 'G0511', 1, 20), bhi('2024-12', 'G0511', 1, 200), bhi('2024-12', 'G0511', 1, 20, own()), bhi('2024-12', '99484', 0, 20), bhi('2025-01', '99484', 1, 20), bhi('2025-01', '99484', 0, 19.98), bhi('2025-01', '99484', 1, 200), bhi('2025-01', 'G0511', 0, 20),
  bhi('2025-01', 'G0511', 1, 20, consolidatedFirst()), bhi('2025-01', 'G0511', 0, 19.98, consolidatedFirst()), bhi('2025-01', '99484', 0, 20, consolidatedFirst()), bhi('2025-09', 'G0511', 1, 20, consolidatedFirst()), bhi('2025-10', 'G0511', 0, 20, consolidatedFirst()), bhi('2025-10', '99484', 1, 20, consolidatedFirst()), bhi('2026-12', '99484', 1, 20), bhi('2027-01', '99484', 0, 20),
  bhi('2025-03', '99484', 0, 20, { change: billed('G0511', 'other') }), bhi('2025-10', '99484', 1, 20, { change: billed('G0511', 'other') }), bhi('2024-12', 'G0511', 0, 20, { change: billed('G0512', 'self') }), bhi('2024-12', 'G0511', 1, 20, { change: billed('G0512', 'other') }), bhi('2025-12', '99484', 0, 20, { change: billed('G0512', 'self') }), bhi('2026-01', '99484', 1, 20, { change: billed('G0512', 'self') }), bhi('2026-01', '99484', 0, 20, { change: billed('99493', 'self') }),
  bhi('2026-01', '99484', 0, 20, { change: billed('G0570', 'self') }), bhi('2024-12', 'G0511', 1, 20, { patient: { lastSeenDate: '2023-12-01', initiatingVisit: null } }), bhi('2024-12', 'G0511', 0, 20, { patient: { lastSeenDate: '2023-11-30', initiatingVisit: null } }),
  // Two programs, one consolidated code.
  ccm('2024-12', 'G0511', 1, 20, { entries: [work('clinical_staff', 'BHI', 20, '2024-12')], change: { programs: ['CCM', 'BHI'] } }), ccm('2025-03', 'G0511', 1, 20, { entries: [work('clinical_staff', 'BHI', 20, '2025-03')], change: { programs: ['CCM', 'BHI'], config: { 'rhc.2025': 'consolidated_first' } } }),
  ccm('2025-03', '99484', 1, 20, { entries: [work('clinical_staff', 'BHI', 20, '2025-03')], change: { programs: ['CCM', 'BHI'] } }), ccm('2025-03', '99490', 1, 20, { entries: [work('clinical_staff', 'BHI', 20, '2025-03')], change: { programs: ['CCM', 'BHI'] } }),
];

const cocm = rowOf('COCM');
const team = (firstMonth: boolean | null, more: More = {}): More => ({ role: 'bh_care_manager', ...more, patient: { cocm: { firstMonth, registry: true, psychConsult: true }, ...more.patient } });
const collaborative: Boundary[] = [
  cocm('2023-12', 'G0512', 0, 70, team(true)), cocm('2024-01', 'G0512', 1, 70, team(true)), cocm('2024-01', 'G0512', 1, 60, team(false)), cocm('2025-12', 'G0512', 0, 69.98, team(true)), cocm('2025-12', 'G0512', 1, 70, team(true)), cocm('2025-12', 'G0512', 1, 200, team(true)), cocm('2025-12', 'G0512', 0, 59.98, team(false)), cocm('2025-12', 'G0512', 1, 60, team(false)), cocm('2025-12', 'G0512', 1, 200, team(false)), cocm('2025-12', 'G0512', 0, 100, team(null)),
  cocm('2026-01', 'G0512', 0, 70, team(true)), cocm('2026-01', 'G0512', 0, 60, team(false)), cocm('2025-12', '99492', 0, 70, team(true)), cocm('2025-12', '99493', 0, 60, team(false)), cocm('2025-12', '99494', 0, 150, team(true)), cocm('2025-12', '99494', 0, 150, team(false)), cocm('2025-12', 'G2214', 0, 30, team(false)),
  cocm('2026-01', '99492', 0, 35.98, team(true)), cocm('2026-01', '99492', 1, 36, team(true)), cocm('2026-01', '99494', 0, 85.98, team(true)), cocm('2026-01', '99494', 1, 86, team(true)), cocm('2026-01', '99494', 1, 115.98, team(true)), cocm('2026-01', '99494', 2, 116, team(true)), cocm('2026-01', '99493', 0, 30.98, team(false)), cocm('2026-01', '99493', 1, 31, team(false)), cocm('2026-01', '99494', 0, 75.98, team(false)), cocm('2026-01', '99494', 1, 76, team(false)), cocm('2026-01', '99494', 1, 105.98, team(false)), cocm('2026-01', '99494', 2, 106, team(false)),
  cocm('2026-01', 'G2214', 0, 29.98, team(false)), cocm('2026-01', 'G2214', 1, 30, team(false)), cocm('2026-01', 'G2214', 0, 31, team(false)), cocm('2026-01', 'G2214', 0, 15.98, team(false, policy('cocm.g2214Midpoint', 'true'))), cocm('2026-01', 'G2214', 1, 16, team(false, policy('cocm.g2214Midpoint', 'true'))), cocm('2026-12', '99493', 1, 31, team(false)), cocm('2027-01', '99493', 0, 31, team(false)),
  cocm('2025-12', 'G0512', 0, 60, team(false, { role: 'clinical_staff' })), cocm('2025-12', 'G0512', 0, 60, { role: 'bh_care_manager', patient: { cocm: { firstMonth: false, registry: false, psychConsult: true } } }), cocm('2025-12', 'G0512', 0, 60, team(false, { change: billed('99484', 'self') })), cocm('2025-12', 'G0512', 1, 60, team(false, { change: billed('99484', 'other') })),
  cocm('2025-12', 'G0512', 1, 60, team(false, { patient: { lastSeenDate: '2024-12-01', initiatingVisit: null } })), cocm('2025-12', 'G0512', 0, 60, team(false, { patient: { lastSeenDate: '2024-11-30', initiatingVisit: null } })), cocm('2026-01', '99493', 0, 31, team(false, { change: billed('99484', 'self') })), cocm('2026-01', '99493', 0, 31, team(false, { change: billed('G0569', 'self') })),
];

const apcm = rowOf('APCM');
const beside = (month: string, program: 'COCM' | 'BHI', firstMonth: boolean, minutes = 40): More => ({
  entries: [work(program === 'COCM' ? 'bh_care_manager' : 'clinical_staff', program, minutes, month)], patient: { cocm: { firstMonth, registry: true, psychConsult: true } }, change: { programs: ['APCM', program] },
});
const advanced: Boundary[] = [
  apcm('2024-12', 'G0557', 0, 5), apcm('2025-01', 'G0557', 1, 5), apcm('2025-01', 'G0557', 1, 500), apcm('2024-12', 'G0556', 0, 5, { patient: { conditions: [] } }), apcm('2025-01', 'G0556', 1, 5, { patient: { conditions: [] } }), apcm('2024-12', 'G0558', 0, 5, { patient: { qmb: true } }), apcm('2025-01', 'G0558', 1, 5, { patient: { qmb: true } }), apcm('2026-12', 'G0557', 1, 5), apcm('2027-01', 'G0557', 0, 5), apcm('2025-01', 'G0557', 0, undefined),
  apcm('2026-10', 'G0557', 0, 5, { patient: { conditions: [condition(12), condition(11)] } }), apcm('2026-10', 'G0557', 1, 5, { patient: { conditions: [condition(12), condition(12)] } }), apcm('2026-10', 'G0557', 1, 5, { patient: { lastSeenDate: '2023-10-01', initiatingVisit: null } }), apcm('2026-10', 'G0557', 0, 5, { patient: { lastSeenDate: '2023-09-30', initiatingVisit: null } }), apcm('2026-10', 'G0557', 0, 5, { change: { practitionerIsPrimaryCareFocalPoint: false } }), apcm('2025-01', 'G0557', 0, 5, { change: billed('99490', 'other') }),
  apcm('2025-12', 'G0568', 0, 5, beside('2025-12', 'COCM', true)), apcm('2026-01', 'G0568', 1, 5, beside('2026-01', 'COCM', true)), apcm('2025-12', 'G0569', 0, 5, beside('2025-12', 'COCM', false)), apcm('2026-01', 'G0569', 1, 5, beside('2026-01', 'COCM', false)), apcm('2026-01', '99493', 0, 5, beside('2026-01', 'COCM', false)), apcm('2025-12', 'G0570', 0, 5, beside('2025-12', 'BHI', false)), apcm('2026-01', 'G0570', 1, 5, beside('2026-01', 'BHI', false)), apcm('2025-12', '99484', 1, 5, beside('2025-12', 'BHI', false)), apcm('2026-01', '99484', 0, 5, beside('2026-01', 'BHI', false)),
  apcm('2025-12', 'G0512', 1, 5, beside('2025-12', 'COCM', false, 60)),
];

export const rows: Boundary[] = [...chronic, ...other, ...collaborative, ...advanced];
