import type { Activity } from './activity.ts';

export default {
  id: 'gap_reminder',
  label: 'Care gap reminder',
  words: ['screening', 'mammogram', 'reminder'],
  interactive: false,
} satisfies Activity;
