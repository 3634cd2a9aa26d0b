import type { Recipe } from './recipe.ts';

/**
 * OpenMRS 3 (its own front end, "O3"). Every practice serves it itself, so it is known by its path.
 * Chart: `/openmrs/spa/patient/<uuid>/chart/<dashboard>`; the title is always "OpenMRS". Seen live with app shell 10.0.0 and patient banner
 * 12.3.4: only the banner's own class names can be read, those inside it are hashes; so name and birth date are found by where they stand.
 * Search results carry the same markup, but not inside this header.
 */
export const openmrs: Recipe = {
  id: 'openmrs',
  name: 'OpenMRS 3',
  trust: 'known',
  pathPattern: '/openmrs/spa/*',
  urlId: { part: 'path', after: '/patient/' },
  root: 'header[role="banner"][aria-label="patient banner"]',
  fields: {
    name: [{ css: '[class*="patientAvatar"] + div > div:first-child > div > span' }],
    birthDate: [{ css: '[class*="patientAvatar"] + div > div:nth-child(2) > span' }],
    recordNumber: [{ css: 'label.cds--label', label: 'OpenMRS ID:' }],
  },
};
