import type { Activity } from './activity.ts';

export default {
  id: 'online_form',
  label: 'Online form',
  words: ['intake', 'school', 'court'],
  interactive: false,
} satisfies Activity;
