/*
 * Which frame is which, where nobody can look into the other. A window's frames are numbered alike for everybody: the page says which of them
 * can be seen, and a frame finds its own number from inside. No message passes between them.
 *
 *   page                          path ''
 *   ├── first of two frames       path '0.2'
 *   └── second of two             path '1.2'
 *       └── its only frame        path '1.2/0.1'
 *
 * The count stands beside the number, so that a frame which was added or removed is noticed before the numbers are told anew. Frames in shadow
 * roots have no number: what is around them is not known.
 */
import { inside, isSeen, MOST_FRAMES } from './find.ts';

/** What a reader knows of the frames around: documents it can reach, and frames in these that can be seen. */
export interface Around { reach: string[]; shown: string[] }

/** Nested deeper, nothing is known. */
const DEEPEST = 8;

/** The path of a window from the top; null if it cannot be told. */
export function pathOf(self: Window): string | null {
  const steps: string[] = [];
  for (let view = self; view !== view.parent; view = view.parent) {
    const step = stepTo(view.parent, view);
    if (step === null || steps.length === DEEPEST) return null;
    steps.unshift(step);
  }
  return steps.join('/');
}

/** The frames of a document and of those it can reach, by path. @param path the document's own */
export function aroundOf(document: Document, path: string, found: Around = { reach: [], shown: [] }): Around {
  const view = document.defaultView;
  if (!view || found.reach.length >= MOST_FRAMES) return found;
  found.reach.push(path);
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe,frame')) {
    const step = frame.contentWindow && isSeen(frame) ? stepTo(view, frame.contentWindow) : null;
    if (step === null || found.shown.length >= MOST_FRAMES) continue;
    const at = path ? `${path}/${step}` : step;
    found.shown.push(at);
    const inner = inside(frame);
    if (inner && at.split('/').length < DEEPEST) aroundOf(inner, at, found);
  }
  return found;
}

/** Whether every window from this one up to the top can be reached: then the page's own reader reads it, and nobody else does. */
export function isReached(self: Window): boolean {
  try {
    for (let view = self; view !== view.parent; view = view.parent) if (!view.parent.document) return false;
    return true;
  } catch {
    return false;
  }
}

function stepTo(parent: Window, child: Window): string | null {
  const count = Math.min(parent.length, 100);
  for (let at = 0; at < count; at++) if (parent[at] === child) return `${at}.${count}`;
  return null;
}
