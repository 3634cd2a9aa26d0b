import { useCallback, useEffect, useRef, useState } from 'react';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { Size } from './desk.ts';
import type { Frame } from './frame.ts';
import { asksForAttention } from './state.ts';
import type { Widget } from './useWidget.ts';

/*
 *            hover or focus, 300 ms                click, Enter
 *   puck ───────────────────────────► bar ───────────────────────► card
 *     ▲ ◄──── pointer left, 600 ms ────┘ ◄────────── Esc ────────────┘
 *     └─────────────── Esc ────────────┘
 *
 * A hover is passing and is not remembered; a click and Esc are, per site. What asks for attention opens a puck into the bar, no further.
 */
const GROW_MS = 300;
const SHRINK_MS = 600;

export function useSize(widget: Widget, frame: Frame | null) {
  const { view, send, state, unsaved, now } = widget;
  const [chosen, setChosen] = useState<Size | null>(null);
  const [hovered, setHovered] = useState(false);
  const [quieted, setQuieted] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const place = view?.place;
  const base = chosen ?? place?.size ?? 'puck';
  const calls = asksForAttention(state.kind, unsaved ? now() - unsaved.since : 0) && quieted !== state.kind;
  const size: Size = !frame ? 'card' : base === 'puck' && (hovered || calls) ? 'bar' : base;

  useEffect(() => { setQuieted((old) => (old === state.kind ? old : null)); }, [state.kind]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const keep = useCallback((to: Partial<WidgetView['place']>) => {
    if (place) void send('widget.place', { place: { ...place, ...to } }).catch(() => undefined);
  }, [place, send]);
  const resize = useCallback((to: Size) => { setChosen(to); keep({ size: to }); }, [keep]);
  useEffect(() => frame?.onPlace((moved) => keep({ ...moved, size: base })), [frame, keep, base]);

  const hover = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHovered(true), GROW_MS);
  }, []);
  const leave = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => { if (!document.hasFocus()) setHovered(false); }, SHRINK_MS);
  }, []);
  useEffect(() => {
    const away = () => { clearTimeout(timer.current); timer.current = setTimeout(() => setHovered(false), SHRINK_MS); };
    window.addEventListener('blur', away);
    return () => window.removeEventListener('blur', away);
  }, []);

  const larger = useCallback(() => resize('card'), [resize]);
  const smaller = useCallback(() => {
    clearTimeout(timer.current);
    setHovered(false);
    setQuieted(state.kind);
    resize(size === 'card' ? 'bar' : 'puck');
  }, [resize, size, state.kind]);
  return { size, larger, smaller, hover, leave };
}
