import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { documentsOf } from '../../lib/ehrs/find.ts';
import type { FieldName } from '../../lib/ehrs/recipe.ts';
import { candidates, made, read, type Picks } from './pick.ts';
import { outline } from './outline.ts';

/*
 * Pointing at a chart. Comes into the page only while a person teaches it, and leaves with the last step.
 *
 *   (asked for a field) ──pointer, Tab──► outlined ──click, Enter──► picked: what was read goes to the side panel ──► (next field)
 *          ▲                                                            │
 *          └──────────────────────── Esc, or another field ─────────────┘          all picked ──► the recipe goes to the worker
 *
 * It shows a frame around what would be read, and nothing else: what is read is shown in the side panel, never in the page.
 */
interface Runtime { id?: string; sendMessage(message: unknown): Promise<unknown>; onMessage: { addListener(heard: (message: Message) => void): void; removeListener(heard: (message: Message) => void): void } }
type Message = { caretally?: unknown; field?: FieldName | null };
declare const chrome: { runtime: Runtime };

const live = Symbol.for('teach');

export default defineUnlistedScript(() => {
  const world = globalThis as { [live]?: () => void };
  if (top !== self) return;
  world[live]?.();
  const { runtime } = chrome;
  const box = outline();
  const picks: Picks = {};
  let field: FieldName | null = null;
  let over: Element | null = null;
  let listening: Document[] = [];

  const say = (name: string, input: object) => { void runtime.sendMessage({ caretally: 1, id: crypto.randomUUID(), name, input }).catch(() => undefined); };
  const show = (element: Element | null) => {
    over = element;
    box.show(element);
  };
  const pick = (element: Element) => {
    if (!field) return;
    const value = read(field, element);
    if (value === null) return say('teach.picked', { field, value: null });
    picks[field] = element;
    say('teach.picked', { field, value });
    field = null;
    show(null);
  };
  const inner = (event: Event): Element | null => (event.composedPath()[0] as Partial<Element>).nodeType === 1 ? (event.composedPath()[0] as Element) : null;
  const heardEvent = (event: Event) => {
    if (!field) return;
    const element = inner(event);
    if (event.type === 'pointermove') {
      if (element && element !== over) show(element);
      return;
    }
    const { key, shiftKey } = event as KeyboardEvent;
    if (event.type === 'keydown' && !['Tab', 'Enter', 'Escape'].includes(key)) return;
    // While a page is taught it hears nothing: a click on a name must not open anything.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'click' && element) pick(element);
    if (event.type !== 'keydown') return;
    if (key === 'Enter' && over) pick(over);
    if (key === 'Escape') say('teach.left', {});
    if (key === 'Tab') {
      const list = candidates(field, listening);
      show(list.at((list.indexOf(over!) + (shiftKey ? -1 : 1)) % Math.max(1, list.length)) ?? null);
    }
  };
  const events = ['pointermove', 'pointerdown', 'mousedown', 'click', 'keydown'] as const;
  const listen = () => {
    listening = documentsOf(document);
    for (const each of listening) for (const event of events) each.defaultView!.addEventListener(event, heardEvent, true);
  };
  const end = () => {
    for (const each of listening) for (const event of events) each.defaultView?.removeEventListener(event, heardEvent, true);
    runtime.onMessage.removeListener(heard);
    box.remove();
    delete world[live];
  };
  const heard = ({ caretally, field: next }: Message) => {
    if (caretally === 'teach-field') {
      field = next ?? null;
      show(null);
      listen();
    }
    if (caretally === 'teach-make') say('teach.made', { recipe: made(picks), url: location.href });
    if (caretally === 'teach-end') end();
  };
  runtime.onMessage.addListener(heard);
  world[live] = end;
  listen();
});
