/**
 * Priority Health: care management. Coordination from 60 minutes by licensed staff or the practitioner, calls, assessments, maintenance
 * contacts, team conferences, and extra planning for members of its Medicare plans. Where the plan's pages leave a choice, the stricter
 * reading stands here.
 */
import type { Cited, Code, Need, Rule } from '../../rules/rule.ts';
import { micmtAssessment, micmtConference, micmtCoordination, micmtMaintenance, micmtPhone } from '../bcbsm/sources.ts';
import { visits } from '../medicare/ccm.ts';
import { ngsCareManagement, noridianCcm } from '../medicare/sources.ts';
import { priorityAugust, priorityManual } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });
// The first day was not found in a source; that the codes stand was read in the manual of that day.
const listed: Cited = { ...since('2024-01-01', priorityManual), confirmedFrom: '2025-06-22' };

const licensed = ['licensed_staff'];
const practitioners = ['qhp', 'qhp_other'];

/** Work on behalf of the patient, without the patient. An exchange on the portal counts for another payer, not here. */
const coordination = [
  'coordination_home_health', 'coordination_dme', 'coordination_specialist', 'community_resource', 'care_coordination', 'resource_research',
  'drug_financial_program', 'patient_assistance_application', 'confirm_treatment', 'specialty_pharmacy_first_fill', 'online_form',
];
const contacts = ['patient_call', 'comprehensive_assessment', 'maintenance_contact', 'team_conference', 'care_planning_extra'];
/** Also work of the program, but it does not count: said beside the entry. */
const uncounted = [
  'portal_conversation', 'voicemail', 'email', 'medication_reconciliation', 'care_plan_update', 'case_conference', 'case_review', 'data_review', 'caregiver_training',
  'office_visit', 'prior_authorization', 'benefit_check', 'documentation', 'chart_prep', 'gap_reminder',
];

