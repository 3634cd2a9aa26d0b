import type { Activity } from './activity.ts';

export default {
  id: 'patient_call',
  label: 'Call with patient',
  words: ['phone', 'telephone', 'check-in', 'patient'],
  interactive: true,
} satisfies Activity;
