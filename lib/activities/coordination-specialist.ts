import type { Activity } from './activity.ts';

export default {
  id: 'coordination_specialist',
  label: 'Arrange with specialist',
  words: ['referral', 'cardiology', 'coordination'],
  interactive: false,
} satisfies Activity;
