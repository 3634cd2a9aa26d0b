import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

const KEY = 'discreet';

/** Whether names are shown as initials on this computer: for every frame and the side panel alike, and at once. No patient data in it. */
export function useDiscreet(): { discreet: boolean; setDiscreet: (on: boolean) => void } {
  // Until it is known no name is shown.
  const [discreet, setHere] = useState(true);
  useEffect(() => {
    const heard = (changes: Record<string, { newValue?: unknown }>) => { if (KEY in changes) setHere(changes[KEY]?.newValue === true); };
    void browser.storage.local.get(KEY).then((kept) => setHere(kept[KEY] === true));
    browser.storage.local.onChanged.addListener(heard);
    return () => browser.storage.local.onChanged.removeListener(heard);
  }, []);
  return { discreet, setDiscreet: useCallback((on: boolean) => { setHere(on); void browser.storage.local.set({ [KEY]: on }); }, []) };
}
