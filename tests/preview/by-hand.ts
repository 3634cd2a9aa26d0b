/** What the fake worker says of time by hand: who could have been there, what stands in the way, one overlap. Nobody here exists. */
import type { CollisionView, OverlapView } from '../../lib/commands/views-overlaps.ts';
import { dana, grace, keyOf, month, priya, rosa } from './fixtures.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = (day: string, time: string) => Date.parse(`${month}-${day}T${time}-05:00`);
const alan = { key: keyOf(7), family: 'Featherstone-Abernathy', given: 'Alan Bartholomew', birthDate: '1944-08-30', recordNumber: '00290045' };

const collisions: CollisionView[] = [
  { kind: 'entry', id: uuid(71), month, patient: alan, samePatient: false, start: at('18', '09:00:00'), end: at('18', '09:07:30') },
  { kind: 'entry', id: uuid(72), month, patient: grace, samePatient: true, start: at('18', '09:20:00'), end: at('18', '09:40:00') },
  { kind: 'unresolved', id: uuid(73), month, patient: rosa, samePatient: false, start: at('17', '11:00:00'), end: at('17', '11:07:30') },
];
const overlap: OverlapView = {
  id: uuid(74), staff: dana.id, staffName: 'Dana Whitfield RN', seconds: 440,
  sides: [
    { entry: uuid(14), month, patient: grace, start: at('09', '10:02:00'), end: at('09', '10:09:20'), activity: 'coordination_specialist', program: 'CCM', state: 'entry' },
    { entry: uuid(75), month, patient: alan, start: at('09', '10:00:00'), end: at('09', '10:15:00'), activity: 'patient_call', program: 'CCM', state: 'entry' },
  ],
};

export const byHand = {
  'entry.check': (input: { start: number; end: number; except?: string }) => ({ collisions: collisions.filter((each) => each.start < input.end && input.start < each.end && each.id !== input.except) }),
  'entry.colleagues': () => ({ people: [priya] }),
  'overlap.list': () => ({ overlaps: [overlap] }),
};
