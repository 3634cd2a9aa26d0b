/** Where the rules of Blue Cross Blue Shield of Michigan were read. The pages of the training institute (MICMT) speak of other Michigan payers too. */
import type { Source } from '../../rules/finding.ts';

const institute = 'Michigan Institute for Care Management and Transformation';

export const micmtCoordination: Source = { title: 'Care coordination (99487, 99489), two captures', publisher: institute, url: 'https://micmt-cares.org/99487-99489-care-coordination', readAs: 'primary' };
export const micmtPhone: Source = { title: 'Telephone services (98966, 98967, 98968)', publisher: institute, url: 'https://micmt-cares.org/98966-98967-98968-telephonic', readAs: 'primary' };
export const micmtAssessment: Source = { title: 'Comprehensive assessment (G9001)', publisher: institute, url: 'https://micmt-cares.org/g9001-comprehensive-assessment', readAs: 'primary' };
export const micmtMaintenance: Source = { title: 'Maintenance (G9002)', publisher: institute, url: 'https://micmt-cares.org/g9002-maintenance', readAs: 'primary' };
export const micmtConference: Source = { title: 'Team conference (G9007)', publisher: institute, url: 'https://micmt-cares.org/g9007-team-conference', readAs: 'primary' };
export const micmtFaq: Source = { title: 'Questions and answers', publisher: institute, url: 'https://micmt-cares.org/faqs', readAs: 'primary' };
export const micmtGeneralFaq: Source = { title: 'General questions and answers on provider-delivered care management', publisher: institute, url: 'https://micmt-cares.org/pdcm-general-faqs', readAs: 'primary' };
export { micmtCollaborative } from '../medicare/sources.ts';
export const bcbsmCollaborative: Source = { title: 'Collaborative care billing tips, The Record', publisher: 'Blue Cross Blue Shield of Michigan', url: 'https://www.bcbsm.com/content/dam/microsites/corpcomm/provider/the_record/2022/may/Record_0522q.shtml', date: '2022-05-01', readAs: 'primary' };
/** The page lost its list of quantities: 31 is half of 60 and one more, so 76 is 60 and 16, 106 is 90 and 16, and so on. */
export const workedOutBlocks: Source = { title: 'Care coordination: further units, worked out from 31 and 75 minutes', publisher: 'CareTally, after the institute\'s page', url: 'https://micmt-cares.org/99487-99489-care-coordination', readAs: 'derived' };
