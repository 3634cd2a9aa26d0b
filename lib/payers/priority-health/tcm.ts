/**
 * Priority Health: care after a discharge. Both codes are on the plan's published list, and the plan says to follow the code set: the
 * numbers and demands are Medicare's.
 */
import type { Rule } from '../../rules/rule.ts';
import medicareTcm from '../medicare/tcm.ts';
import { onList } from './sources.ts';

const medicare: Rule = medicareTcm;

export default {
  ...medicare,
  id: 'priority-health/tcm',
  payer: 'priority_health',
  title: 'Priority Health, transitional care management',
  reviewed: { from: '2024-01', to: '2026-12', checked: '2026-11-22' },
  codes: medicare.codes.map(onList),
} satisfies Rule;
