import type { Activity } from './activity.ts';

export default {
  id: 'data_review',
  label: 'Device data review',
  words: ['readings', 'remote', 'monitoring'],
  interactive: false,
} satisfies Activity;
