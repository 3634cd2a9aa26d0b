/** The facts about a patient that a form here can record, and how the one that stands is found among the observations. */
import type { Observation } from '../../../lib/records/index.ts';

export type Fact = 'consent' | 'care_plan' | 'initiating_visit' | 'conditions' | 'seen' | 'mdm' | 'payer' | 'enrollment';

/** The form that answers a rule's question, or null where none here does. Rules name facts in their own spelling. */
export function formOf(fact: string): Fact | null {
  const name = fact.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
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

type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>;

/** The observation of a kind that stands: the newest, which comes last; of a program or a month where the kind has one. */
export function standing<K extends Observation['kind']>(list: readonly Observation[], kind: K, where: (observation: Of<K>) => boolean = () => true): Of<K> | undefined {
  return list.findLast((each): each is Of<K> => each.kind === kind && where(each as Of<K>));
}
