/** Where the panel was asked to open: `today`, `unresolved`, `unresolved:<span>` or `unresolved:<span>:<discard|first>`. Anything else: nowhere in particular. */
export function placeAt(text: string | undefined): { tab: 'today' | 'unresolved' | null; span: string | null; how: 'discard' | 'first' | null } {
  const [tab, span, how] = (text ?? '').split(':');
  return {
    tab: tab === 'today' || tab === 'unresolved' ? tab : null,
    span: tab === 'unresolved' && span ? span : null,
    how: how === 'discard' || how === 'first' ? how : null,
  };
}
