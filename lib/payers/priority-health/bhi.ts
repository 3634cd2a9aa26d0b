/**
 * Priority Health: general behavioral health integration. The code is on the plan's published list, and the plan says to follow the
 * code set: the numbers and demands are Medicare's.
 */
import type { Rule } from '../../rules/rule.ts';
import medicareBhi from '../medicare/bhi.ts';
import { onList } from './sources.ts';

const medicare: Rule = medicareBhi;

export default {
  ...medicare,
  id: 'priority-health/bhi',
  payer: 'priority_health',
  title: 'Priority Health, behavioral health integration',
  reviewed: { from: '2024-01', to: '2026-12', checked: '2026-11-22' },
  codes: medicare.codes.map(onList),
} satisfies Rule;
