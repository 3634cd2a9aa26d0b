/**
 * Medicare in rural health clinics and federally qualified health centers: remote therapeutic monitoring.
 * The codes and what they ask are the fee schedule's; clinics report them themselves from 2025 on.
 */
import type { Rule } from '../../rules/rule.ts';
import rtm from '../medicare/rtm.ts';
import { from2025, orConsolidated, reviewed2025 } from './sources-2025.ts';

export default {
  ...rtm,
  id: 'medicare-rhc/rtm',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare in clinics (RHC, FQHC), remote therapeutic monitoring',
  reviewed: reviewed2025,
  codes: from2025(rtm.codes),
  exclusions: [...rtm.exclusions, orConsolidated(rtm.codes)],
} satisfies Rule;
