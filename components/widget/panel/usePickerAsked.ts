import { useEffect, useRef } from 'react';

/**
 * The browser's own shortcut for another activity leads here: the picker opens as if `#` had been pressed, as soon as there is one.
 * @param at where the panel was asked to open; a new object each time; @param ready whether there is anything to tag
 */
export function usePickerAsked(at: { place: string } | null, ready: boolean): void {
  const done = useRef<typeof at>(null);
  useEffect(() => {
    if (at?.place !== 'activity' || !ready || done.current === at) return;
    done.current = at;
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '#', bubbles: true }));
  }, [at, ready]);
}
