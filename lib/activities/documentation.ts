import type { Activity } from './activity.ts';

export default {
  id: 'documentation',
  label: 'Writing up',
  words: ['note', 'charting', 'record'],
  interactive: false,
} satisfies Activity;
