import { useEffect, useState } from 'react';
import type { Send } from './wire.tsx';

const none: readonly string[] = [];

/** The other origins that charts at this site are read from: asked for with it, and shown before. Empty for most sites. */
export function useNeeds(send: Send, origin: string | null): readonly string[] {
  const [found, setFound] = useState<{ origin: string; needs: readonly string[] } | null>(null);
  useEffect(() => {
    let over = false;
    // Nothing more is asked for where this cannot be told; the chart then says what it lacks.
    if (origin) send('site.needs', { origin }).then(({ origins }) => { if (!over) setFound({ origin, needs: origins }); }, () => undefined);
    return () => { over = true; };
  }, [send, origin]);
  return found?.origin === origin ? found!.needs : none;
}

/** In words, to stand where the site is enabled; empty if it needs no other. */
export const needsWords = (needs: readonly string[]): string =>
  needs.length === 0 ? '' : `A part of this chart comes from ${needs.map((each) => each.replace(/^https?:\/\//, '')).join(' and ')}, which is enabled with it.`;
