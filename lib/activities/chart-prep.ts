import type { Activity } from './activity.ts';

export default {
  id: 'chart_prep',
  label: 'Chart preparation',
  words: ['previsit', 'prep'],
  interactive: false,
} satisfies Activity;
