import { useCallback, useEffect, useState } from 'react';
import type { TeachView } from '../../../lib/commands/views.ts';
import type { CommandName, Input } from '../../../lib/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { dayWords } from '../../ui/said.ts';
import { sentenceOf } from '../../ui/wire.tsx';
import { useTheWidget } from '../context.ts';

type Field = 'name' | 'birthDate' | 'recordNumber';
const fields: Field[] = ['name', 'birthDate', 'recordNumber'];
const words = {
  name: { title: 'Click the patient’s name', label: 'Name', wrong: 'No name can be read there.' },
  birthDate: { title: 'Click the birth date', label: 'Born', wrong: 'No date can be read there.' },
  recordNumber: { title: 'Click the record number', label: 'MRN', wrong: 'No record number can be read there.' },
};

/**
 * Teaching the page in front: name, birth date, record number, then a second patient. What is read is shown here and nowhere else; what is kept says
 * where to look, and nothing of the patient.
 */
export function Teach() {
  const w = useTheWidget();
  const { view, send } = w;
  const [teach, setTeach] = useState<TeachView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const open = view?.lock === 'open';
  const look = useCallback(() => { if (open) void send('teach.view', {}).then(setTeach, () => setTeach(null)); }, [open, send]);
  useEffect(look, [look, view]);
  const act = <N extends CommandName>(name: N, input: Input<N>) => {
    setTrouble(null);
    send(name, input).then(look, (thrown: unknown) => setTrouble(sentenceOf(thrown)));
  };
  if (!open || !teach) return null;
  if (teach.step === 'off') {
    if (view.chart.status === 'confirmed' || view.timer || w.state.kind === 'refused') return null;
    return <p className="hint pad"><button type="button" className="link" onClick={() => act('teach.begin', {})}>Teach this page</button> so that its charts are read.{trouble && <Note tone="stop" alert>{trouble}</Note>}</p>;
  }
  const shown = (field: Field, value: string | null | undefined) => (value ? (field === 'birthDate' ? dayWords(value) : value) : null);
  return (
    <section className="pad teach" aria-label="Teach this page">
      <h3 className="lead">{teach.step === 'second' ? 'Open another patient’s chart' : teach.step === 'check' ? 'Is this right?' : words[teach.step].title}</h3>
      <p className="q">
        {teach.step === 'second' ? 'The same places should then show somebody else. Until a second patient was seen, each patient is confirmed by hand.'
          : teach.step === 'check' ? 'Only where these stand is kept. Nothing of this patient is.'
            : 'Or press Tab to go through the page, Enter to take. Nothing on the page opens meanwhile.'}
      </p>
      <table className="tbl prove">
        <tbody>
          {fields.map((field) => {
            const value = shown(field, teach.values[field]);
            const second = teach.second && shown(field, teach.second[field]);
            return (
              <tr key={field} aria-current={teach.step === field || undefined}>
                <th scope="row">{words[field].label}</th>
                <td translate="no">{value ?? (teach.step === field ? 'waiting' : 'not yet')}</td>
                {teach.step === 'second'
                  ? <td translate="no">{second ? <>{second} <Icon name="check" /></> : ''}</td>
                  : <td>{value && <Button small look="quiet" onClick={() => act('teach.field', { field })}>Again</Button>}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      {teach.missed && <Note tone="away" alert>{teach.step === 'check' || teach.step === 'second' ? 'These places could not be told apart from others. Point at them again.' : `${words[teach.step].wrong} Point at the text itself.`}</Note>}
      {trouble && <Note tone="stop" alert>{trouble}</Note>}
      <div className="rowb">
        {teach.step === 'check' && <Button look="main" onClick={() => act('teach.finish', {})}>Use on this site</Button>}
        {teach.step === 'recordNumber' && <Button onClick={() => act('teach.finish', {})}>This page shows none</Button>}
        {teach.step === 'second' && teach.second && <Button look="main" onClick={() => act('teach.prove', {})}>Yes, that is right</Button>}
        <Button look="quiet" onClick={() => act('teach.leave', {})}>{teach.step === 'second' ? 'Later' : 'Stop teaching'}</Button>
      </div>
    </section>
  );
}
