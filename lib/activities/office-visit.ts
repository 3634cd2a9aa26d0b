import type { Activity } from './activity.ts';

export default {
  id: 'office_visit',
  label: 'Office visit',
  words: ['appointment', 'face to face'],
  interactive: true,
} satisfies Activity;
