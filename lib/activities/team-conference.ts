import type { Activity } from './activity.ts';

export default {
  id: 'team_conference',
  label: 'Team conference',
  words: ['meeting', 'huddle', 'g9007'],
  interactive: false,
} satisfies Activity;
