import type { CommandName } from '../../lib/messages.ts';
import { movesClock } from './courier.ts';

/** What a key asks for. */
export type Wish =
  | 'start' | 'stop' | 'stopAfterStart' | 'pause' | 'resume' | 'callOn' | 'callOff' | 'notNow' | 'smaller' | 'pick' | 'pickProgram'
  | 'answer1' | 'answer2' | 'answer3' | 'answer4' | null;

export interface KeyPress {
  key: string;
  repeat: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  /** Focus stands in a field: letters are text there. */
  editing: boolean;
  /** Focus stands on a button or a link: Enter and Space belong to it. */
  control: boolean;
}

/** What is going on when the key is pressed. */
export interface Moment {
  /** A timer runs, open or behind the lock. */
  runs: boolean;
  /** A timer is paused. */
  paused: boolean;
  /** A confirmed chart is there and nothing stands before it. */
  canStart: boolean;
  /** The timer can be paused or called for: it is open, and no question stands before it. */
  free: boolean;
  onCall: boolean;
  /** A countdown or a question to start is on screen. */
  offer: 'countdown' | 'ask' | null;
  /** The command on its way, if any. */
  flight: CommandName | null;
  /** Milliseconds since this page's last Stop; null if there was none. */
  sinceStop: number | null;
}

/** Two presses of S within this time leave exactly one stopped entry, ms. */
export const TWICE_MS = 2000;

/** Keys that say nothing by themselves; ` is held to read a full label. */
const silent = new Set(['`', 'Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ScrollLock', 'Fn', 'OS', 'Dead']);

/** What a key means. Letters count only while the widget has the focus and no field is edited. */
export function wishOf(press: KeyPress, moment: Moment): Wish {
  const { key } = press;
  if (silent.has(key)) return null;
  const combined = press.ctrlKey || press.altKey || press.metaKey;
  if (moment.offer === 'countdown' && !moment.flight) return countdownWish(press, combined);
  if (combined) return null;
  if (key === 'Escape') return moment.offer === 'ask' ? 'notNow' : 'smaller';
  if (press.editing || press.repeat) return null;
  if (key === 's' || key === 'S') return toggleOf(moment);
  if (moment.flight && movesClock(moment.flight)) return null;
  if (key === 'p' || key === 'P') return moment.paused ? 'resume' : moment.free ? 'pause' : null;
  if (key === 'c' || key === 'C') return moment.free ? (moment.onCall ? 'callOff' : 'callOn') : null;
  if (moment.flight) return null;
  if (key === '#') return 'pick';
  if (key === '@') return 'pickProgram';
  if (/^[1-4]$/.test(key)) return `answer${key}` as Wish;
  return null;
}

/** Any key cancels, but S, which starts now, and the keys that press the button in focus. */
function countdownWish({ key, repeat, control }: KeyPress, combined: boolean): Wish {
  if (repeat || (control && (key === 'Enter' || key === ' '))) return null;
  return !combined && (key === 's' || key === 'S') ? 'start' : 'notNow';
}

/**
 * S twice, quickly. Running: the first stops, the second is ignored (in flight, or within two seconds after it). Not running: the first
 * starts, the second stops, even if the start is still on its way. Either way one stopped entry remains and nothing runs. Paused: S
 * ends it, P goes on.
 */
function toggleOf({ runs, paused, canStart, flight, sinceStop }: Moment): Wish {
  if (flight === 'timer.start') return 'stopAfterStart';
  if (flight && movesClock(flight)) return null;
  if (runs || paused) return 'stop';
  return canStart && (sinceStop === null || sinceStop >= TWICE_MS) ? 'start' : null;
}
