import type { Activity } from './activity.ts';

export default {
  id: 'resource_research',
  label: 'Look up resources',
  words: ['search', 'research'],
  interactive: false,
} satisfies Activity;
