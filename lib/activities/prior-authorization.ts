import type { Activity } from './activity.ts';

export default {
  id: 'prior_authorization',
  label: 'Prior authorization',
  words: ['insurance', 'approval'],
  interactive: false,
} satisfies Activity;
