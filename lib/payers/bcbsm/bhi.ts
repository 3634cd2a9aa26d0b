/**
 * Blue Cross Blue Shield of Michigan: general behavioral health integration. The payer follows Medicare, whose numbers and demands these
 * are; that they hold here, and since when at the latest, was read in the payer's own paper.
 */
import type { Cited, Code, Rule } from '../../rules/rule.ts';
import medicareBhi from '../medicare/bhi.ts';
import { bcbsmCollaborative } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });

const medicare: Rule = medicareBhi;
/** Medicare's prices are not this payer's. */
const followed = (code: Code): Code => ({ ...code, rate: undefined, inForce: [since('2022-05-01', bcbsmCollaborative)] });

export default {
  ...medicare,
  id: 'bcbsm/bhi',
  payer: 'bcbsm_pdcm',
  title: 'Blue Cross Blue Shield of Michigan, behavioral health integration',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  codes: medicare.codes.map(followed),
  attests: [
    ...medicare.attests,
    { label: 'The claim goes out under the primary care practitioner, and the patient\'s group has the benefit', ...since('2022-05-01', bcbsmCollaborative) },
  ],
} satisfies Rule;
