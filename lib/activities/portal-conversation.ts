import type { Activity } from './activity.ts';

export default {
  id: 'portal_conversation',
  label: 'Portal conversation',
  words: ['message', 'chat', 'portal'],
  interactive: true,
} satisfies Activity;
