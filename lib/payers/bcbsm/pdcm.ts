/**
 * Blue Cross Blue Shield of Michigan: care delivered by the practice's own team (PDCM). The same code numbers as Medicare's complex care
 * management mean something else here: coordination without the patient, from 31 minutes. Calls, assessments, maintenance contacts and team
 * conferences are contacts of their own.
 */
import type { Cited, Code, Need, Rule } from '../../rules/rule.ts';
import { notConfirmed } from '../medicare/sources.ts';
import { micmtAssessment, micmtConference, micmtCoordination, micmtFaq, micmtGeneralFaq, micmtMaintenance, micmtPhone, workedOutBlocks } from './sources.ts';

const checked = '2026-11-22';
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked });
// The first day of the codes was not found in a source; that they stand was read on pages that speak of April 2026.
const standing = (source: Cited['source']): Cited => ({ ...since('2024-01-01', source), confirmedFrom: '2026-01-01' });

const anyMember = ['licensed_staff', 'unlicensed_staff'];
const licensed = ['licensed_staff'];
const practitioners = ['qhp', 'qhp_other'];

/** Work on behalf of the patient, without the patient. The exchange on the portal is this payer's own exception. */
const coordination = [
  'coordination_home_health', 'coordination_dme', 'coordination_specialist', 'community_resource', 'care_coordination', 'resource_research',
  'drug_financial_program', 'patient_assistance_application', 'confirm_treatment', 'specialty_pharmacy_first_fill', 'online_form', 'portal_conversation',
];
const contacts = ['patient_call', 'comprehensive_assessment', 'maintenance_contact', 'team_conference'];
/** Also work of the program, but it does not count: said beside the entry. */
const uncounted = [
  'voicemail', 'email', 'medication_reconciliation', 'care_plan_update', 'case_conference', 'case_review', 'data_review', 'caregiver_training', 'care_planning_extra',
  'office_visit', 'prior_authorization', 'benefit_check', 'documentation', 'chart_prep', 'gap_reminder',
];

const needs: Need[] = [
  {
    need: 'fact', label: 'Group takes part', fact: 'pdcmParticipatingGroup', is: [true], absent: 'unknown', reason: 'NOT_COVERED_BY_PAYER',
    wanted: 'the patient\'s group takes part in the program', ask: 'Does the patient\'s group take part in provider-delivered care management?', ...since('2024-01-01', micmtPhone),
  },
  // The page speaks of the patient's own care plan; whether it must stand before could not be read, so it is asked for.
  { need: 'care_plan', label: 'Care plan', ...since('2024-01-01', micmtCoordination) },
];

/** A call or video contact of one length. More minutes never give more units. */
const phone = (code: string, label: string, family: string, least: number, below?: number): Code => ({
  code, label, family,
  inForce: [standing(micmtPhone)],
  basis: {
    kind: 'contacts', per: 'contact', service: 'PDCM_PHONE', activities: ['patient_call'],
    roles: [{ value: anyMember, ...since('2024-01-01', micmtPhone) }],
    least: [{ value: least, ...since('2024-01-01', micmtPhone) }],
    ...(below === undefined ? {} : { below: [{ value: below, ...since('2024-01-01', micmtPhone) }] }),
    modalities: { allowed: ['phone', 'video'], ...since('2024-01-01', micmtPhone) },
    live: since('2024-01-01', micmtPhone),
  },
});

