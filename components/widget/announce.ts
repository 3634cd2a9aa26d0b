import { clock, inWords } from '../ui/said.ts';
import { fullName } from '../ui/Identity.tsx';
import type { PatientLabel } from '../../lib/commands/views.ts';
import type { State } from './state.ts';

/** What a screen reader is told: politely, or at once. Never each second. */
export interface Said { polite?: string; assertive?: string }

/**
 * What changed between two states, in words; empty if it is not worth an interruption. Pure.
 * @param name how a patient is named in passing; between two patients both are always named in full
 */
export function announce(before: State, after: State, name: (patient: PatientLabel) => string = fullName): Said {
  const turned = before.kind === 'changing' && after.kind === 'changing' && before.timer.chart !== after.timer.chart;
  if (before.kind === after.kind && subjectOf(before) === subjectOf(after) && !turned) return {};
  const saved = before.kind === 'unsaved' ? 'Saved again. ' : '';
  switch (after.kind) {
    case 'two': return { assertive: `Two patients. The timer runs for ${fullName(after.timer.patient)}; the chart shows somebody else.` };
    case 'unsaved': return { assertive: 'Not saved, retrying. What was recorded before is safe.' };
    case 'countdown': return { polite: 'The timer starts in 5 seconds. Any key cancels.' };
    case 'running': case 'oncall': {
      const on = after.kind === 'oncall';
      if (before.kind === 'loading' || before.kind === 'away') return {};
      if (subjectOf(before) !== subjectOf(after)) return { polite: `${saved}${on ? 'On call. ' : ''}Timer running for ${name(after.timer.patient)}.` };
      if (on) return before.kind === 'running' ? { polite: 'On call.' } : {};
      return before.kind === 'oncall' ? { polite: 'Call over. The timer runs on.' } : {};
    }
    case 'changing': return after.timer.chart === 'other' ? { polite: `${saved}The chart shows another patient. Time still goes to ${name(after.timer.patient)}.` } : saved ? { polite: saved.trim() } : {};
    case 'paused': return before.kind === 'loading' ? {} : { polite: `${saved}Paused. Nothing is counted until you resume.` };
    case 'stopped': return { polite: `${saved}Stopped. ${clock((after.finished.end - after.finished.start) / 1000)} for ${name(after.finished.patient)}.` };
    case 'away': return { polite: `Away ended. ${inWords((after.span.end - after.span.start) / 1000)} are unresolved: not counted and not lost until you answer.` };
    default: return saved ? { polite: saved.trim() } : {};
  }
}

/** What a state is about: the same kind about something else is news. */
function subjectOf(state: State): string | null {
  switch (state.kind) {
    case 'stopped': return state.finished.entry;
    case 'away': return state.span.id;
    case 'running': case 'oncall': case 'changing': case 'two': case 'absent': return state.timer.patient.key;
    default: return null;
  }
}
