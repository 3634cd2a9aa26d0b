/**
 * Medicare in rural health clinics and federally qualified health centers: community health integration.
 * The codes and what they ask are the fee schedule's; clinics report them themselves from 2025 on.
 */
import type { Rule } from '../../rules/rule.ts';
import chi from '../medicare/chi.ts';
import { from2025, orConsolidated, reviewed2025 } from './sources-2025.ts';

export default {
  ...chi,
  id: 'medicare-rhc/chi',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare in clinics (RHC, FQHC), community health integration',
  reviewed: reviewed2025,
  codes: from2025(chi.codes),
  exclusions: [...chi.exclusions, orConsolidated(chi.codes)],
} satisfies Rule;
