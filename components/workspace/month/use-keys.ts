import { useEffect } from 'react';
import type { RefObject } from 'react';

/**
 * Single-letter keys of the worklist, active only while no field is edited and no dialog is open:
 * `J` `K` move, `Enter` opens why (it is the focused button's own key), `O` opens the patient, `/` finds, `Esc` closes the row.
 */
export function useKeys(table: RefObject<HTMLElement | null>, find: RefObject<HTMLInputElement | null>, close: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      const editing = (event.target as HTMLElement | null)?.closest?.('input, select, textarea, [contenteditable]');
      if (event.key === 'Escape') {
        if (editing && editing === find.current) find.current?.blur();
        else if (!editing) close();
        return;
      }
      if (editing) return;
      const buttons = [...(table.current?.querySelectorAll<HTMLButtonElement>('[data-why]') ?? [])];
      const row = document.activeElement?.closest('[data-row]') ?? document.activeElement?.closest('tr.exp')?.previousElementSibling ?? null;
      const at = row ? buttons.findIndex((button) => button.closest('[data-row]') === row) : -1;
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'k') buttons[at === -1 ? 0 : Math.min(buttons.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))]?.focus();
      else if (key === 'o' && at >= 0) row?.querySelector<HTMLAnchorElement>('a.pn')?.click();
      else if (event.key === '/') find.current?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [table, find, close]);
}
