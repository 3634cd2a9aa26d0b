import { createContext, useContext, useEffect, useState } from 'react';
import { fullName } from '../ui/Identity.tsx';
import { initials } from './identity.ts';
import type { Widget } from './useWidget.ts';

const Context = createContext<Widget | null>(null);
export const WidgetProvider = Context.Provider;

/** The widget that the piece belongs to. */
export function useTheWidget(): Widget {
  const widget = useContext(Context);
  if (!widget) throw new Error('A piece of the widget was drawn outside of it.');
  return widget;
}

/** How a patient is named in passing: in full, or by initials while labels are discreet. */
export function useName(): (patient: Parameters<typeof initials>[0]) => string {
  return useTheWidget().veiled ? initials : fullName;
}

/** The practice's zone; while locked nothing is known of the practice, so the browser's own. */
export function useZone(): string {
  return useTheWidget().view?.practice?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * The present, looked at again each full second since `from`, and only while the page can be seen. Time is always worked out from it,
 * never counted.
 */
export function useEachSecond(from: number): number {
  const { now } = useTheWidget();
  const [at, setAt] = useState(now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const again = () => {
      clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      const present = now();
      setAt(present);
      timer = setTimeout(again, 1000 - (((present - from) % 1000) + 1000) % 1000 + 5);
    };
    again();
    document.addEventListener('visibilitychange', again);
    return () => { clearTimeout(timer); document.removeEventListener('visibilitychange', again); };
  }, [from, now]);
  return at;
}
