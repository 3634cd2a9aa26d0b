import { useEffect, useRef, useState } from 'react';
import { fullName } from '../ui/Identity.tsx';
import { clock } from '../ui/said.ts';
import { announce } from './announce.ts';
import type { Said } from './announce.ts';
import { useTheWidget } from './context.ts';
import { initials } from './identity.ts';
import { useLine } from './Quiet.tsx';
import type { State } from './state.ts';
import { countingSeconds } from './words.ts';

/** Two regions for screen readers: one polite (start, stop, pause, threshold reached, away ended, saved again, a line that may wait), one that interrupts (two patients, not saved). */
export function Live() {
  const { state, view, now, discreet } = useTheWidget();
  const before = useRef<State>({ kind: 'loading' });
  const [said, setSaid] = useState<Said>({});
  // What was said in full does not stay when names are to be initials.
  useEffect(() => setSaid({}), [discreet]);
  useEffect(() => {
    const news = announce(before.current, state, discreet ? initials : fullName);
    before.current = state;
    // Behind the lock no name stays, not even where only a screen reader finds it.
    if (news.polite || news.assertive || state.kind === 'locked') setSaid(news);
  }, [state]);

  const line = useLine();
  const text = line?.text;
  useEffect(() => { if (text) setSaid({ polite: text }); }, [text]);

  // The next threshold is reached at a known instant: one alarm, no counting.
  useEffect(() => {
    if (!view?.timer || !view.progress || view.timer.heldAt !== null || view.timer.awaySince !== null) return;
    const { seconds, steps } = view.progress;
    const present = now();
    if (countingSeconds(view, view.timer.start + 1000) === 0) return;
    const total = seconds + countingSeconds(view, present);
    const step = steps.find((each) => each.seconds > total);
    if (!step) return;
    const timer = setTimeout(() => setSaid({ polite: `${step.code} reached at ${clock(step.seconds)}.` }), view.timer.start + (step.seconds - seconds) * 1000 - present);
    return () => clearTimeout(timer);
  }, [view, now]);

  return <>
    <div className="sr" role="status" aria-live="polite">{said.polite}</div>
    <div className="sr" role="alert" aria-live="assertive">{said.assertive}</div>
  </>;
}
