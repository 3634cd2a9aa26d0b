import type { Activity } from './activity.ts';

export default {
  id: 'coordination_dme',
  label: 'Arrange equipment',
  words: ['dme', 'durable', 'oxygen', 'walker', 'coordination'],
  interactive: false,
} satisfies Activity;
