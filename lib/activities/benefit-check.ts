import type { Activity } from './activity.ts';

export default {
  id: 'benefit_check',
  label: 'Benefit check',
  words: ['coverage', 'insurance', 'eligibility'],
  interactive: false,
} satisfies Activity;
