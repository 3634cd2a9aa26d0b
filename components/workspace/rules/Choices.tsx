/** Open points and choices: what no source decides, what stands here, who set it, and the way to change it. */
import { useEffect, useRef, useState } from 'react';
import type { PoliciesView } from '../../../lib/commands/views-settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { dayOf, dayWords } from '../../ui/said.ts';
import { PolicyForm } from '../settings/PolicyForm.tsx';
import { policyValueWords } from '../words.ts';
import type { Choice } from './open-points.ts';

interface Shown { choices: readonly Choice[]; asked: { reply: PoliciesView | null; trouble: string | null; again: () => Promise<void> } }

export function Choices({ choices, asked: { reply, trouble, again } }: Shown) {
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => { if (open) list.current?.querySelector<HTMLElement>('form select, form input')?.focus(); }, [open]);
  const close = (name: string) => {
    setOpen(null);
    void again();
    // The button it was opened with is drawn again only after the form has gone.
    setTimeout(() => document.getElementById(`change-${name}`)?.focus());
  };
  return (
    <section className="panel" aria-labelledby="rule-choices">
      <div className="hd"><h2 id="rule-choices">Open points and choices</h2><span className="sp" /><span className="q">set by the practice</span></div>
      {trouble && !reply && <div className="bd stack"><Note tone="unsaved" alert>{trouble} Below stand the usual values, which may not be yours.</Note><div><Button small icon="again" onClick={() => void again()}>Try again</Button></div></div>}
      {choices.length === 0 ? <p className="bd q">This rule leaves nothing open.</p> : (
        <ul className="ex" ref={list}>{choices.map((choice) => (
          <li key={choice.name}>
            <Icon name="question" className="warning" />
            <div>
              <p>{choice.policy.question}</p>
              <p className="pi"><span className="pname" translate="no">{choice.name}</span> = <b className="ink">{policyValueWords(choice.value)}</b> · {reply ? <SetBy choice={choice} timeZone={reply.timeZone} /> : 'the usual value'}{choice.chosen && open !== choice.name && <> · <button type="button" className="aslink noprint" id={`change-${choice.name}`} onClick={() => setOpen(choice.name)}>Change<span className="sr"> {choice.name}</span></button></>}</p>
              {open === choice.name && choice.chosen && <PolicyForm policy={choice.chosen} onDone={() => close(choice.name)} />}
            </div>
          </li>
        ))}</ul>
      )}
    </section>
  );
}

/** Whether it is the usual value, or who set it, when and why. */
function SetBy({ choice: { policy, value, chosen }, timeZone }: { choice: Choice; timeZone: string }) {
  const usual = value === policy.default;
  if (!chosen || chosen.by === null || chosen.at === null) return <>the usual value</>;
  return <>{usual ? 'set back to the usual value' : 'set'} by {chosen.by}, {dayWords(dayOf(chosen.at, timeZone))}{chosen.reason && <>: “{chosen.reason}”</>}{!usual && <> · usually {policyValueWords(policy.default)}</>}</>;
}
