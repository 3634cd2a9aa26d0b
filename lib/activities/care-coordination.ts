import type { Activity } from './activity.ts';

export default {
  id: 'care_coordination',
  label: 'Care coordination',
  words: ['arrange', 'follow up', 'referral'],
  interactive: false,
} satisfies Activity;
