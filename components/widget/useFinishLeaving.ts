import { useEffect, useState } from 'react';
import type { WidgetView } from '../../lib/commands/views.ts';
import { finishLeavesAt } from './state.ts';
import type { Memory } from './state.ts';

/** Closes the finish card some seconds after its activity is known; pointer or focus hold it. @returns whether it is held, and the way to hold it */
export function useFinishLeaving(finished: WidgetView['finished'], now: () => number, remember: (part: Partial<Memory>) => void): [boolean, (held: boolean) => void] {
  const [tagged, setTagged] = useState<{ entry: string; at: number } | null>(null);
  const [held, hold] = useState(false);
  const entry = finished?.entry;
  // A card that went away under the pointer holds nothing: the next one begins free.
  useEffect(() => hold(false), [entry]);
  useEffect(() => {
    if (finished?.activity) setTagged((old) => (old?.entry === finished.entry ? old : { entry: finished.entry, at: now() }));
  }, [finished, now]);
  useEffect(() => {
    if (!finished || held) return;
    const leaves = finishLeavesAt(finished, tagged?.entry === finished.entry ? tagged.at : null);
    if (leaves === null) return;
    const timer = setTimeout(() => remember({ closed: finished.entry }), Math.max(0, leaves - now()));
    return () => clearTimeout(timer);
  }, [finished, tagged, held, now, remember]);
  return [held, hold];
}
