import { useEffect, useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import type { Size } from './desk.ts';
import type { Frame } from './frame.ts';

/** Tallest card at normal text size, CSS px; it grows with the text and scrolls inside beyond that. */
const CARD_MAX = 440;
const MARGIN = 16;

/** Tells the page how large the frame wants to be, after each layout. `box` carries the size; it is capped by the page's view. */
export function useReport(frame: Frame | null, size: Size, box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!frame || !element) return;
    let last = '';
    const report = () => {
      const { width, height } = element.getBoundingClientRect();
      const [w, h] = [Math.ceil(width), Math.ceil(height)];
      if (w === 0 || h === 0 || last === `${w} ${h}`) return;
      last = `${w} ${h}`;
      frame.size(w, h);
    };
    report();
    const observer = new ResizeObserver(report);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, size, box]);

  useEffect(() => {
    if (!frame) return;
    const style = document.documentElement.style;
    return frame.onView((w, h) => {
      const text = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
      style.setProperty('--view-w', `${Math.max(160, w - MARGIN)}px`);
      style.setProperty('--view-h', `${Math.max(48, Math.min(h - MARGIN, CARD_MAX * text))}px`);
    });
  }, [frame]);
}
