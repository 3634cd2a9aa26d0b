/**
 * Priority Health: chronic care management. Only the staff base code is on the plan's published list. The plan takes patients with one
 * condition into care management but says to follow the code set, which wants two for this code: that conflict is flagged.
 */
import type { Cited, Need, Rule } from '../../rules/rule.ts';
import medicareCcm from '../medicare/ccm.ts';
import { offList, onList, priorityManual } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

const medicare: Rule = medicareCcm;
const those = ['99490', '99439', '99491', '99437'];
// The complex codes and the extra planning are coordination and planning of the plan's own care management.
const codes = medicare.codes.filter(({ code }) => those.includes(code)).map((code) => (code.code === '99490' ? onList(code) : offList(code)));

const riskLevel: Need = {
  need: 'fact', label: 'Risk level', fact: 'riskLevel', is: ['moderate', 'high'], absent: 'unknown', reason: 'CONDITIONS_TOO_FEW',
  wanted: 'moderate or high risk by the plan\'s own measure', ask: 'Which risk level has the patient: low, moderate or high?', ...since('2024-01-01', priorityManual),
};
const oneIsEnoughElsewhere = (need: Need): Need =>
  need.need === 'conditions' ? { ...need, suggest: { program: 'CARE_MGMT', months: 3, flag: 'PAYER_CONFLICT' } } : need;

export default {
  ...medicare,
  id: 'priority-health/ccm',
  payer: 'priority_health',
  title: 'Priority Health, chronic care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: { ...medicare.counting, routes: [] },
  needs: [riskLevel, ...medicare.needs.map(oneIsEnoughElsewhere)],
  families: medicare.families.filter(({ id }) => codes.some(({ family }) => family === id)),
  preference: {
    policy: 'ccm.base',
    orders: { practitioner_first: ['practitioner', 'staff'], staff_first: ['staff', 'practitioner'], most_time: ['practitioner', 'staff'] },
  },
  codes,
  // Medicare's list has the pair that matters here: this code and the two of coordination (99487, 99489).
  exclusions: medicare.exclusions,
  policies: [...medicare.policies, 'ph.covered_codes'],
} satisfies Rule;
