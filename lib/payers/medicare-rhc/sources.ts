/** Where the rules of rural health clinics and federally qualified health centers were read, as far as they differ from Medicare's others. */
import type { Source } from '../../rules/finding.ts';

export const narhc2026: Source = { title: 'Summary of the final rules of 2026 for rural health clinics', publisher: 'National Association of Rural Health Clinics', url: '', date: '2025-12-23', readAs: 'primary' };
export const noridianClinics: Source = { title: 'Revisions of the Benefit Policy Manual, chapter 13', publisher: 'Noridian (Medicare contractor, JE-A)', url: 'https://med.noridianmedicare.com/web/jea/article-detail/-/view/10521/', readAs: 'primary' };
export const ahrqClinics: Source = { title: 'New Medicare billing practices for Collaborative Care', publisher: 'AHRQ Integration Academy', url: '', readAs: 'primary' };
export const clinicsOf2018: Source = { title: 'New care management billing guidelines for health centers', publisher: 'AAFCPAs', url: 'https://www.aafcpa.com/2018/02/06/new-care-management-services-billing-guidelines-health-centers/', date: '2018-02-06', readAs: 'secondary' };
export const consolidatedHistory: Source = { title: 'What is happening with care management code G0511', publisher: 'Prevounce', url: 'https://blog.prevounce.com/whats-happening-with-care-management-code-g0511', readAs: 'secondary' };
export const addOnsForClinics: Source = { title: 'Proposed behavioral add-ons to advanced primary care management', publisher: 'afnnews.qaasid.com', url: 'https://afnnews.qaasid.com/', readAs: 'secondary' };
