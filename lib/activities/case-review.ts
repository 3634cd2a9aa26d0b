import type { Activity } from './activity.ts';

export default {
  id: 'case_review',
  label: 'Case review',
  words: ['psychiatric', 'registry', 'caseload'],
  interactive: false,
} satisfies Activity;
