/**
 * Priority Health: collaborative care. None of its codes is on the plan's published list: all are refused until the practice names
 * those that the plan has confirmed; then Medicare's numbers and demands hold.
 */
import type { Rule } from '../../rules/rule.ts';
import medicareCocm from '../medicare/cocm.ts';
import { offList } from './sources.ts';

const medicare: Rule = medicareCocm;

export default {
  ...medicare,
  id: 'priority-health/cocm',
  payer: 'priority_health',
  title: 'Priority Health, collaborative care',
  reviewed: { from: '2024-01', to: '2026-12', checked: '2026-11-22' },
  codes: medicare.codes.map(offList),
  policies: [...medicare.policies, 'ph.covered_codes'],
} satisfies Rule;
