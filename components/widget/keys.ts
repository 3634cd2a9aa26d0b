/** What a key asks for. */
export type Wish = 'start' | 'stop' | 'stopAfterStart' | 'smaller' | 'pick' | 'pickProgram' | 'answer1' | 'answer2' | 'answer3' | 'answer4' | null;

export interface KeyPress {
  key: string;
  repeat: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  /** Focus stands in a field: letters are text there. */
  editing: boolean;
}

/** What is going on when the key is pressed. */
export interface Moment {
  /** A timer runs, open or behind the lock. */
  runs: boolean;
  /** A confirmed chart is there and nothing stands before it. */
  canStart: boolean;
  /** The command on its way, if any. */
  flight: string | null;
  /** Milliseconds since this page's last Stop; null if there was none. */
  sinceStop: number | null;
}

/** Two presses of S within this time leave exactly one stopped entry, ms. */
export const TWICE_MS = 2000;

/** What a key means. Letters count only while the widget has the focus and no field is edited. */
export function wishOf(press: KeyPress, moment: Moment): Wish {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (press.key === 'Escape') return 'smaller';
  if (press.editing || press.repeat) return null;
  if (press.key === 's' || press.key === 'S') return toggleOf(moment);
  if (moment.flight) return null;
  if (press.key === '#') return 'pick';
  if (press.key === '@') return 'pickProgram';
  if (/^[1-4]$/.test(press.key)) return `answer${press.key}` as Wish;
  return null;
}

/**
 * S twice, quickly. Running: the first stops, the second is ignored (in flight, or within two seconds after it). Not running: the first
 * starts, the second stops, even if the start is still on its way. Either way one stopped entry remains and nothing runs.
 */
function toggleOf({ runs, canStart, flight, sinceStop }: Moment): Wish {
  if (flight === 'timer.start') return 'stopAfterStart';
  if (flight) return null;
  if (runs) return 'stop';
  return canStart && (sinceStop === null || sinceStop >= TWICE_MS) ? 'start' : null;
}
