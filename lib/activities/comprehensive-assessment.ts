import type { Activity } from './activity.ts';

export default {
  id: 'comprehensive_assessment',
  label: 'Full assessment',
  words: ['intake', 'g9001'],
  interactive: true,
} satisfies Activity;
