/** The facts about a patient that a form here can record, and how the one that stands is found among the observations. */
import type { Observation } from '../../../lib/records/index.ts';

export type Fact = 'consent' | 'care_plan' | 'initiating_visit' | 'conditions' | 'seen' | 'mdm' | 'payer' | 'enrollment' | 'device' | 'discharge' | 'cocm' | 'chi' | 'pin' | 'qmb' | 'focal_point' | 'plan';

/** Facts with a form of their own, by the rules' names and by the forms' own. */
const ownForms: Record<string, Fact> = {
  device: 'device', tcm: 'discharge', discharge: 'discharge', cocm: 'cocm', chi: 'chi', pin: 'pin', qmb: 'qmb', focal_point: 'focal_point', practitioner_is_primary_care_focal_point: 'focal_point',
  plan: 'plan', risk_level: 'plan', plan_rules_loaded: 'plan', plan_coordination_minutes: 'plan', pdcm_participating_group: 'plan',
};

/** The form that answers a rule's question, or null where none here does. Rules name facts in their own spelling. */
export function formOf(fact: string): Fact | null {
  const name = fact.replace(/^\//, '').replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const own = ownForms[name.split('.')[0] ?? ''];
  if (own) return own;
  if (name.includes('consent')) return 'consent';
  if (name.includes('care_plan')) return 'care_plan';
  if (name.includes('initiating') || name.includes('visit')) return 'initiating_visit';
  if (name.includes('condition')) return 'conditions';
  if (name.includes('seen') || name.includes('new_patient')) return 'seen';
  if (name.includes('mdm')) return 'mdm';
  if (name.includes('payer')) return 'payer';
  if (name.includes('enroll') || name.includes('program') || name.includes('practitioner')) return 'enrollment';
  return null;
}

/** What every form of a fact is given; `before` is what is recorded now. */
export interface FactFormProps<K extends Observation['kind']> { patient: string; today: string; before: Of<K> | undefined; onDone: () => void; onCancel: () => void }

/** What is wrong with a day that must be given (once the person tried to save) and must not lie ahead, or null. */
export const dayTrouble = (day: string, today: string, tried: boolean) => (day > today ? 'That day is still to come.' : tried && !day ? 'Choose the day.' : null);

export const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>;

/** The observation of a kind that stands: the newest, which comes last; of a program or a month where the kind has one. */
export function standing<K extends Observation['kind']>(list: readonly Observation[], kind: K, where: (observation: Of<K>) => boolean = () => true): Of<K> | undefined {
  return list.findLast((each): each is Of<K> => each.kind === kind && where(each as Of<K>));
}

/** Of several observations of a kind, each with a day or month of its own, the one that is furthest on. */
export function latestOf<K extends Observation['kind']>(list: readonly Observation[], kind: K, when: (observation: Of<K>) => string): Of<K> | undefined {
  return list.filter((each): each is Of<K> => each.kind === kind).reduce<Of<K> | undefined>((best, each) => (best && when(best) > when(each) ? best : each), undefined);
}
