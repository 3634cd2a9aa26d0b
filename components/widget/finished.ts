import type { FinishedView, WidgetView } from '../../lib/commands/views.ts';

/**
 * The worker names the entry just stopped only while undo is offered. The card stays longer, until the activity is known or somebody
 * closes it: this keeps what was named, brings it up to date from today's list, and lets go when a timer runs, the vault shuts or the
 * entry is gone. Pure.
 */
export function keepFinished(kept: FinishedView | null, view: WidgetView): FinishedView | null {
  if (view.finished) return view.finished;
  if (!kept || view.timer || view.lock !== 'open') return null;
  const entry = view.today.find((each) => each.entry === kept.entry);
  return entry ? { ...kept, activity: entry.activity, program: entry.program } : null;
}
