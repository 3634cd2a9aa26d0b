/**
 * Medicare in rural health clinics and federally qualified health centers: transitional care management.
 * That and since when clinics report it was not found in a source: every answer says so.
 */
import type { Rule } from '../../rules/rule.ts';
import { notConfirmed } from '../medicare/sources.ts';
import tcm from '../medicare/tcm.ts';

const checked = '2026-11-22';

export default {
  ...tcm,
  id: 'medicare-rhc/tcm',
  payer: 'medicare_rhc_fqhc',
  title: 'Medicare in clinics (RHC, FQHC), transitional care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  codes: tcm.codes.map((code) => ({ ...code, inForce: code.inForce.map(({ from }) => ({ from, source: notConfirmed, checked })) })),
} satisfies Rule;
