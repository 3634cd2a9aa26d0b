import { createContext, useContext } from 'react';
import type { Frame } from './frame.ts';

export type Size = 'puck' | 'bar' | 'card';

/** What the pieces share about how the widget is open at this moment. */
export interface Desk {
  /** Null in the side panel: nothing to move or make smaller. */
  frame: Frame | null;
  /** Text in the open picker, or null while it is closed. */
  picking: string | null;
  pick(text: string | null): void;
  noting: boolean;
  takeNote(open: boolean): void;
  smaller(): void;
  larger(): void;
}

const Context = createContext<Desk | null>(null);
export const DeskProvider = Context.Provider;

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error('A piece of the widget was drawn outside of it.');
  return desk;
}
