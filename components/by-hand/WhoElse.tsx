import { useAsked } from '../ui/asked.ts';
import { Check } from '../ui/Field.tsx';
import { roleWords } from '../workspace/words.ts';

interface WhoElseProps { chosen: readonly string[]; onChange: (chosen: string[]) => void; legend?: string; without?: readonly string[] }

/** Colleagues who were there too. Nothing is drawn where nobody else keeps time. */
export function WhoElse({ chosen, onChange, legend = 'Who else was there', without = [] }: WhoElseProps) {
  const { reply } = useAsked('entry.colleagues', {});
  const people = (reply?.people ?? []).filter((each) => !without.includes(each.id));
  if (people.length === 0) return null;
  return (
    <fieldset className="whoelse">
      <legend className="label">{legend}</legend>
      {people.map((each) => (
        <Check key={each.id} checked={chosen.includes(each.id)} onChange={(event) => onChange(event.target.checked ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))}>
          {[each.name, each.credential].filter(Boolean).join(' ')} <span className="q">{roleWords(each.role)}</span>
        </Check>
      ))}
    </fieldset>
  );
}
