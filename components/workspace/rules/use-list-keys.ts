import { useEffect } from 'react';
import type { RefObject } from 'react';

/**
 * Keys of a list of links. On a link: arrows, Home and End. Anywhere outside of a field: `J` and `K` to the next and previous link, `/` to the
 * field that finds. A link is opened by its own Enter.
 * @param links the links as they stand, in order
 * @returns moves the focus to the link of that place
 */
export function useListKeys(links: () => HTMLAnchorElement[], field: RefObject<HTMLInputElement | null>): (index: number) => void {
  const goTo = (index: number) => {
    const all = links();
    all[Math.min(all.length - 1, Math.max(0, index))]?.focus();
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      if ((event.target as HTMLElement | null)?.closest?.('input, select, textarea, [contenteditable]')) return;
      const all = links();
      const on = all.indexOf(document.activeElement as HTMLAnchorElement);
      const at = on >= 0 ? on : all.findIndex((link) => link.hasAttribute('aria-current'));
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (key === '/') field.current?.focus();
      else if (key === 'j' || (key === 'ArrowDown' && on >= 0)) goTo(at + 1);
      else if (key === 'k' || (key === 'ArrowUp' && on > 0)) goTo(at - 1);
      else if (key === 'ArrowUp' && on === 0) field.current?.focus();
      else if (key === 'Home' && on >= 0) goTo(0);
      else if (key === 'End' && on >= 0) goTo(all.length - 1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return goTo;
}
