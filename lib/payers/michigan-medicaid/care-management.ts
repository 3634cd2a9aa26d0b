/**
 * Michigan Medicaid health plans: care management. Every plan has its own rules, so nothing is proposed until the practice says that its
 * plan's rules are known. For coordination the minutes themselves are the plan's and were found in no source: Medicare's stand in, marked,
 * and only once the plan's minutes are known too.
 */
import type { Cited, Code, Need, Rule } from '../../rules/rule.ts';
import { micmtAssessment, micmtConference, micmtCoordination, micmtMaintenance, notConfirmed } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });
// The first day of the codes was not found in a source; that they stand was read on pages that speak of April 2026.
const standing = (source: Cited['source']): Cited => ({ ...since('2024-01-01', source), confirmedFrom: '2026-01-01' });

const licensed = ['licensed_staff'];
const practitioners = ['qhp', 'qhp_other'];

/** Work on behalf of the patient, without the patient. */
const coordination = [
  'coordination_home_health', 'coordination_dme', 'coordination_specialist', 'community_resource', 'care_coordination', 'resource_research',
  'drug_financial_program', 'patient_assistance_application', 'confirm_treatment', 'specialty_pharmacy_first_fill', 'online_form',
];
const contacts = ['comprehensive_assessment', 'maintenance_contact', 'team_conference'];
/** Also work of the program, but it does not count: said beside the entry. */
const uncounted = [
  'patient_call', 'portal_conversation', 'voicemail', 'email', 'medication_reconciliation', 'care_plan_update', 'case_conference', 'case_review', 'data_review',
  'caregiver_training', 'care_planning_extra', 'office_visit', 'prior_authorization', 'benefit_check', 'documentation', 'chart_prep', 'gap_reminder',
];

const planMinutes: Need = {
  need: 'fact', label: 'The plan\'s own minutes', fact: 'planCoordinationMinutes', is: [true], absent: 'unknown', reason: 'PLAN_RULES_MISSING',
  wanted: 'the plan\'s own minutes for coordination are known', ask: 'Does the plan count 60 minutes, and 30 for each further unit?', ...since('2024-01-01', micmtCoordination),
};
const faceToFace = (source: Cited['source']) => ({ allowed: ['in_person'], ...since('2024-01-01', source) });

const codes: Code[] = [
  {
    code: '99487', label: 'Care management, coordination', family: 'coordination',
    inForce: [standing(micmtCoordination)],
    basis: { kind: 'minutes', pool: 'coordination', first: [{ value: 60, ...since('2024-01-01', notConfirmed) }] },
    max: [{ value: 1, ...since('2024-01-01', notConfirmed) }],
    needs: [planMinutes],
  },
  {
    code: '99489', label: 'Care management, coordination, add-on', family: 'coordination', addOnTo: '99487',
    inForce: [standing(micmtCoordination)],
    basis: {
      kind: 'minutes', pool: 'coordination',
      first: [{ value: 90, ...since('2024-01-01', notConfirmed) }],
      each: [{ value: 30, ...since('2024-01-01', notConfirmed) }],
    },
    needs: [planMinutes],
  },
  {
    code: 'G9001', label: 'Care management, assessment', family: 'assessment',
    inForce: [standing(micmtAssessment)],
    basis: {
      kind: 'contacts', per: 'month', service: 'MHP_G9001', activities: ['comprehensive_assessment'],
      roles: [{ value: licensed, ...since('2024-01-01', micmtAssessment) }],
      modalities: faceToFace(micmtAssessment),
    },
    max: [{ value: 1, ...since('2024-01-01', micmtAssessment) }],
    oncePer: { months: 12, diagnosis: true, ...since('2024-01-01', micmtAssessment) },
  },
  {
    code: 'G9002', label: 'Care management, maintenance contact', family: 'maintenance',
    inForce: [standing(micmtMaintenance)],
    basis: {
      kind: 'contacts', per: 'month', service: 'MHP_G9002', activities: ['maintenance_contact'],
      roles: [{ value: licensed, ...since('2024-01-01', micmtMaintenance) }],
      least: [{ value: 30, ...since('2024-01-01', micmtMaintenance) }],
      modalities: faceToFace(micmtMaintenance),
    },
    max: [{ value: 1, ...since('2024-01-01', micmtMaintenance) }],
  },
  {
    code: 'G9007', label: 'Care management, team conference', family: 'conference',
    inForce: [standing(micmtConference)],
    basis: {
      kind: 'contacts', per: 'month', service: 'MHP_G9007', activities: ['team_conference'],
      roles: [{ value: practitioners, ...since('2024-01-01', micmtConference) }],
      least: [{ value: 30, ...since('2024-01-01', micmtConference) }],
      atMost: [{ value: 60, ...since('2024-01-01', micmtConference) }],
    },
    max: [{ value: 1, ...since('2024-01-01', micmtConference) }],
  },
];

export default {
  id: 'michigan-medicaid/care-management',
  payer: 'mi_medicaid_mhp',
  program: 'CARE_MGMT',
  title: 'Michigan Medicaid health plans, care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: {
    services: ['MHP_COORD'],
    activities: [{ value: [...coordination, ...contacts], ...since('2024-01-01', micmtCoordination) }],
    asks: [],
    routes: [
      { activities: ['comprehensive_assessment'], service: 'MHP_G9001' },
      { activities: ['maintenance_contact'], service: 'MHP_G9002' },
      { activities: ['team_conference'], service: 'MHP_G9007' },
      { activities: [...coordination, ...uncounted], service: 'MHP_COORD' },
    ],
  },
  pools: [{
    id: 'coordination', who: 'staff', label: 'coordination time', services: ['MHP_COORD'],
    // Not billable by a physician: the practitioner's own minutes do not make these codes.
    roles: [{ value: licensed, ...since('2024-01-01', micmtCoordination) }],
    activities: [{ value: coordination, ...since('2024-01-01', micmtCoordination) }],
  }],
  needs: [{
    need: 'fact', label: 'The plan\'s own rules', fact: 'planRulesLoaded', is: [true], absent: 'unknown', reason: 'PLAN_RULES_MISSING',
    wanted: 'the health plan\'s own rules are known', ask: 'Are the health plan\'s own rules for care management known?', ...since('2024-01-01', micmtCoordination),
  }],
  families: [
    { id: 'coordination', label: 'Coordination' },
    { id: 'assessment', label: 'Assessment' },
    { id: 'maintenance', label: 'Maintenance contact' },
    { id: 'conference', label: 'Team conference' },
  ],
  codes,
  exclusions: [
    { label: 'assessment and maintenance contact', codes: ['G9001'], and: ['G9002'], scope: 'patient', ...since('2024-01-01', micmtAssessment) },
  ],
  policies: ['time.concurrentStaff'],
  attests: [],
} satisfies Rule;
