import type { WidgetView } from './views.ts';

/** What the toolbar button shows: up to four characters, a tone, and the state in words. Never a name, never initials. */
export interface Badge { text: string; tone: 'run' | 'call' | 'away' | 'stop' | 'unsaved' | 'still'; title: string }

/** `12m`, over an hour `1h05`. Whole minutes that have passed, never rounded up. */
export function minutes(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 60_000));
  return whole < 60 ? `${whole}m` : `${Math.floor(whole / 60)}h${String(whole % 60).padStart(2, '0')}`;
}

/** The same, as a person says it. */
const said = (ms: number) => (ms < 3_600_000 ? `${minutes(ms).slice(0, -1)} min` : minutes(ms).replace('h', ' h ') + ' min');

/** What outranks what: damage and what is not saved, another patient's chart, the running timer, what waits, a page that refuses. */
export function badgeOf(view: WidgetView, notSaved = false): Badge {
  const { timer, paused, locked, now } = view;
  const badge = (text: string, tone: Badge['tone'], words: string): Badge => ({ text, tone, title: `CareTally: ${words}` });
  if (view.alarm) return badge('!', 'stop', 'the records need attention');
  if (notSaved) return badge('!', 'unsaved', 'not saved yet, trying again');
  if (timer?.heldAt) return badge('≠', 'stop', 'the chart shows another patient; the clock stands');
  const waits = view.unresolved.length;
  const also = waits === 0 ? '' : `, ${waits} unresolved`;
  if (timer) {
    const passed = (timer.awaySince ?? now) - timer.start;
    if (timer.awaySince !== null) return badge(minutes(passed), 'away', `away, ${said(passed)} counted${also}`);
    if (timer.call) return badge(minutes(passed), 'call', `on a call, ${said(passed)}${also}`);
    return badge(minutes(passed), 'run', `a timer is running, ${said(passed)}${also}`);
  }
  if (locked && locked.openTimerSince !== null) return badge(minutes(now - locked.openTimerSince), 'still', 'locked, a timer is open');
  if (paused) return badge('‖', 'still', `paused${also}`);
  if (waits > 0) return badge(`?${Math.min(99, waits)}`, 'away', `${waits} unresolved`);
  if (view.chart.status === 'refused' || view.chart.refused) return badge('off', 'still', 'this page cannot show the timer; the side panel can');
  return { text: '', tone: 'still', title: view.lock === 'locked' ? 'CareTally: locked' : 'CareTally' };
}
