/**
 * Medicare, clinics (RHC and FQHC): chronic care management. Until the end of 2024 one consolidated code (G0511) for all of it, from 2025 the
 * individual codes of Medicare's own rule; from January to September 2025 the clinic could report either.
 */
import type { Cited, Code, Exclusion, Rule, Values } from '../../rules/rule.ts';
import ccm, { monthly } from '../medicare/ccm.ts';
import { principal } from '../medicare/pcm.ts';
import { notConfirmed } from '../medicare/sources.ts';
import { clinicsOf2018, narhc2026 } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

/** Codes of Medicare's rule as a clinic may report them from a day on: what ended before, and amounts of the ordinary schedule, are left out. */
export const forClinics = (codes: readonly Code[], span: Cited): Code[] => codes
  .filter(({ inForce }) => inForce.every(({ to }) => to === undefined))
  .map((code) => ({ ...code, rate: undefined, inForce: [span] }));

/** The consolidated code, for one program: its minutes are those of the program. */
export const consolidated = (family: string, label: string, pool: string, first: Values<number>, from: Cited): Code => ({
  code: 'G0511', label, family,
  inForce: [{ ...from, to: '2025-09-30' }],
  basis: { kind: 'minutes', pool, first },
  max: [{ value: 1, ...since('2018-01-01', clinicsOf2018), to: '2025-09-30' }],
});

/** One consolidated code a month, whatever its programs, and never beside the codes that take its place. */
export const consolidatedAlone: Exclusion[] = [
  { label: 'the consolidated code, once a month', codes: ['G0511'], and: ['G0511'], scope: 'patient', ...since('2018-01-01', notConfirmed), to: '2025-09-30' },
  { label: 'individual codes in place of the consolidated one', codes: ['G0511'], and: [...monthly, ...principal, '99484'], scope: 'patient', ...since('2025-01-01', narhc2026), to: '2025-09-30' },
];

/** Comes last unless the practice prefers it: the other order of families stays as it is. */
export const consolidatedLast = { policy: 'rhc.2025', when: 'individual_first' };

const withConsolidated = [...monthly, 'G0511'];

export default {
  ...ccm,
  id: 'medicare-rhc/ccm',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare clinics (RHC, FQHC), chronic care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  families: [{ id: 'consolidated', label: 'Consolidated', lastIf: consolidatedLast }, ...ccm.families],
  preference: {
    policy: 'ccm.base',
    orders: {
      practitioner_first: ['consolidated', ...ccm.preference.orders.practitioner_first],
      staff_first: ['consolidated', ...ccm.preference.orders.staff_first],
      most_time: ['consolidated', ...ccm.preference.orders.most_time],
    },
  },
  codes: [
    consolidated('consolidated', 'CCM, consolidated', 'staff', [{ value: 20, ...since('2018-01-01', clinicsOf2018), to: '2025-09-30' }], since('2018-01-01', clinicsOf2018)),
    ...forClinics(ccm.codes.filter(({ code }) => code !== 'G0506'), since('2025-01-01', narhc2026)),
    // No source says whether a clinic may report the extra planning.
    ...forClinics(ccm.codes.filter(({ code }) => code === 'G0506'), since('2025-01-01', notConfirmed)),
  ],
  exclusions: [...ccm.exclusions.map((each) => (each.codes === monthly ? { ...each, codes: withConsolidated } : each)), ...consolidatedAlone],
  onePractitioner: { ...ccm.onePractitioner, codes: withConsolidated },
  policies: ['rhc.2025', ...ccm.policies],
} satisfies Rule;
