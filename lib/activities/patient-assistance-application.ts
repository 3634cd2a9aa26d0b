import type { Activity } from './activity.ts';

export default {
  id: 'patient_assistance_application',
  label: 'Apply for assistance',
  words: ['form', 'application', 'help'],
  interactive: false,
} satisfies Activity;
