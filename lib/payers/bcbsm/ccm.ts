/**
 * Blue Cross Blue Shield of Michigan: chronic care management. What the payer's plans make of Medicare's codes was found in no source, so
 * nothing is proposed until the practice says that its plan's own rules are known; then Medicare's numbers stand in, marked as not confirmed.
 */
import type { Cited, Code, Need, Rule } from '../../rules/rule.ts';
import medicareCcm from '../medicare/ccm.ts';
import { notConfirmed } from '../medicare/sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

const medicare: Rule = medicareCcm;
const those = ['99490', '99439', '99491', '99437'];
/** Medicare's prices are not this payer's. */
const unconfirmed = (code: Code): Code => ({ ...code, rate: undefined, inForce: [since('2024-01-01', notConfirmed)] });

const planRules: Need = {
  need: 'fact', label: 'The plan\'s own rules', fact: 'planRulesLoaded', is: [true], absent: 'unknown', reason: 'PLAN_RULES_MISSING',
  wanted: 'the plan\'s own rules for chronic care management are known', ask: 'Are the plan\'s own rules for chronic care management known?', ...since('2024-01-01', notConfirmed),
};
const codes = medicare.codes.filter(({ code }) => those.includes(code)).map(unconfirmed);

export default {
  ...medicare,
  id: 'bcbsm/ccm',
  payer: 'bcbsm_pdcm',
  title: 'Blue Cross Blue Shield of Michigan, chronic care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: { ...medicare.counting, routes: [] },
  needs: [planRules, ...medicare.needs.map((need): Need => (need.need === 'conditions' ? { ...need, suggest: undefined } : need))],
  families: medicare.families.filter(({ id }) => codes.some(({ family }) => family === id)),
  preference: {
    policy: 'ccm.base',
    orders: { practitioner_first: ['practitioner', 'staff'], staff_first: ['staff', 'practitioner'], most_time: ['practitioner', 'staff'] },
  },
  codes,
} satisfies Rule;
