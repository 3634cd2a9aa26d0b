import type { Recipe } from './recipe.ts';

/**
 * OpenEMR, its tabs. The address never names a patient: the banner above the tabs does, and so does the title of every frame that can be
 * seen. A frame may hold the next patient for more than a second before the banner does: nothing is believed until both agree.
 */
export const openemrTabs: Recipe = {
  id: 'openemr-tabs',
  name: 'OpenEMR, tabs',
  trust: 'unconfirmed',
  pathPattern: '/*interface/main/tabs/*',
  root: '#attendantData',
  fields: {
    name: [{ css: '.ptName > span:nth-child(1)' }],
    birthDate: [{ css: '.patientInfo span', after: 'DOB:', before: 'Age' }],
    recordNumber: [{ css: '.ptName > span:nth-child(2)', after: '(', before: ')' }, { css: '.ptName > span:nth-child(2)' }],
  },
  also: [{ frame: { path: '*/patient_file/*' }, root: 'body', fields: { name: [{ css: 'span.title' }] } }],
};

/** OpenEMR, its older frames: the page is a frameset, and the frame named Title says whose chart is open, and no frame of a chart may say otherwise. */
export const openemrFrameset: Recipe = {
  id: 'openemr-frameset',
  name: 'OpenEMR, frames',
  trust: 'unconfirmed',
  pathPattern: '/*main/main_screen.php*',
  frame: { name: 'Title' },
  root: 'body',
  fields: {
    name: [{ css: '#current_patient b' }],
    birthDate: [{ css: '#current_patient', after: 'DOB:', before: 'Age' }],
    recordNumber: [{ css: '#current_patient b', after: '(', before: ')' }],
  },
  also: [{ frame: { path: '*/patient_file/*' }, root: 'body', fields: { name: [{ css: 'span.title' }] } }],
};
