import { useId } from 'react';
import type { ChangeEvent } from 'react';
import type { FoundView } from '../../../lib/commands/views-keeping.ts';
import { Field } from '../../ui/Field.tsx';
import { count, dayOf, dayWords, timeOf } from '../../ui/said.ts';

const places = { own: 'kept by this browser', folder: 'in the folder', given: 'the file' } as const;

export const keyOf = ({ where, name }: { where: string; name: string }): string => (where === 'given' ? 'given' : `${where} ${name}`);

interface ChoicesProps { view: FoundView | null; timeZone: string; chosen: string | null; given: string | null; onChoose: (key: string) => void; onHand: (event: ChangeEvent<HTMLInputElement>) => void }

/** What can be restored from. Going on without a backup is offered only where something is wrong and something is left. */
export function Choices({ view, timeZone, chosen, given, onChoose, onHand }: ChoicesProps) {
  const name = useId();
  const radio = (key: string, first: string, second: string) => (
    <label key={key} className="check rchoice"><input type="radio" name={name} checked={chosen === key} onChange={() => onChoose(key)} /><span><b>{first}</b><br /><span className="q">{second}</span></span></label>
  );
  return (
    <fieldset className="rchoices">
      <legend className="label">Restore from</legend>
      {view?.backups.map((each) => radio(keyOf(each), `${dayWords(dayOf(each.made, timeZone))}, ${timeOf(each.made, timeZone, false)}: ${count(each.events, 'event')}`, each.where === 'given' && given ? given : `${places[each.where]}: ${each.name}`))}
      {view && view.backups.length === 0 && <p className="q">No backup was found in this browser.</p>}
      <Field type="file" label="A backup file" accept=".caretally" onChange={onHand} hint="Its name begins with “caretally” and ends with “.caretally”." />
      {view?.alarm && (view.here ?? 0) > 0 && radio('none', 'No backup: go on with what holds together', 'What is missing is listed in the log and stays in the history.')}
    </fieldset>
  );
}
