import { parseHTML } from 'linkedom';

/**
 * A page from its HTML, without a browser: everything is drawn except what is `hidden` or inside it. `<template shadowrootmode="open">` becomes a
 * shadow tree. Sizes, visibility and `CSS.escape` are stand-ins; the real ones are tried in `tests/e2e/teach.spec.ts`.
 */
export function pageOf(html: string): Document {
  const { document, Element } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  Object.assign(globalThis, { CSS: { escape: (text: string) => text.replace(/[^\w\u0080-\uffff-]/g, '\\$&').replace(/^(\d)/, '\\3$1 ') } });
  const drawn = (element: Element | null): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement ?? ((at.getRootNode() as Partial<ShadowRoot>).host ?? null)) if (at.hasAttribute('hidden')) return false;
    return true;
  };
  Object.assign(Element.prototype, {
    checkVisibility(this: Element) { return drawn(this); },
    getBoundingClientRect: () => ({ left: 10, top: 10, right: 90, bottom: 30, width: 80, height: 20, x: 10, y: 10 }),
  });
  const opened = (within: ParentNode) => {
    for (let template = within.querySelector('template[shadowrootmode]'); template; template = within.querySelector('template[shadowrootmode]')) {
      const shadow = template.parentElement!.attachShadow({ mode: 'open' });
      shadow.append(...[...((template as HTMLTemplateElement).content ?? template).childNodes]);
      template.remove();
      opened(shadow);
    }
  };
  opened(document as unknown as ParentNode);
  return document as unknown as Document;
}

/** One element, with ` >>> ` into shadow trees. */
export function one(document: Document, css: string): Element {
  let from: ParentNode = document;
  const steps = css.split(' >>> ');
  for (const step of steps.slice(0, -1)) from = from.querySelector(step)!.shadowRoot!;
  const found = from.querySelector(steps.at(-1)!);
  if (!found) throw new Error(`Nothing at ${css}.`);
  return found;
}
