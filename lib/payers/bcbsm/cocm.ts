/**
 * Blue Cross Blue Shield of Michigan: collaborative care. The payer follows Medicare, with one difference: it counts the minutes of all
 * three team members, and says in the same breath that Medicare prevails. Whose minutes count is therefore the practice's choice, and flagged.
 */
import type { Cited, Code, Pool, Rule } from '../../rules/rule.ts';
import medicareCocm from '../medicare/cocm.ts';
import { bcbsmCollaborative, micmtCollaborative } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

const medicare: Rule = medicareCocm;
/** Medicare's prices are not this payer's. */
const followed = (code: Code): Code => ({ ...code, rate: undefined, inForce: [since('2022-05-01', bcbsmCollaborative)] });
const wholeTeam = (pool: Pool): Pool => ({
  ...pool,
  also: { policy: 'bcbsm.cocm.team', when: 'all', roles: ['psychiatric_consultant', 'qhp'], flag: 'PAYER_CONFLICT', ...since('2022-05-01', bcbsmCollaborative) },
});

export default {
  ...medicare,
  id: 'bcbsm/cocm',
  payer: 'bcbsm_pdcm',
  title: 'Blue Cross Blue Shield of Michigan, collaborative care',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  pools: medicare.pools.map(wholeTeam),
  codes: medicare.codes.map(followed),
  onePractitioner: { label: 'once a member and month', codes: ['99492', '99493', '99494', 'G2214'], ...since('2022-05-01', bcbsmCollaborative) },
  policies: medicare.policies.map((name) => (name === 'cocm.team' ? 'bcbsm.cocm.team' : name)),
  attests: [
    ...medicare.attests,
    { label: 'The claim goes out under the primary care practitioner, and the patient\'s group has the benefit', ...since('2022-05-01', bcbsmCollaborative) },
    { label: 'After twelve months of treatment, prior authorization for twelve more where the group asks for it', ...since('2024-01-01', micmtCollaborative) },
  ],
} satisfies Rule;
