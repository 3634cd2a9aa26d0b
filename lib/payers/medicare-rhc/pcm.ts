/**
 * Medicare, clinics (RHC and FQHC): principal care management. Until the end of 2024 the consolidated code (G0511) from 30 minutes, of staff or
 * of the practitioner; from 2025 the individual codes; from January to September 2025 either.
 */
import type { Cited, Rule } from '../../rules/rule.ts';
import pcm, { principal } from '../medicare/pcm.ts';
import { consolidated, consolidatedAlone, consolidatedLast, forClinics } from './ccm.ts';
import { consolidatedHistory, narhc2026 } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

// That it stood for this program too was read for the time before 2025; since when was not.
const from: Cited = { ...since('2021-01-01', consolidatedHistory), confirmedFrom: '2024-01-01' };
const first = [{ value: 30, ...since('2021-01-01', consolidatedHistory), to: '2025-09-30' }];

const withConsolidated = [...principal, 'G0511'];

export default {
  ...pcm,
  id: 'medicare-rhc/pcm',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare clinics (RHC, FQHC), principal care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  families: [
    { id: 'consolidated', label: 'Consolidated, staff', lastIf: consolidatedLast },
    { id: 'consolidated_own', label: 'Consolidated, practitioner', lastIf: consolidatedLast },
    ...pcm.families,
  ],
  preference: {
    policy: 'pcm.base',
    orders: {
      practitioner_first: ['consolidated_own', 'consolidated', ...pcm.preference.orders.practitioner_first],
      staff_first: ['consolidated', 'consolidated_own', ...pcm.preference.orders.staff_first],
      most_time: ['consolidated_own', 'consolidated', ...pcm.preference.orders.most_time],
    },
  },
  codes: [
    consolidated('consolidated', 'PCM, consolidated, staff', 'staff', first, from),
    consolidated('consolidated_own', 'PCM, consolidated, practitioner', 'practitioner', first, from),
    ...forClinics(pcm.codes, since('2025-01-01', narhc2026)),
  ],
  exclusions: [...pcm.exclusions.map((each) => (each.codes === principal ? { ...each, codes: withConsolidated } : each)), ...consolidatedAlone],
  policies: ['rhc.2025', ...pcm.policies],
} satisfies Rule;