const needs: Need[] = [
  { need: 'consent', label: 'Consent', programs: ['CARE_MGMT', 'CCM'], elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'], ...since('2024-01-01', ngsCareManagement) },
  {
    need: 'fact', label: 'Risk level', fact: 'riskLevel', is: ['moderate', 'high'], absent: 'unknown', reason: 'CONDITIONS_TOO_FEW',
    wanted: 'moderate or high risk by the plan\'s own measure', ask: 'Which risk level has the patient: low, moderate or high?', ...since('2024-01-01', priorityManual),
  },
  { need: 'conditions', label: 'Chronic conditions', atLeast: 1, months: 12, ...since('2024-01-01', priorityManual) },
  { need: 'care_plan', label: 'Care plan', ...since('2024-01-01', priorityManual) },
];
/** The plan says to follow the code set, and there these codes want two conditions. */
const twoConditions: Need = { need: 'conditions', label: 'Chronic conditions', atLeast: 2, months: 12, ...since('2024-01-01', noridianCcm) };

/** A call or video contact of one length. More minutes never give more units. */
const phone = (code: string, label: string, family: string, least: number, below?: number): Code => ({
  code, label, family,
  inForce: [listed],
  basis: {
    kind: 'contacts', per: 'contact', service: 'PH_PHONE', activities: ['patient_call'],
    roles: [{ value: licensed, ...since('2024-01-01', micmtPhone) }],
    least: [{ value: least, ...since('2024-01-01', micmtPhone) }],
    ...(below === undefined ? {} : { below: [{ value: below, ...since('2024-01-01', micmtPhone) }] }),
    live: since('2024-01-01', micmtPhone),
  },
});

const codes: Code[] = [
  {
    code: '99487', label: 'Care management, coordination', family: 'coordination',
    inForce: [listed],
    basis: { kind: 'minutes', pool: 'coordination', first: [{ value: 60, ...since('2024-01-01', micmtCoordination) }] },
    max: [{ value: 1, ...since('2024-01-01', micmtCoordination) }],
    needs: [twoConditions],
  },
  {
    // Not on the plan's own list, but stated with its limit on the institute's page.
    code: '99489', label: 'Care management, coordination, add-on', family: 'coordination', addOnTo: '99487',
    inForce: [{ ...since('2024-01-01', micmtCoordination), confirmedFrom: '2026-01-01' }],
    basis: {
      kind: 'minutes', pool: 'coordination',
      first: [{ value: 90, ...since('2024-01-01', micmtCoordination) }],
      each: [{ value: 30, ...since('2024-01-01', micmtCoordination) }],
    },
    max: [{ value: 2, ...since('2024-01-01', micmtCoordination) }],
    needs: [twoConditions],
  },
  phone('98966', 'Care management, call, short', 'call_short', 5, 11),
  phone('98967', 'Care management, call, medium', 'call_medium', 11, 21),
  phone('98968', 'Care management, call, long', 'call_long', 21),
  {
    code: 'G9001', label: 'Care management, assessment', family: 'assessment',
    inForce: [listed],
    basis: {
      kind: 'contacts', per: 'month', service: 'PH_G9001', activities: ['comprehensive_assessment'],
      roles: [{ value: licensed, ...since('2024-01-01', micmtAssessment) }],
      least: [{ value: 30, ...since('2024-01-01', micmtAssessment) }],
      present: since('2024-01-01', micmtAssessment),
    },
    max: [{ value: 1, ...since('2024-01-01', micmtAssessment) }],
    oncePer: { months: 12, ...since('2024-01-01', micmtAssessment) },
  },
  {
    code: 'G9002', label: 'Care management, maintenance contact', family: 'maintenance',
    inForce: [listed],
    basis: {
      kind: 'contacts', per: 'day', service: 'PH_G9002', activities: ['maintenance_contact'],
      roles: [{ value: ['licensed_staff', 'unlicensed_staff'], ...since('2024-01-01', micmtMaintenance) }],
      present: since('2024-01-01', micmtMaintenance),
    },
  },
  {
    code: 'G9007', label: 'Care management, team conference', family: 'conference',
    inForce: [listed],
    basis: { kind: 'contacts', per: 'day', service: 'PH_G9007', activities: ['team_conference'], roles: [{ value: practitioners, ...since('2024-01-01', micmtConference) }] },
  },
  {
    code: 'G0506', label: 'Care management, extra planning at the initiating visit', family: 'planning',
    inForce: [since('2025-10-20', priorityAugust)],
    basis: { kind: 'contacts', per: 'month', service: 'PH_G0506', activities: ['care_planning_extra'], roles: [{ value: ['qhp'], ...since('2024-01-01', ngsCareManagement) }] },
    max: [{ value: 1, ...since('2024-01-01', priorityAugust) }],
    oncePer: { months: 12, ...since('2024-01-01', priorityAugust) },
    needs: [
      twoConditions,
      {
        need: 'fact', label: 'Medicare plan', fact: 'plan', is: ['medicare_advantage'], absent: 'unknown', reason: 'NOT_COVERED_BY_PAYER',
        wanted: 'a Medicare plan; not covered for commercial and Medicaid members', ask: 'Which plan has the patient: commercial, Medicaid or Medicare?', ...since('2024-01-01', priorityAugust),
      },
      { need: 'visit_same_day', label: 'Initiating visit on the same day', service: 'PH_G0506', types: visits, ...since('2024-01-01', ngsCareManagement) },
    ],
  },
];

export default {
  id: 'priority-health/care-management',
  payer: 'priority_health',
  program: 'CARE_MGMT',
  title: 'Priority Health, care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: {
    services: ['PH_COORD'],
    activities: [{ value: [...coordination, ...contacts], ...since('2024-01-01', micmtCoordination) }],
    asks: [],
    routes: [
      { activities: ['patient_call'], service: 'PH_PHONE' },
      { activities: ['comprehensive_assessment'], service: 'PH_G9001' },
      { activities: ['maintenance_contact'], service: 'PH_G9002' },
      { activities: ['team_conference'], service: 'PH_G9007' },
      { activities: ['care_planning_extra'], service: 'PH_G0506' },
      { activities: [...coordination, ...uncounted], service: 'PH_COORD' },
    ],
  },
  pools: [{
    id: 'coordination', who: 'staff', label: 'coordination time', services: ['PH_COORD'],
    roles: [{ value: ['licensed_staff', 'qhp'], ...since('2024-01-01', micmtCoordination) }],
    activities: [{ value: coordination, ...since('2024-01-01', micmtCoordination) }],
  }],
  needs,
  families: [
    { id: 'coordination', label: 'Coordination' },
    { id: 'call_short', label: 'Call, short' },
    { id: 'call_medium', label: 'Call, medium' },
    { id: 'call_long', label: 'Call, long' },
    { id: 'assessment', label: 'Assessment' },
    { id: 'maintenance', label: 'Maintenance contact' },
    { id: 'conference', label: 'Team conference' },
    { id: 'planning', label: 'Planning' },
  ],
  codes,
  exclusions: [
    { label: 'chronic care management', codes: ['99487', '99489'], and: ['99490', '99439', '99491', '99437'], scope: 'patient', ...since('2024-01-01', priorityManual) },
  ],
  policies: ['time.concurrentStaff'],
  attests: [
    { label: 'Staff who keep contact work under the supervision of the practitioner', ...since('2024-01-01', micmtMaintenance) },
  ],
} satisfies Rule;
