/** The ruler: the one picture of time. Solid = saved, hatched = counting now, dashed = unresolved; a tall mark at each threshold. */
import type { CSSProperties } from 'react';

export interface MeasureProps {
  /** Exact seconds counted and saved. */
  saved: number;
  /** Seconds of the running entry, if they would count. */
  now?: number;
  /** Unresolved seconds. */
  gap?: number;
  /** Thresholds, in ascending order. */
  steps: readonly { seconds: number; code: string }[];
  /** In a table row: no ticks, no scale. */
  mini?: boolean;
  /** Length of the ruler in seconds, where it must match a neighbour's; else the last threshold or what is there, whichever is more. */
  max?: number;
}

/** Draws the measure. It is hidden from screen readers: a sentence beside it must say the same. */
export function Measure({ saved, now = 0, gap = 0, steps, mini = false, max }: MeasureProps) {
  const whole = Math.max(60, max ?? Math.max(steps.at(-1)?.seconds ?? 1200, saved + now));
  const at = (seconds: number) => `${Math.min(100, (seconds / whole) * 100).toFixed(2)}%`;
  const total = saved + now;
  const next = steps.find((step) => step.seconds > total);
  return (
    <div className={mini ? 'measure mini' : 'measure'} style={{ '--max': whole / 60 } as CSSProperties} aria-hidden="true">
      <div className="track">
        {saved > 0 && <span className="saved" style={{ width: at(saved) }} />}
        {now > 0 && <span className="now" style={{ left: at(saved), width: at(Math.min(now, Math.max(0, whole - saved))) }} />}
        {gap > 0 && total < whole && <span className="gap" style={{ left: at(total), width: at(Math.min(gap, whole - total)) }} />}
      </div>
      {steps.map((step) => (
        <i key={`${step.seconds} ${step.code}`} className={step.seconds <= total || step === next ? 'mark' : 'mark far'} style={{ left: at(step.seconds) }} />
      ))}
      {!mini && (
        <div className="scale">
          {steps.map((step) => (
            <span key={`${step.seconds} ${step.code}`} className={step.seconds <= total ? 'got' : ''} style={{ left: at(step.seconds) }}>
              <b>{Math.floor(step.seconds / 60)}</b><span className="cd"> {step.code}</span>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
