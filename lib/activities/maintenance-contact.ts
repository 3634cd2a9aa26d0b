import type { Activity } from './activity.ts';

export default {
  id: 'maintenance_contact',
  label: 'Follow-up contact',
  words: ['check', 'maintenance', 'g9002'],
  interactive: true,
} satisfies Activity;
