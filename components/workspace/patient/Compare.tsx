import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import type { ActivityChoice } from '../../../lib/commands/views.ts';
import type { OverlapSide, OverlapView } from '../../../lib/commands/views-overlaps.ts';
import { intersect, total } from '../../../lib/time/interval.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fullName } from '../../ui/Identity.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { patientHref } from '../route.ts';
import { programWords } from '../words.ts';
import { activityWords } from './EntryRow.tsx';

interface CompareProps { overlap: OverlapView; here: string; timeZone: string; activities: readonly ActivityChoice[]; least: number; onDone: () => void }

/** Both sides of an overlap on one timeline. Whichever gives up the shared time, the other counts again. Neither is proposed. */
export function Compare({ overlap, here, timeZone, activities, least, onDone }: CompareProps) {
  const send = useSend();
  const say = useSay();
  const group = useId();
  const { busy, trouble, act } = useAct();
  const [side, setSide] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < least;
  const shared = total(intersect([overlap.sides[0]!], [overlap.sides[1]!]));
  const [from, to] = [Math.min(...overlap.sides.map((each) => each.start)), Math.max(...overlap.sides.map((each) => each.end))];
  const share = (at: number) => `${((at - from) / Math.max(1, to - from)) * 100}%`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (side === null || short) return;
    if (await act(async () => { await send('overlap.trim', { overlap: overlap.id, entry: side, reason: reason.trim() }); })) { say('Overlap resolved. It stays in the history.'); onDone(); }
  };
  const remains = (each: OverlapSide) => {
    const rest = each.end - each.start - shared;
    return rest > 0 ? `${clock(rest / 1000)} of ${clock((each.end - each.start) / 1000)} remains` : 'Nothing remains: it is voided and stays visible';
  };
  return (
    <form className="edit" aria-label="Compare" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <p><b>{overlap.staffName}, {clock(shared / 1000)} in two places.</b> <span className="q">Which side gives up the shared time?</span></p>
      <div className="ways">
        {overlap.sides.map((each) => (
          <label key={each.entry} className={each.state === 'entry' ? 'way' : 'way off'}>
            <input type="radio" name={group} checked={side === each.entry} disabled={each.state !== 'entry'} onChange={() => setSide(each.entry)} />
            <span>
              <b>{fullName(each.patient)}</b>
              <span className="q">{timeOf(each.start, timeZone)} – {each.state === 'running' ? 'now' : timeOf(each.end, timeZone)}, {each.activity ? activityWords(each.activity, activities) : 'no activity yet'}{each.program ? `, ${programWords(each.program)}` : ''}</span>
              <span className="both" aria-hidden="true"><i style={{ left: share(each.start), width: `calc(${share(each.end)} - ${share(each.start)})` }} /></span>
              <span className="q">{each.state === 'running' ? 'A timer that still runs. Stop it first.' : each.state === 'gone' ? 'Does not stand any more.' : `${remains(each)}.`}</span>
              {each.patient.key !== here && <a href={patientHref(each.patient.key, each.month)}>Open the patient</a>}
            </span>
          </label>
        ))}
      </div>
      {tried && side === null && <p className="err" role="alert">Choose a side.</p>}
      <div className="erow">
        <Field small label="Reason" wrap="w3" value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} hint="It stays in the history." error={tried && short ? `At least ${least === 10 ? 'ten' : 'three'} characters.` : null} />
        <div className="acts"><Button small look="main" type="submit" busy={busy}>Take it from that side</Button><Button small onClick={onDone}>Decide later</Button></div>
      </div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
