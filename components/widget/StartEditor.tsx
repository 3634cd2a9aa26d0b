import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { clock, timeOf } from '../ui/said.ts';
import { useTheWidget, useZone } from './context.ts';
import { earlier, instantOf, planStart } from './start-edit.ts';

const reasons = ['Forgot to start', 'Was on the phone', 'Chart opened late'];

/** "Started earlier?": a few minutes more, or a clock time; never before the previous entry; a reason when counted time grows. */
export function StartEditor({ start, earliest, onClose }: { start: number; earliest: number; onClose: () => void }) {
  const w = useTheWidget();
  const zone = useZone();
  const [wanted, setWanted] = useState(start);
  const [typed, setTyped] = useState(timeOf(start, zone));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const now = w.now();
  const asked = typed === timeOf(wanted, zone) ? wanted : instantOf(typed, start, now, zone);
  const plan = planStart(start, asked, earliest, now, zone);
  const needsReason = plan.grows > 0 && reason.trim().length < 3;
  const move = (minutes: number) => { const to = earlier(wanted, minutes, earliest); setWanted(to); setTyped(timeOf(to, zone)); };
  const save = async () => {
    setTried(true);
    if (plan.trouble || needsReason || plan.grows === 0) return;
    if (await w.act('timer.editStart', { start: plan.start, reason: reason.trim() })) onClose();
  };
  return (
    <form className="startedit" aria-label="Started earlier" onSubmit={(event) => { event.preventDefault(); void save(); }}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose(); } }}>
      <div className="btns low">
        <Field small label="Started at" inputMode="numeric" wrap="at" value={typed} onChange={(event) => setTyped(event.target.value)} error={plan.trouble} autoFocus />
        <Button small disabled={wanted <= earliest} onClick={() => move(5)}>+5 min</Button>
        <Button small disabled={wanted <= earliest} onClick={() => move(10)}>+10 min</Button>
      </div>
      {!plan.trouble && plan.grows !== 0 && (
        <p className="words"><b>{clock((now - start) / 1000)}</b> becomes <b>{clock((now - plan.start) / 1000)}</b>, {clock(Math.abs(plan.grows) / 1000)} {plan.grows > 0 ? 'more' : 'less'}.{plan.grows > 0 && ' Counted time grows, so a reason is needed.'}</p>
      )}
      {plan.grows > 0 && <>
        <div className="btns">{reasons.map((each) => <Button key={each} small aria-pressed={reason === each} onClick={() => setReason(each)}>{each}</Button>)}</div>
        <Field small label="Reason" maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} error={tried && needsReason ? 'A few words why.' : null} />
      </>}
      <div className="btns">
        <Button small look="main" type="submit" busy={w.flight === 'timer.editStart'} disabled={plan.grows === 0}>Save start</Button>
        <Button small look="quiet" onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
