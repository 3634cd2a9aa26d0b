import type { Activity } from './activity.ts';

export default {
  id: 'medication_reconciliation',
  label: 'Medicine review',
  words: ['medication', 'reconciliation', 'drugs', 'refill'],
  interactive: false,
} satisfies Activity;
