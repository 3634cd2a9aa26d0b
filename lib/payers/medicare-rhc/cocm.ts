/**
 * Medicare, clinics (RHC and FQHC): psychiatric collaborative care. Until the end of 2025 one code (G0512), with full minutes: 70 in the first
 * month, 60 in a later one. From 2026 the codes of Medicare's own rule, with time from past the half.
 */
import type { Cited, Code, Rule } from '../../rules/rule.ts';
import cocm from '../medicare/cocm.ts';
import { cms1654f } from '../medicare/sources.ts';
import { forClinics } from './ccm.ts';
import { ahrqClinics, clinicsOf2018 } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });
const until2026 = <T>(value: T) => [{ value, ...since('2018-01-01', clinicsOf2018), to: '2025-12-31' }];

const whole = (family: string, label: string, minutes: number, applies: Code['applies']): Code => ({
  code: 'G0512', label, family, applies,
  inForce: [{ ...since('2018-01-01', clinicsOf2018), to: '2025-12-31' }],
  basis: { kind: 'minutes', pool: 'care_manager', first: until2026(minutes) },
  max: until2026(1),
});

export default {
  ...cocm,
  id: 'medicare-rhc/cocm',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare clinics (RHC, FQHC), psychiatric collaborative care',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  families: [
    { id: 'whole_first', label: 'Consolidated, first month' },
    { id: 'whole_later', label: 'Consolidated, later month' },
    ...cocm.families,
  ],
  codes: [
    // One question is enough: without an answer only the first of the two is refused.
    whole('whole_first', 'CoCM, consolidated, first month', 70, { fact: 'cocm.firstMonth', is: [true], ask: 'Is this the first month of collaborative care?' }),
    whole('whole_later', 'CoCM, consolidated, later month', 60, { fact: 'cocm.firstMonth', is: [false] }),
    ...forClinics(cocm.codes, since('2026-01-01', ahrqClinics)),
  ],
  exclusions: [
    ...cocm.exclusions,
    { label: 'general behavioral health integration', codes: ['G0512'], and: ['99484'], scope: 'practitioner', ...since('2018-01-01', cms1654f), to: '2025-12-31' },
  ],
} satisfies Rule;
