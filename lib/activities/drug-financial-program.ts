import type { Activity } from './activity.ts';

export default {
  id: 'drug_financial_program',
  label: 'Find help with medicine cost',
  words: ['assistance', 'copay', 'program'],
  interactive: false,
} satisfies Activity;
