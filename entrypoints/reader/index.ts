import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { READER } from '../chart/watch.ts';
import { lookWith } from './look.ts';

/**
 * What reads whose chart is open. It is put beside the page script only where a recipe is known for the site, and only leaves there the
 * way to make a reader; the page script's pulse drives it.
 */
export default defineUnlistedScript(() => {
  (globalThis as { [READER]?: typeof lookWith })[READER] = lookWith;
});
