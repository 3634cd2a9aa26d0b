import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Desk, Size } from './desk.ts';
import { typing } from './focus.ts';
import { wishOf } from './keys.ts';
import type { Moment, Wish } from './keys.ts';
import type { Widget } from './useWidget.ts';

const picks = ['idle', 'ask', 'running', 'oncall', 'changing', 'stopped'];

/** Keys of the widget. Its document is its own, so what is pressed here never reaches the page; letters stay letters inside fields. */
export function useKeys(widget: Widget, desk: Desk, size: Size, root: RefObject<HTMLElement | null>): void {
  const latest = useRef({ widget, desk, size });
  latest.current = { widget, desk, size };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { widget: w, desk: d, size: s } = latest.current;
      if (event.defaultPrevented || !(event.target instanceof Node)) return;
      // In the side panel the lists below have keys of their own.
      if (event.target !== document.body && !root.current?.contains(event.target)) return;
      const { key, repeat, ctrlKey, altKey, metaKey } = event;
      const control = event.target instanceof HTMLElement && event.target.matches('button, a, summary');
      const wish = wishOf({ key, repeat, ctrlKey, altKey, metaKey, editing: typing(event.target), control }, momentOf(w));
      if (!wish) return;
      event.preventDefault();
      grant(wish, key, w, d, s, root.current);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [root]);
}

function momentOf(w: Widget): Moment {
  const { kind } = w.state;
  return {
    runs: !!w.view?.timer || (kind === 'locked' && !!w.view?.locked?.openTimerSince),
    paused: kind === 'paused',
    canStart: (kind === 'idle' || kind === 'ask' || kind === 'stopped') && w.view?.chart.status === 'confirmed',
    free: kind === 'running' || kind === 'oncall' || kind === 'changing',
    onCall: !!w.view?.timer?.call,
    offer: kind === 'countdown' || kind === 'ask' ? kind : null,
    flight: w.flight, sinceStop: w.stoppedAt === null ? null : w.now() - w.stoppedAt,
  };
}

function grant(wish: NonNullable<Wish>, key: string, w: Widget, d: Desk, size: Size, root: HTMLElement | null): void {
  switch (wish) {
    case 'stop': return void w.act('timer.stop', {});
    case 'stopAfterStart': return w.stopAfterStart();
    case 'pause': return void w.act('timer.pause', {});
    case 'resume': return void w.act('timer.resume', {});
    case 'callOn': case 'callOff': return void w.act('timer.call', { on: wish === 'callOn' });
    case 'notNow': return w.notNow();
    case 'start': {
      const button = root?.querySelector<HTMLElement>('[data-start]');
      return button ? button.click() : void w.act('timer.start', {});
    }
    case 'smaller': return w.state.kind === 'stopped' && size === 'card' ? w.closeFinish() : d.frame ? d.smaller() : undefined;
    case 'pick': case 'pickProgram':
      if (!picks.includes(w.state.kind)) return;
      if (size !== 'card') d.larger();
      return d.pick(wish === 'pick' ? '#' : '@');
    default: {
      const answer = root?.querySelector<HTMLElement>(`[data-key="${key}"]`);
      if (answer) answer.click();
      else if (size === 'bar' && (w.state.kind === 'two' || w.state.kind === 'away')) d.larger();
    }
  }
}
