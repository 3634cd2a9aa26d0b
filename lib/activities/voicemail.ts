import type { Activity } from './activity.ts';

export default {
  id: 'voicemail',
  label: 'Voicemail left',
  words: ['phone', 'message'],
  interactive: false,
} satisfies Activity;
