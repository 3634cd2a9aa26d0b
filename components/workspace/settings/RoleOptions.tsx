import { furtherRoles, roleChoices, roleWords } from '../words.ts';
import { sentenceCase } from '../patient/facts.ts';

/** The roles as options: the usual four, then those that only some programs and payers ask for. */
export function RoleOptions() {
  return <>
    {roleChoices.map((choice) => <option key={choice.role} value={choice.role}>{choice.name}</option>)}
    <optgroup label="Asked for by some programs">{furtherRoles.map((role) => <option key={role} value={role}>{sentenceCase(roleWords(role))}</option>)}</optgroup>
  </>;
}
