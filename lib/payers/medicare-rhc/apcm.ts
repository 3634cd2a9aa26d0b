/**
 * Medicare, clinics (RHC and FQHC): advanced primary care management, from 2025 as in Medicare's own rule, and its behavioral add-ons from
 * 2026.
 */
import type { Cited, Rule } from '../../rules/rule.ts';
import apcm from '../medicare/apcm.ts';
import { forClinics } from './ccm.ts';
import { addOnsForClinics, noridianClinics } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

export default {
  ...apcm,
  id: 'medicare-rhc/apcm',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare clinics (RHC, FQHC), advanced primary care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  codes: [
    ...forClinics(apcm.codes.filter(({ addOnTo }) => addOnTo === undefined), since('2025-01-01', noridianClinics)),
    ...forClinics(apcm.codes.filter(({ addOnTo }) => addOnTo !== undefined), since('2026-01-01', addOnsForClinics)),
  ],
} satisfies Rule;
