/**
 * Medicare in rural health clinics and federally qualified health centers: principal illness navigation.
 * The codes and what they ask are the fee schedule's; clinics report them themselves from 2025 on.
 */
import type { Rule } from '../../rules/rule.ts';
import pin from '../medicare/pin.ts';
import { from2025, orConsolidated, reviewed2025 } from './sources-2025.ts';

export default {
  ...pin,
  id: 'medicare-rhc/pin',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare in clinics (RHC, FQHC), principal illness navigation',
  reviewed: reviewed2025,
  codes: from2025(pin.codes),
  exclusions: [...pin.exclusions, orConsolidated(pin.codes)],
} satisfies Rule;
