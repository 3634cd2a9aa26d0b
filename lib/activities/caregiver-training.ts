import type { Activity } from './activity.ts';

export default {
  id: 'caregiver_training',
  label: 'Caregiver training',
  words: ['family', 'teach'],
  interactive: true,
} satisfies Activity;
