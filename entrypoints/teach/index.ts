import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { documentsOf } from '../../lib/ehrs/find.ts';
import { isReached } from '../../lib/ehrs/frame-path.ts';
import type { FieldName } from '../../lib/ehrs/recipe.ts';
import { closedFrames } from './closed-frames.ts';
import { aimAt, candidates, made, type Aim, type Picks } from './pick.ts';
import { outline } from './outline.ts';

/*
 * Pointing at a chart. Comes into the page only while a person teaches it, and leaves with the last step. The page's own script serves all
 * frames that it can reach into; a frame out of reach has a script of its own, and the others hear nothing of it.
 *
 *   (asked for a field) ──pointer, Tab──► outlined ──click, Enter──► picked: what was read goes to the side panel ──► (next field)
 *          ▲                                                            │
 *          └──────────────────────── Esc, or another field ─────────────┘          all picked ──► the recipe goes to the worker
 *
 * It shows a frame around what would be read, and nothing else: what is read is shown in the side panel, never in the page.
 */
interface Runtime { id?: string; sendMessage(message: unknown): Promise<unknown>; onMessage: { addListener(heard: (message: Message) => void): void; removeListener(heard: (message: Message) => void): void } }
type Message = { caretally?: unknown; field?: FieldName | null; way?: number };
declare const chrome: { runtime: Runtime };

const live = Symbol.for('teach');
/** Frames that come late are listened to from then on, ms. */
const AGAIN_MS = 700;
const deafened = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'dblclick', 'auxclick', 'contextmenu', 'keypress', 'keyup'] as const;
const events = ['pointermove', 'pointerout', 'click', 'keydown', ...deafened] as const;

export default defineUnlistedScript(() => {
  const world = globalThis as { [live]?: { alive(): boolean; end(): void } };
  // One that is at work goes on; the one of an extension that was replaced since does not.
  if ((top !== self && isReached(window)) || world[live]?.alive()) return;
  world[live]?.end();
  const { runtime } = chrome;
  const box = outline();
  const picks: Picks = {};
  const aims: Partial<Record<FieldName, Aim>> = {};
  const listening = new Set<Document>();
  let field: FieldName | null = null;
  let over: Aim | null = null;

  const say = (name: string, input: object) => { void runtime.sendMessage({ caretally: 1, id: crypto.randomUUID(), name, input }).catch(() => undefined); };
  const show = (aim: Aim | null, element: Element | null = aim?.element ?? null) => {
    over = aim;
    box.show(element, aim !== null);
  };
  const pick = (aim: Aim | null) => {
    if (!field) return;
    const [way] = aim?.ways ?? [];
    if (!aim || !way) return say('teach.picked', { field, value: null });
    picks[field] = { element: aim.element, way };
    aims[field] = aim;
    say('teach.picked', { field, value: way.value, ways: aim.ways.map(({ value }) => value) });
    field = null;
    show(null);
  };
  const inner = (event: Event): Element | null => {
    const [target] = event.composedPath() as Partial<Element>[];
    return target?.nodeType === 1 ? (target as Element) : null;
  };
  const heardEvent = (event: Event) => {
    if (!field) return;
    const element = inner(event);
    if (event.type === 'pointermove') return void (element && show(aimAt(field, element, pointOf(event)), element));
    // Out of this window, perhaps into a frame with a script of its own.
    if (event.type === 'pointerout') return (event as PointerEvent).relatedTarget === null ? show(null) : undefined;
    const { key, shiftKey } = event as KeyboardEvent;
    if (/^key/.test(event.type) && !['Tab', 'Enter', 'Escape'].includes(key)) return;
    // While a page is taught it hears nothing: a click on a name must not open anything.
    event.preventDefault();
    event.stopImmediatePropagation();
    // The browser gives no click to a field that is switched off.
    if ((event.type === 'click' || (event.type === 'pointerup' && element?.matches(':disabled'))) && element) pick(aimAt(field, element, pointOf(event)));
    if (event.type !== 'keydown') return;
    if (key === 'Enter' && over) pick(over);
    if (key === 'Escape') say('teach.left', {});
    if (key === 'Tab') step(shiftKey ? -1 : 1);
  };
  const step = (by: 1 | -1) => {
    if (!field) return;
    listen();
    const list = candidates(field, [...listening]);
    const at = over ? list.indexOf(over.element) : -1;
    const next = list.at(at < 0 && by < 0 ? -1 : (at + by) % Math.max(1, list.length));
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    show(next ? aimAt(field, next, null) : null);
  };
  const listen = () => {
    for (const each of documentsOf(document)) {
      if (listening.has(each)) continue;
      listening.add(each);
      for (const event of events) each.defaultView!.addEventListener(event, heardEvent, { capture: true, passive: false });
    }
    for (const each of listening) if (!each.defaultView) listening.delete(each);
  };
  let told = '';
  const around = () => {
    listen();
    const origins = closedFrames([...listening]);
    if (origins.length && origins.join() !== told) say('teach.frames', { origins });
    told = origins.join();
  };
  const late = setInterval(around, AGAIN_MS);
  const end = () => {
    clearInterval(late);
    for (const each of listening) for (const event of events) each.defaultView?.removeEventListener(event, heardEvent, true);
    runtime.onMessage.removeListener(heard);
    box.remove();
    delete world[live];
  };
  const heard = ({ caretally, field: next, way }: Message) => {
    if (caretally === 'teach-field') {
      field = next ?? null;
      show(null);
      listen();
    }
    const chosen = next && aims[next]?.ways[way ?? 0];
    if (caretally === 'teach-way' && chosen) picks[next] = { element: aims[next]!.element, way: chosen };
    if (caretally === 'teach-make' && Object.keys(picks).length) say('teach.made', { recipe: made(picks), url: location.href });
    if (caretally === 'teach-end') end();
  };
  runtime.onMessage.addListener(heard);
  world[live] = { alive: () => !!runtime.id, end };
  around();
});

const pointOf = (event: Event): { x: number; y: number } => ({ x: (event as PointerEvent).clientX, y: (event as PointerEvent).clientY });
