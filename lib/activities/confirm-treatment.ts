import type { Activity } from './activity.ts';

export default {
  id: 'confirm_treatment',
  label: 'Confirm treatment',
  words: ['indication', 'diagnosis'],
  interactive: false,
} satisfies Activity;
