import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Desk, Size } from './desk.ts';
import { wishOf } from './keys.ts';
import type { Widget } from './useWidget.ts';

const typing = (element: EventTarget | null) => element instanceof HTMLElement && (element.isContentEditable || element.matches('textarea, select, input:not([type=radio], [type=checkbox])'));

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
      const wish = wishOf({ key, repeat, ctrlKey, altKey, metaKey, editing: typing(event.target) }, {
        runs: !!w.view?.timer || (w.state.kind === 'locked' && !!w.view?.locked?.openTimerSince),
        canStart: (w.state.kind === 'idle' || w.state.kind === 'stopped') && w.view?.chart.status === 'confirmed',
        flight: w.flight, sinceStop: w.stoppedAt === null ? null : w.now() - w.stoppedAt,
      });
      if (!wish) return;
      event.preventDefault();
      if (wish === 'stop') void w.act('timer.stop', {});
      else if (wish === 'stopAfterStart') w.stopAfterStart();
      else if (wish === 'start') {
        const button = root.current?.querySelector<HTMLElement>('[data-start]');
        if (button) button.click(); else void w.act('timer.start', {});
      } else if (wish === 'smaller') { if (w.state.kind === 'stopped' && s === 'card') w.closeFinish(); else if (d.frame) d.smaller(); }
      else if (wish === 'pick' || wish === 'pickProgram') {
        if (!['idle', 'running', 'changing', 'stopped'].includes(w.state.kind)) return;
        if (s !== 'card') d.larger();
        d.pick(wish === 'pick' ? '#' : '@');
      } else {
        const answer = root.current?.querySelector<HTMLElement>(`[data-key="${key}"]`);
        if (answer) answer.click(); else if (s === 'bar' && (w.state.kind === 'two' || w.state.kind === 'away')) d.larger();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [root]);
}
