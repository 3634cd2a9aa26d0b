/**
 * Every glyph of the project, drawn on a 16 × 16 grid with the current colour. A glyph never stands alone: a word or a label goes with it.
 */
import type { ReactNode } from 'react';

const glyphs = {
  brand: <path d="M3 3v10M6.3 3v10M9.6 3v10M12.9 3v10M1.4 10.6 14.6 5.4" />,
  shield: <><path d="M8 1.8 13 4v4c0 3-2 5.2-5 6.2C5 13.2 3 11 3 8V4z" /><path d="m5.8 8 1.6 1.6 2.8-3" /></>,
  check: <path d="m2.8 8.6 3.4 3.4 7-7.6" />,
  cross: <path d="m3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4" />,
  left: <path d="m9.8 4-4 4 4 4" />,
  right: <path d="m6.2 4 4 4-4 4" />,
  down: <path d="m4 6.2 4 4 4-4" />,
  up: <path d="m4 9.8 4-4 4 4" />,
  export: <path d="M8 10V2.5M5 5.2l3-3 3 3M3 9.5V13h10V9.5" />,
  page: <path d="M4 1.8h5.5L12.5 5v9.2H4zM9.2 2v3.2h3.2" />,
  play: <path className="fill" d="M4.5 2.8v10.4c0 .5.5.8.9.5l8-5.2a.6.6 0 0 0 0-1l-8-5.2c-.4-.3-.9 0-.9.5z" />,
  pause: <path className="fill" d="M4 3h2.8v10H4zM9.2 3H12v10H9.2z" />,
  square: <rect className="fill" x="3.5" y="3.5" width="9" height="9" rx="1" />,
  lock: <><rect x="3" y="7" width="10" height="7" rx="1.5" /><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" /></>,
  clock: <><circle cx="8" cy="8" r="6" /><path d="M8 4.8V8l2.2 1.6" /></>,
  away: <><path strokeDasharray="2.4 2" d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z" /><path d="M8 5v3.2l2 1.4" /></>,
  warning: <><path d="M8 2 14.6 13.5H1.4zM8 6.2v3.6" /><path d="M8 11.6v.1" /></>,
  call: <path d="M3 2.5h2.6l1.2 3-1.6 1.2a8 8 0 0 0 4.1 4.1l1.2-1.6 3 1.2V13a1 1 0 0 1-1 1A10.5 10.5 0 0 1 2 3.5a1 1 0 0 1 1-1z" />,
  more: <path d="M3.5 8v.1M8 8v.1M12.5 8v.1" strokeWidth="2.2" />,
  grip: <path d="M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1" strokeWidth="2" />,
  smaller: <path d="M3.5 12.5h9" />,
  plus: <path d="M8 3v10M3 8h10" />,
  person: <><circle cx="8" cy="5.2" r="2.6" /><path d="M3 14c0-3 2-4.8 5-4.8s5 1.8 5 4.8" /></>,
  nobody: <><circle cx="8" cy="5.2" r="2.6" strokeDasharray="2 1.8" /><path strokeDasharray="2 1.8" d="M3 14c0-3 2-4.8 5-4.8s5 1.8 5 4.8" /></>,
  other: <><circle cx="5" cy="5" r="2.3" /><path d="M1.4 13.4c0-2.6 1.4-4.2 3.6-4.2s3.6 1.6 3.6 4.2M10.3 4.5l3.4 3.4M13.7 4.5l-3.4 3.4" /></>,
  people: <><circle cx="5.6" cy="5.6" r="2.2" /><path d="M1.6 13c0-2.5 1.5-4 4-4s4 1.5 4 4M10.4 3.7a2.2 2.2 0 0 1 0 3.9M11.6 9.3c1.8.4 2.8 1.8 2.8 3.7" /></>,
  blocked: <><circle cx="8" cy="8" r="6" /><path d="m3.9 3.9 8.2 8.2" /></>,
  question: <><path d="M5.6 5.8a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1.1.8-1.1 1.7" /><path d="M8 12.4v.1" /></>,
  puzzle: <path d="M2.5 6h3a1.7 1.7 0 1 1 3.4 0h3v3a1.7 1.7 0 1 1 0 3.4V14H2.5z" />,
  again: <path d="M13.3 6A5.6 5.6 0 1 0 13.6 9M13.6 2.6V6h-3.4" />,
  undo: <path d="M6 3 3 6l3 3M3.2 6H10a3.5 3.5 0 0 1 0 7H6" />,
  pin: <path d="M8 10v4M5 2.5h6M6 2.5v4L4 9.8h8L10 6.5v-4" />,
  note: <path d="M3.5 2.5h9v7l-3 4h-6zM9.5 13.3V9.5h3M5.8 5.5h4.4" />,
  copy: <><rect x="5.5" y="5.5" width="8" height="8" rx="1.5" /><path d="M10.5 3.2a1 1 0 0 0-1-.7h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 .7 1" /></>,
  target: <><path d="M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3" /><circle cx="8" cy="8" r="1.6" /></>,
  calendar: <><rect x="2.5" y="3.5" width="11" height="10" rx="1.5" /><path d="M2.5 6.5h11M5.5 2v2.6M10.5 2v2.6" /></>,
  ruler: <path d="M2 10.5 10.5 2 14 5.5 5.5 14zM5 7.6l1.6 1.6M7.5 5l1.8 1.8M9.8 2.8l1.4 1.4" />,
  settings: <><circle cx="8" cy="8" r="2.2" /><path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" /></>,
  find: <><circle cx="7" cy="7" r="4.3" /><path d="m10.3 10.3 3.4 3.4" /></>,
  list: <path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4v.1M2.5 8v.1M2.5 12v.1" />,
  filter: <path d="M2 3.5h12M4.5 8h7M6.5 12.5h3" />,
  edit: <path d="M3 13l.6-2.8L11 2.8l2.2 2.2-7.4 7.4z" />,
} satisfies Record<string, ReactNode>;

export type Glyph = keyof typeof glyphs;

/** A glyph, hidden from screen readers: the word beside it says the same. */
export function Icon({ name, className = '' }: { name: Glyph; className?: string }) {
  return <svg className={`ic ${className}`.trim()} viewBox="0 0 16 16" aria-hidden="true" focusable="false">{glyphs[name]}</svg>;
}
