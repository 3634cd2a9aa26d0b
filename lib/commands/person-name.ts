import type { Staff } from '../records/index.ts';

/** Name and credential of a person, for files and screens. */
export function personName(staff: readonly Staff[], id: string): string {
  const person = staff.find((each) => each.id === id);
  return person ? `${person.name} ${person.credential}`.trim() : 'unknown';
}
