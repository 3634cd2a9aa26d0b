import type { Activity } from './activity.ts';

export default {
  id: 'case_conference',
  label: 'Case conference',
  words: ['meeting', 'discussion'],
  interactive: false,
} satisfies Activity;