const codes: Code[] = [
  {
    code: '99487', label: 'PDCM, coordination', family: 'coordination',
    inForce: [standing(micmtCoordination)],
    basis: { kind: 'minutes', pool: 'coordination', first: [{ value: 31, ...since('2024-01-01', micmtCoordination) }] },
    max: [{ value: 1, ...since('2024-01-01', micmtCoordination) }],
  },
  {
    code: '99489', label: 'PDCM, coordination, add-on', family: 'coordination', addOnTo: '99487',
    inForce: [standing(micmtCoordination)],
    basis: {
      kind: 'minutes', pool: 'coordination',
      // The page says "above 75"; what a minute more is worth, and each further step, is worked out.
      first: [{ value: 76, ...since('2024-01-01', workedOutBlocks) }],
      each: [{ value: 30, ...since('2024-01-01', workedOutBlocks) }],
    },
    max: [{ value: 1, ...since('2024-01-01', workedOutBlocks) }],
    maxLiftedBy: { policy: 'bcbsm.coord.bands', when: 'derived' },
  },
  phone('98966', 'PDCM, call, short', 'call_short', 5, 11),
  phone('98967', 'PDCM, call, medium', 'call_medium', 11, 21),
  phone('98968', 'PDCM, call, long', 'call_long', 21),
  {
    code: 'G9001', label: 'PDCM, assessment', family: 'assessment',
    inForce: [standing(micmtAssessment)],
    basis: {
      kind: 'contacts', per: 'day', service: 'PDCM_G9001', activities: ['comprehensive_assessment'],
      roles: [{ value: licensed, ...since('2024-01-01', micmtAssessment) }],
      modalities: { allowed: ['in_person', 'video'], phoneIfVideoDeclined: true, ...since('2024-01-01', micmtAssessment) },
    },
  },
  {
    code: 'G9002', label: 'PDCM, maintenance contact', family: 'maintenance',
    inForce: [standing(micmtMaintenance)],
    basis: {
      kind: 'contacts', per: 'day', service: 'PDCM_G9002', activities: ['maintenance_contact'],
      roles: [{ value: licensed, ...since('2024-01-01', micmtMaintenance) }],
      longer: {
        policy: 'bcbsm.g9002.bands', when: 'derived',
        first: [{ value: 46, ...since('2024-01-01', notConfirmed) }],
        each: [{ value: 30, ...since('2024-01-01', notConfirmed) }],
      },
    },
  },
  {
    code: 'G9007', label: 'PDCM, team conference', family: 'conference',
    inForce: [standing(micmtConference)],
    basis: {
      kind: 'contacts', per: 'month', service: 'PDCM_G9007', activities: ['team_conference'],
      roles: [{ value: practitioners, ...since('2024-01-01', micmtConference) }],
    },
    max: [
      { value: 1, ...since('2024-01-01', notConfirmed), to: '2026-03-31' },
      { value: 2, ...since('2026-04-01', micmtConference) },
    ],
    limitUnknown: { ...since('2024-01-01', notConfirmed), to: '2026-03-31' },
  },
];

export default {
  id: 'bcbsm/pdcm',
  payer: 'bcbsm_pdcm',
  program: 'PDCM',
  title: 'Blue Cross Blue Shield of Michigan, provider-delivered care management',
  reviewed: { from: '2024-01', to: '2026-12', checked },
  counting: {
    services: ['PDCM_COORD'],
    activities: [{ value: [...coordination, ...contacts], ...since('2024-01-01', micmtCoordination) }],
    asks: [],
    routes: [
      { activities: ['patient_call'], service: 'PDCM_PHONE' },
      { activities: ['comprehensive_assessment'], service: 'PDCM_G9001' },
      { activities: ['maintenance_contact'], service: 'PDCM_G9002' },
      { activities: ['team_conference'], service: 'PDCM_G9007' },
      { activities: [...coordination, ...uncounted], service: 'PDCM_COORD' },
    ],
  },
  pools: [{
    id: 'coordination', who: 'staff', label: 'coordination time', services: ['PDCM_COORD'],
    // The practitioner's own minutes do not make these codes.
    roles: [{ value: anyMember, ...since('2024-01-01', micmtCoordination) }],
    activities: [{ value: coordination, ...since('2024-01-01', micmtCoordination) }],
    training: { scope: ['unlicensed_staff'], warnMonths: 6, windowPolicy: 'bcbsm.training.window', ...since('2024-01-01', micmtCoordination) },
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
  ],
  codes,
  // The teams of the primary care practice and of a specialist may both bill for the same conversation.
  exclusions: [],
  policies: ['bcbsm.coord.bands', 'bcbsm.g9002.bands', 'bcbsm.training.window', 'time.concurrentStaff'],
  attests: [
    { label: 'Unlicensed staff do coordination and calls only', ...since('2024-01-01', micmtFaq) },
    { label: 'Whoever is logged as licensed is: practical nurses, bachelor social workers and dietitians are', ...since('2024-01-01', micmtGeneralFaq) },
  ],
} satisfies Rule;
