import type { Recipe } from './recipe.ts';

/**
 * OpenMRS 3 (its own front end, "O3"). Every practice serves it itself, so it is known by its path.
 * Chart: `/openmrs/spa/patient/<uuid>/chart/<dashboard>`. The title is always "OpenMRS". Class names carry a hash, hence the parts of them.
 */
export const openmrs: Recipe = {
  id: 'openmrs',
  name: 'OpenMRS 3',
  pathPattern: '/openmrs/spa/*',
  urlId: { part: 'path', after: '/patient/' },
  root: 'header[role="banner"][aria-label="patient banner"]',
  fields: {
    name: [{ css: 'span[class*="patientName"]' }],
    birthDate: [{ css: '[class*="demographics"] span' }, { css: '[class*="demographics"]' }],
    recordNumber: [{ css: 'label.cds--label', label: 'OpenMRS ID:' }, { css: 'label', label: 'OpenMRS ID' }],
  },
};
