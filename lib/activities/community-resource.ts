import type { Activity } from './activity.ts';

export default {
  id: 'community_resource',
  label: 'Community help',
  words: ['food', 'transport', 'housing', 'resource'],
  interactive: false,
} satisfies Activity;
