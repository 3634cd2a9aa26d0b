/**
 * Medicare, clinics (RHC and FQHC): general behavioral health integration. Until the end of 2024 the consolidated code (G0511) from 20
 * minutes, from 2025 the individual code (99484), from January to September 2025 either.
 */
import type { Cited, Rule } from '../../rules/rule.ts';
import bhi from '../medicare/bhi.ts';
import { cms1654f } from '../medicare/sources.ts';
import { consolidated, consolidatedAlone, forClinics } from './ccm.ts';
import { clinicsOf2018, narhc2026 } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

export default {
  ...bhi,
  id: 'medicare-rhc/bhi',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare clinics (RHC, FQHC), general behavioral health integration',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  families: [...bhi.families, { id: 'consolidated', label: 'Consolidated' }],
  preference: { policy: 'rhc.2025', orders: { individual_first: ['general', 'consolidated'], consolidated_first: ['consolidated', 'general'] } },
  codes: [
    consolidated('consolidated', 'BHI, consolidated', 'team', [{ value: 20, ...since('2018-01-01', clinicsOf2018), to: '2025-09-30' }], since('2018-01-01', clinicsOf2018)),
    ...forClinics(bhi.codes, since('2025-01-01', narhc2026)),
  ],
  exclusions: [
    ...bhi.exclusions,
    { label: 'collaborative care', codes: ['99484', 'G0511'], and: ['G0512'], scope: 'practitioner', ...since('2018-01-01', cms1654f), to: '2025-12-31' },
    ...consolidatedAlone,
  ],
  policies: ['rhc.2025', ...bhi.policies],
} satisfies Rule;
