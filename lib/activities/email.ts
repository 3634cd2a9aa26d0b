import type { Activity } from './activity.ts';

export default {
  id: 'email',
  label: 'E-mail',
  words: ['mail', 'message'],
  interactive: false,
} satisfies Activity;
