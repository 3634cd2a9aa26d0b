import { inside, isSeen } from '../../lib/ehrs/find.ts';

/** More origins than this are not worth a question. */
const MOST = 4;
/** A smaller frame holds no banner, px. */
const SMALLEST = 20;

/** Where the frames come from that can be seen here but not be looked into, as far as the page says: origins, each once. */
export function closedFrames(documents: readonly Document[]): string[] {
  const origins = documents.flatMap((document) => [...document.querySelectorAll<HTMLIFrameElement>('iframe,frame')].flatMap((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    if (inside(frame) !== null || !isSeen(frame) || Math.min(width, height) < SMALLEST || !URL.canParse(frame.src, document.baseURI)) return [];
    const { protocol, origin } = new URL(frame.src, document.baseURI);
    return /^https?:$/.test(protocol) ? [origin] : [];
  }));
  return [...new Set(origins)].slice(0, MOST);
}
