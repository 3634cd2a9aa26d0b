import type { Activity } from './activity.ts';

export default {
  id: 'specialty_pharmacy_first_fill',
  label: 'Specialty pharmacy, first fill',
  words: ['medicine', 'drug'],
  interactive: false,
} satisfies Activity;
