/** One polite live region for the whole workspace: what was done is said once, and nothing is said each second. */
import { createContext, useCallback, useContext, useState } from 'react';
import type { ReactNode } from 'react';

const Context = createContext<(sentence: string) => void>(() => undefined);

export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', turn: 0 });
  const say = useCallback((sentence: string) => setSaid(({ turn }) => ({ sentence, turn: turn + 1 })), []);
  return (
    <Context value={say}>
      {children}
      {/* The alternating space makes the same sentence, said twice, a change. */}
      <p className="sr" role="status" aria-live="polite">{said.sentence}{said.turn % 2 ? '\u00a0' : ''}</p>
    </Context>
  );
}

/** Says a sentence to a screen reader, politely. */
export const useSay = () => useContext(Context);
