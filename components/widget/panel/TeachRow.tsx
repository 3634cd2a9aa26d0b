import type { TeachView } from '../../../lib/commands/views-recipes.ts';
import type { CommandName, Input } from '../../../lib/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { dayWords } from '../../ui/said.ts';
import { teachWords, type TeachField } from './teach-words.ts';

interface RowProps { field: TeachField; teach: TeachView; act: <N extends CommandName>(name: N, input: Input<N>) => void }

/** One identifier: what was read, other ways of reading the same place, and at the end what the second patient's chart says there. */
export function TeachRow({ field, teach, act }: RowProps) {
  const shown = (value: string) => (field === 'birthDate' ? dayWords(value) : value);
  const { label } = teachWords[field];
  const value = teach.values[field];
  const ways = teach.ways[field];
  const second = teach.second?.[field];
  const proving = teach.step === 'second';
  return (
    <div aria-current={teach.step === field ? 'step' : undefined}>
      <dt>{label}</dt>
      <dd translate="no">
        {value === undefined ? <span className="q">{teach.step === field ? 'waiting for your click' : proving ? 'from the address' : 'not yet'}</span>
          : !proving && ways && ways.values.length > 1
            ? <select className="sel sm" aria-label={`How to read: ${label}`} value={ways.chosen} onChange={(event) => act('teach.way', { field, way: Number(event.target.value) })}>{ways.values.map((way, at) => <option key={way} value={at}>{shown(way)}</option>)}</select>
            : <span className={second ? 'q' : undefined}>{shown(value)}</span>}
        {second && <b><Icon name="check" /> {shown(second)}</b>}
      </dd>
      {value !== undefined && !proving && <Button small look="quiet" aria-label={`Point again: ${label}`} onClick={() => act('teach.field', { field })}>Again</Button>}
    </div>
  );
}
