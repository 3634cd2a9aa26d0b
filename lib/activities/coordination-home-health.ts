import type { Activity } from './activity.ts';

export default {
  id: 'coordination_home_health',
  label: 'Arrange home health',
  words: ['nursing', 'visiting', 'coordination'],
  interactive: false,
} satisfies Activity;
