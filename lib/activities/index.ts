/** The catalog of activities, in the order of the picker. A new one: its file, and a line in both lists here. */
import type { Activity } from './activity.ts';
import patientCall from './patient-call.ts';
import portalConversation from './portal-conversation.ts';
import voicemail from './voicemail.ts';
import email from './email.ts';
import onlineForm from './online-form.ts';
import medicationReconciliation from './medication-reconciliation.ts';
import carePlanUpdate from './care-plan-update.ts';
import careCoordination from './care-coordination.ts';
import coordinationSpecialist from './coordination-specialist.ts';
import coordinationHomeHealth from './coordination-home-health.ts';
import coordinationDme from './coordination-dme.ts';
import communityResource from './community-resource.ts';
import resourceResearch from './resource-research.ts';
import drugFinancialProgram from './drug-financial-program.ts';
import patientAssistanceApplication from './patient-assistance-application.ts';
import confirmTreatment from './confirm-treatment.ts';
import specialtyPharmacyFirstFill from './specialty-pharmacy-first-fill.ts';
import comprehensiveAssessment from './comprehensive-assessment.ts';
import maintenanceContact from './maintenance-contact.ts';
import teamConference from './team-conference.ts';
import caseConference from './case-conference.ts';
import caseReview from './case-review.ts';
import dataReview from './data-review.ts';
import caregiverTraining from './caregiver-training.ts';
import carePlanningExtra from './care-planning-extra.ts';
import officeVisit from './office-visit.ts';
import priorAuthorization from './prior-authorization.ts';
import benefitCheck from './benefit-check.ts';
import documentation from './documentation.ts';
import chartPrep from './chart-prep.ts';
import gapReminder from './gap-reminder.ts';

export const activities: readonly Activity[] = [
  patientCall,
  portalConversation,
  voicemail,
  email,
  onlineForm,
  medicationReconciliation,
  carePlanUpdate,
  careCoordination,
  coordinationSpecialist,
  coordinationHomeHealth,
  coordinationDme,
  communityResource,
  resourceResearch,
  drugFinancialProgram,
  patientAssistanceApplication,
  confirmTreatment,
  specialtyPharmacyFirstFill,
  comprehensiveAssessment,
  maintenanceContact,
  teamConference,
  caseConference,
  caseReview,
  dataReview,
  caregiverTraining,
  carePlanningExtra,
  officeVisit,
  priorAuthorization,
  benefitCheck,
  documentation,
  chartPrep,
  gapReminder,
];

const known = new Map(activities.map((activity) => [activity.id, activity]));

/** The activity with this id, or undefined. */
export function activityById(id: string): Activity | undefined {
  return known.get(id);
}
