import { guessedPage } from './labelled.ts';

/*
 * eClinicalWorks.
 * KNOWN: the address, whose hash names the screen and never the patient.
 * GUESSED: everything that the page shows.
 */
export const eClinicalWorksPage = guessedPage({ recipe: 'eclinicalworks', addressed: false, numbered: true, url: () => 'https://clinicapp.ecwcloud.com/mobiledoc/jsp/webemr/index.jsp#/mobiledoc/jsp/webemr/patientHub.jsp' });
