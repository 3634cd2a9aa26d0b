import type { Activity } from './activity.ts';

export default {
  id: 'care_plan_update',
  label: 'Care plan update',
  words: ['plan', 'goals'],
  interactive: false,
} satisfies Activity;
