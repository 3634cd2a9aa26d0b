/**
 * Medicare in rural health clinics and federally qualified health centers: remote physiologic monitoring.
 * The codes and what they ask are the fee schedule's; clinics report them themselves from 2025 on.
 */
import type { Rule } from '../../rules/rule.ts';
import rpm from '../medicare/rpm.ts';
import { from2025, orConsolidated, reviewed2025 } from './sources-2025.ts';

export default {
  ...rpm,
  id: 'medicare-rhc/rpm',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare in clinics (RHC, FQHC), remote physiologic monitoring',
  reviewed: reviewed2025,
  codes: from2025(rpm.codes),
  exclusions: [...rpm.exclusions, orConsolidated(rpm.codes)],
} satisfies Rule;
