import { browser } from 'wxt/browser';
import type { Clocks } from '../../lib/commands/clocks.ts';
import { proveSender, type StampedSender } from '../../lib/commands/sender.ts';
import { Tick } from '../../lib/records/index.ts';

/** For so long a fresh worker waits for the first page to tell its time, and after it for others, ms. */
const FIRST_MS = 200;
const OTHERS_MS = 20;

/**
 * The steady clocks of our pages outlive the worker. A fresh one asks them before it judges how much time passed: without them, a clock of
 * the computer that was set while the worker was dead looks like time. Pages answer by `keepTime` in `lib/messages.ts`.
 * @returns `ask`, done when the answers are in or nobody is there; `hear`, for every message, before anything waits
 */
export function pageClocks(clocks: Clocks) {
  let heard: () => void = () => undefined;
  const first = new Promise<void>((done) => { heard = done; });
  const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  return {
    /** Takes the tick of a page of ours out of a message. @returns whether that was all the message was for */
    hear(message: unknown, stamped: StampedSender): boolean {
      const said = message as { caretally?: unknown; tick?: unknown } | null;
      const tick = Tick.safeParse(said?.tick);
      if (tick.success && proveSender(stamped, browser.runtime.id, [browser.runtime.getURL('/')], () => false)) {
        clocks.hear(tick.data);
        heard();
      }
      return said?.caretally === 'tick';
    },
    async ask(): Promise<void> {
      const asked = browser.runtime.sendMessage({ caretally: 'tick?' }).then(() => Promise.race([first, wait(FIRST_MS)])).then(() => wait(OTHERS_MS), () => undefined);
      await Promise.race([asked, wait(FIRST_MS * 2)]);
    },
  };
}
