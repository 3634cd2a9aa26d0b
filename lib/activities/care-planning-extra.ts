import type { Activity } from './activity.ts';

export default {
  id: 'care_planning_extra',
  label: 'Extra care planning at first visit',
  words: ['g0506', 'initiating'],
  interactive: true,
} satisfies Activity;
