import type { CSSProperties } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { useEachSecond, useName, useTheWidget } from './context.ts';
import { Ring } from './Countdown.tsx';
import { PracticeMark } from './Head.tsx';
import { countingSeconds, lookOf, progressSentence, puckMinutes, standsAt } from './words.ts';

/** The small size: a ring toward the next threshold, minutes, the state's glyph. */
export function Puck({ onOpen }: { onOpen: () => void }) {
  const { view, state, secondsLeft } = useTheWidget();
  const name = useName();
  const look = lookOf(state);
  const timer = state.kind === 'running' || state.kind === 'oncall' || state.kind === 'changing' ? state.timer : null;
  const at = useEachSecond(timer?.start ?? 0);
  const progress = view?.progress && timer && view.progress.patient === timer.patient.key ? view.progress : null;
  const counted = progress && view ? progress.seconds + countingSeconds(view, at) : 0;
  const step = progress?.steps.find((each) => each.seconds > counted);
  const pct = step ? (counted / step.seconds) * 100 : progress ? 100 : 0;
  const elapsed = timer ? (standsAt(timer, at) - timer.start) / 1000 : 0;
  const words = [
    'CareTally', look.word, timer ? `${Math.floor(elapsed / 60)} minutes for ${name(timer.patient)}` : '',
    progress && view ? progressSentence(progress, countingSeconds(view, at)) : '', view?.practice?.synthetic ? 'practice data' : '',
  ];
  return (
    <button type="button" className={`puck p-${look.tone}${timer ? ' ring' : ''}`} aria-label={words.filter(Boolean).join(', ')} onClick={onOpen}
      style={timer ? ({ '--pct': pct } as CSSProperties) : undefined}>
      {timer ? <><span className="pv">{puckMinutes(elapsed)}</span><Icon name={look.glyph} className="under" /></> : state.kind === 'countdown' ? <Ring left={secondsLeft} /> : <Icon name={look.glyph} />}
      <PracticeMark small />
    </button>
  );
}
