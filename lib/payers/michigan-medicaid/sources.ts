/** Where the rules of the Michigan Medicaid health plans were read: the training institute's pages, which say that they vary from plan to plan. */
export { micmtAssessment, micmtConference, micmtCoordination, micmtMaintenance } from '../bcbsm/sources.ts';
export { notConfirmed } from '../medicare/sources.ts';
