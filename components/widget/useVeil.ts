import { useCallback, useEffect, useState } from 'react';
import { typing } from './focus.ts';

/**
 * Discreet labels: initials and four digits, while somebody else may look at the screen. The full label shows as long as ` is held.
 * @param discreet whether the person wants it on this computer
 */
export function useVeil(discreet: boolean): { veiled: boolean; lift: (lifted: boolean) => void } {
  const [lifted, setLifted] = useState(false);
  useEffect(() => {
    if (!discreet) return;
    const down = (event: KeyboardEvent) => { if (event.key === '`' && !typing(event.target)) { event.preventDefault(); setLifted(true); } };
    // Another key's release, or a window that lost the focus, must not leave a name on the screen.
    const up = () => setLifted(false);
    document.addEventListener('keydown', down);
    document.addEventListener('keyup', up);
    document.addEventListener('pointerup', up);
    window.addEventListener('blur', up);
    return () => {
      document.removeEventListener('keydown', down);
      document.removeEventListener('keyup', up);
      document.removeEventListener('pointerup', up);
      window.removeEventListener('blur', up);
    };
  }, [discreet]);
  return { veiled: discreet && !lifted, lift: useCallback((up: boolean) => setLifted(up), []) };
}
