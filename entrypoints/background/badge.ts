import { browser } from 'wxt/browser';
import type { Context } from '../../lib/commands/context.ts';
import { widgetView } from '../../lib/commands/view.ts';

/** Fixed colours: a badge follows no theme. Text is white on each, at 4.5:1 or better. */
const colour = { run: '#0A6558', away: '#835200', stop: '#A6281E', still: '#4C5B68' };

/** Four characters on the toolbar button: minutes and state. Never a name, never initials. */
export async function paintBadge(context: Context): Promise<void> {
  const view = await widgetView(context, { surface: 'sidepanel', tab: null, document: null, origin: null, url: null });
  const since = view.timer?.start ?? view.locked?.openTimerSince ?? null;
  const text = view.alarm ? '!' : view.timer?.chart === 'other' ? '≠' : since !== null ? minutes(view.now - since) : view.unresolved.length ? `?${Math.min(99, view.unresolved.length)}` : view.chart.status === 'refused' ? 'off' : '';
  const kind = view.alarm || text === '≠' ? 'stop' : since !== null ? (view.lock === 'locked' ? 'still' : 'run') : view.unresolved.length ? 'away' : 'still';
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: colour[kind] });
  await browser.action.setBadgeTextColor?.({ color: '#FFFFFF' });
  await browser.action.setTitle({ title: titles[text === '≠' ? 'other' : since !== null ? 'running' : view.lock === 'locked' ? 'locked' : 'idle'] });
}

const titles = { running: 'CareTally: a timer is running', other: 'CareTally: the chart shows another patient than the timer', locked: 'CareTally: locked', idle: 'CareTally' };

/** `12m`, over an hour `1h05`. Whole minutes that have passed, never rounded up. */
export function minutes(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 60_000));
  return whole < 60 ? `${whole}m` : `${Math.floor(whole / 60)}h${String(whole % 60).padStart(2, '0')}`;
}
