/**
 * Priority Health: advanced primary care management. The three levels are on the plan's published list; the behavioral add-ons of 2026
 * are not, and are refused until the practice names those that the plan has confirmed.
 */
import type { Rule } from '../../rules/rule.ts';
import medicareApcm from '../medicare/apcm.ts';
import { offList, onList } from './sources.ts';

const medicare: Rule = medicareApcm;
const listed = ['G0556', 'G0557', 'G0558'];

export default {
  ...medicare,
  id: 'priority-health/apcm',
  payer: 'priority_health',
  title: 'Priority Health, advanced primary care management',
  reviewed: { from: '2024-01', to: '2026-12', checked: '2026-11-22' },
  codes: medicare.codes.map((code) => (listed.includes(code.code) ? onList(code) : offList(code))),
  policies: [...medicare.policies, 'ph.covered_codes'],
} satisfies Rule;
