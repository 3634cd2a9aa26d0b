import type { Recipe } from './recipe.ts';

export type { Recipe } from './recipe.ts';

/** Where pages usually say it: in a heading or banner marked as the patient's, by labels. Used where nothing better is known; it never decides by itself. */
export const labelled = {
  // The attribute first: most elements have none, and are passed over at once.
  root: '[aria-label*="patient" i]:is(header, section, div, aside, [role="banner"], [role="region"])',
  fields: {
    name: [{ css: 'h1' }, { css: 'h2' }, { css: '[class*="name" i]' }, { css: 'dt, th, label', label: 'Patient' }, { css: 'dt, th, label', label: 'Name' }],
    birthDate: [{ css: 'dt, th, label, span, b, strong', label: 'DOB' }, { css: 'dt, th, label, span, b, strong', label: 'Date of birth' }, { css: 'dt, th, label, span', label: 'Born' }, { css: '[class*="birth" i], [class*="dob" i]' }, { css: 'time' }],
    recordNumber: [{ css: 'dt, th, label, span, b, strong', label: 'MRN' }, { css: 'dt, th, label, span, b, strong', label: 'Patient ID' }, { css: 'dt, th, label, span, b, strong', label: 'Chart #' }, { css: '[class*="mrn" i]' }],
  },
  dateOrder: 'mdy',
} satisfies Pick<Recipe, 'root' | 'fields' | 'dateOrder'>;

/** Any page that names a patient plainly: proposed to a person, who confirms or teaches. */
export const generic: Recipe = { id: 'generic', name: 'Any page', trust: 'proposes', pathPattern: '/*', title: true, ...labelled };
