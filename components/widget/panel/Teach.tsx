import { useCallback, useEffect, useRef, useState } from 'react';
import type { TeachView } from '../../../lib/commands/views-recipes.ts';
import type { CommandName, Input } from '../../../lib/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { sentenceOf } from '../../ui/wire.tsx';
import { useTheWidget } from '../context.ts';
import type { Here } from './EnableHere.tsx';
import { Allow } from './Allow.tsx';
import { TeachRow } from './TeachRow.tsx';
import { teachFields, teachWords } from './teach-words.ts';

/**
 * Teaching the page in front: name, birth date, record number, then a second patient. What is read is shown here and nowhere else; what is kept says
 * where to look, and nothing of the patient.
 * @param at where somebody asked to be taken: `teach` begins at once
 */
export function Teach({ at, here }: { at: { place: string } | null; here: Here | null }) {
  const w = useTheWidget();
  const { view, send } = w;
  const [teach, setTeach] = useState<TeachView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const begun = useRef<object | null>(null);
  const open = view?.lock === 'open';
  const look = useCallback(() => { if (open) void send('teach.view', {}).then(setTeach, () => setTeach(null)); }, [open, send]);
  useEffect(look, [look, view]);
  const act = useCallback(<N extends CommandName>(name: N, input: Input<N>) => {
    setTrouble(null);
    send(name, input).then(look, (thrown: unknown) => setTrouble(sentenceOf(thrown)));
  }, [send, look]);
  useEffect(() => {
    if (!open || at?.place !== 'teach' || begun.current === at) return;
    begun.current = at;
    act('teach.begin', {});
  }, [open, at, act]);
  if (!open || !teach) return null;
  const said = trouble && <Note tone="stop" alert>{trouble}</Note>;
  if (teach.step === 'off') {
    const changed = view.chart.doubt === true;
    if (!said && !changed && (view.chart.status === 'confirmed' || view.timer || w.state.kind === 'refused')) return null;
    return (
      <div className="pad">
        <p className="hint">{changed ? <>The page is laid out in another way than was taught. <button type="button" className="link" onClick={() => act('teach.begin', {})}>Teach it again</button></>
          : <><button type="button" className="link" onClick={() => act('teach.begin', {})}>Teach this page</button> so that its charts are read: three clicks, then a second patient.</>}</p>
        {said}
      </div>
    );
  }
  const { step } = teach;
  const at3 = teachFields.indexOf(step as never) + 1;
  return (
    <section className="pad teach" aria-label="Teach this page">
      <div aria-live="polite">
        {at3 > 0 && <p className="hint">{teach.again ? 'Teach it again: step' : 'Step'} {at3} of 3</p>}
        <h3 className="lead">{step === 'second' ? (teach.second ? 'Is this the patient on the page now?' : 'Now open another patient’s chart') : step === 'check' ? 'Is this right?' : teachWords[step].title}</h3>
      </div>
      <p className="q">
        {step === 'second' ? 'The same places should then show somebody else. Until you have said so, each patient is confirmed by hand.'
          : step === 'check' ? (teach.again ? 'It takes the place of what was taught before. Only where these stand is kept, nothing of this patient.' : 'Only where these stand is kept. Nothing of this patient is.')
            : 'Or press Tab on the page to go through what may be meant, Enter to take it. Nothing on the page opens meanwhile.'}
      </p>
      <dl className="taught">
        {teachFields.map((field) => <TeachRow key={field} field={field} teach={teach} act={act} />)}
      </dl>
      {teach.missed && <Note tone="away" alert>{step === 'check' || step === 'second' ? 'These places could not be told apart from others. Point at them again.' : `${teachWords[step].wrong} Point at the text itself; all three must stand in one part of the page.`}</Note>}
      {teach.odd && <Note tone="away">This chart is not read whole by what was taught. If it is laid out in another way, point at it here too. <Button small onClick={() => act('teach.begin', { more: true })}>Point here too</Button></Note>}
      {step !== 'second' && here && <Allow here={here} origins={teach.closed} onAllowed={() => act('teach.begin', {})} />}
      {said}
      <div className="rowb">
        {step === 'check' && <Button look="main" onClick={() => act('teach.finish', {})}>Use on this site</Button>}
        {step === 'recordNumber' && <Button onClick={() => act('teach.finish', {})}>This page shows none</Button>}
        {step === 'second' && teach.second && <Button look="main" onClick={() => act('teach.prove', {})}>Yes, that is right</Button>}
        <Button look="quiet" onClick={() => act('teach.leave', {})}>{step === 'second' ? 'Later' : 'Stop teaching'}</Button>
      </div>
    </section>
  );
}
