/**
 * Priority Health: principal care management. None of its codes is on the plan's published list: all are refused until the practice
 * names those that the plan has confirmed; then Medicare's numbers and demands hold.
 */
import type { Rule } from '../../rules/rule.ts';
import medicarePcm from '../medicare/pcm.ts';
import { offList } from './sources.ts';

const medicare: Rule = medicarePcm;

export default {
  ...medicare,
  id: 'priority-health/pcm',
  payer: 'priority_health',
  title: 'Priority Health, principal care management',
  reviewed: { from: '2024-01', to: '2026-12', checked: '2026-11-22' },
  // The predecessors ended before the first month that is reviewed here.
  codes: medicare.codes.filter(({ inForce }) => inForce.some(({ to }) => to === undefined)).map(offList),
  policies: [...medicare.policies, 'ph.covered_codes'],
} satisfies Rule;
