import { clock } from '../ui/said.ts';
import { fullName } from '../ui/Identity.tsx';
import type { State } from './state.ts';

/** What a screen reader is told: politely, or at once. Never each second. */
export interface Said { polite?: string; assertive?: string }

/** What changed between two states, in words; empty if it is not worth an interruption. Pure. */
export function announce(before: State, after: State): Said {
  if (before.kind === after.kind && !(after.kind === 'stopped' && before.kind === 'stopped' && before.finished.entry !== after.finished.entry)) return {};
  const saved = before.kind === 'unsaved' ? 'Saved again. ' : '';
  switch (after.kind) {
    case 'two': return { assertive: `Two patients. The timer runs for ${fullName(after.timer.patient)}; the chart shows somebody else.` };
    case 'unsaved': return { assertive: 'Not saved, retrying. What was recorded before is safe.' };
    case 'running': return before.kind === 'changing' || before.kind === 'two' || before.kind === 'away' || before.kind === 'loading'
      ? {} : { polite: `${saved}Timer running for ${fullName(after.timer.patient)}.` };
    case 'stopped': return { polite: `${saved}Stopped. ${clock((after.finished.end - after.finished.start) / 1000)} for ${fullName(after.finished.patient)}.` };
    case 'away': return { polite: 'Some time is unresolved. It is not counted and not lost until you answer.' };
    default: return saved ? { polite: saved.trim() } : {};
  }
}
