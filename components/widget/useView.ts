import { useCallback, useEffect, useState } from 'react';
import type { WidgetView } from '../../lib/commands/views.ts';
import { codeOf } from '../ui/wire.tsx';
import { keepFinished } from './finished.ts';
import { InOrder } from './in-order.ts';
import type { Surroundings } from './useWidget.ts';

const POLL_MS = 15_000;
/** "Still here" comes this often: what a crash leaves in doubt stays under fifteen seconds. */
const WITNESS_MS = 12_000;

export interface Seen {
  view: WidgetView | null;
  /** The worker is gone for good: the extension was updated under this page. */
  orphaned: boolean;
  refresh(): void;
  /** Shows an answer that is a view; asks for one otherwise. */
  take(reply: unknown): void;
  change(how: (view: WidgetView) => WidgetView): void;
}

/** What the worker last said, asked again after each change, on focus, and every 15 seconds while the page can be seen. */
export function useView({ send, onChange }: Pick<Surroundings, 'send' | 'onChange'>): Seen {
  const [view, setView] = useState<WidgetView | null>(null);
  const [orphaned, setOrphaned] = useState(false);
  const [order] = useState(() => new InOrder());
  const show = useCallback((fresh: WidgetView) => setView((old) => ({ ...fresh, finished: keepFinished(old?.finished ?? null, fresh) })), []);

  const refresh = useCallback(() => {
    const question = order.ask();
    send('widget.view', {}).then(
      (reply) => { if (order.shows(question)) show(reply); },
      (thrown: unknown) => { if (codeOf(thrown) === 'UPDATED') setOrphaned(true); },
    );
  }, [order, send, show]);

  const take = useCallback((reply: unknown) => {
    if (!reply || typeof reply !== 'object' || !('lock' in reply)) return refresh();
    order.shows(order.ask()); // an older question must not overwrite a newer answer
    show(reply as WidgetView);
  }, [order, refresh, show]);

  const change = useCallback((how: (view: WidgetView) => WidgetView) => setView((old) => old && how(old)), []);

  useEffect(refresh, [refresh]);
  useEffect(() => onChange(refresh), [onChange, refresh]);
  useEffect(() => {
    const look = () => { if (document.visibilityState === 'visible') refresh(); };
    const timer = setInterval(look, POLL_MS);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => { clearInterval(timer); window.removeEventListener('focus', look); document.removeEventListener('visibilitychange', look); };
  }, [refresh]);

  // "Still here", as long as the page can be seen: the worker's proof that time was not slept through, and of a look without a timer.
  useEffect(() => {
    if (orphaned) return;
    const witness = () => { if (document.visibilityState === 'visible') void send('widget.witness', {}).catch(() => undefined); };
    witness();
    const timer = setInterval(witness, WITNESS_MS);
    return () => clearInterval(timer);
  }, [orphaned, send]);

  return { view, orphaned, refresh, take, change };
}
