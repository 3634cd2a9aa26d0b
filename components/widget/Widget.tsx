/**
 * The widget: read this first. `state.ts` decides what is shown, `useWidget.ts` keeps what is known and on its way, and this file
 * decides how large it is, what keys mean and what is spoken. It never takes the focus from the page by itself.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Bar } from './Bar.tsx';
import { Card } from './Card.tsx';
import { WidgetProvider } from './context.ts';
import { DeskProvider } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Frame } from './frame.ts';
import { Live } from './Live.tsx';
import { Puck } from './Puck.tsx';
import { useKeys } from './useKeys.ts';
import { useReport } from './useReport.ts';
import { useSize } from './useSize.ts';
import type { Widget } from './useWidget.ts';
import './widget.css';

/** The widget in its frame over the chart (`frame` given) or on top of the side panel (`frame` null: always the card). */
export function WidgetSurface({ widget, frame }: { widget: Widget; frame: Frame | null }) {
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [picking, pick] = useState<string | null>(null);
  const [noting, takeNote] = useState(false);
  const { size, larger, smaller, hover, leave } = useSize(widget, frame);
  const desk = useMemo<Desk>(() => ({ frame, picking, pick, noting, takeNote, smaller, larger }), [frame, picking, noting, smaller, larger]);

  // What was half-typed for one state does not belong to the next.
  const kind = widget.state.kind;
  const subject = kind === 'stopped' ? widget.view?.finished?.entry : widget.view?.timer?.id;
  useEffect(() => { pick(null); takeNote(false); }, [kind, subject]);
  useKeys(widget, desk, size, root);
  useReport(frame, size, box);

  return (
    <WidgetProvider value={widget}>
      <DeskProvider value={desk}>
        <div ref={root} className={frame ? 'stage' : 'inpanel'} onPointerEnter={hover} onPointerLeave={leave} onFocus={hover}>
          <div ref={box} className={frame ? `box is-${size}` : ''}>
            {size === 'puck' ? <Puck onOpen={larger} /> : size === 'bar' ? <Bar /> : <Card />}
          </div>
          <Live />
        </div>
      </DeskProvider>
    </WidgetProvider>
  );
}
