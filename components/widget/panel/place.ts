export type How = 'discard' | 'first' | 'split';

/** Where the panel was asked to open. */
export interface PanelPlace { tab: 'today' | 'unresolved' | 'close' | null; span: string | null; how: How | null; minutes: number | null }

/** `today`, `close`, `unresolved`, `unresolved:<span>`, `unresolved:<span>:<discard|split>` or `unresolved:<span>:first:<minutes>`. Anything else: nowhere in particular. */
export function placeAt(text: string | undefined): PanelPlace {
  const [tab, span, how, minutes] = (text ?? '').split(':');
  const known = tab === 'today' || tab === 'unresolved' || tab === 'close' ? tab : null;
  return {
    tab: known,
    span: tab === 'unresolved' && span ? span : null,
    how: how === 'discard' || how === 'first' || how === 'split' ? how : null,
    minutes: how === 'first' && /^\d{1,4}$/.test(minutes ?? '') ? Number(minutes) : null,
  };
}
