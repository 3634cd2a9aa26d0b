import { browser } from 'wxt/browser';
import { badgeOf, type Badge } from '../../lib/commands/badge.ts';
import type { Context } from '../../lib/commands/context.ts';
import type { Answer } from '../../lib/commands/dispatch.ts';
import { widgetView } from '../../lib/commands/view.ts';

/** Fixed colours: a badge follows no theme. Text is white on each, at 4.5:1 or better. */
const colours: Record<Badge['tone'], string> = { run: '#0A6558', call: '#4149A6', away: '#835200', stop: '#A6281E', unsaved: '#93306F', still: '#4C5B68' };

/** Paints the toolbar button anew: four characters, a colour, and the state in words. */
export async function paintBadge(context: Context, notSaved: boolean): Promise<void> {
  const { text, tone, title } = badgeOf(await widgetView(context, { surface: 'sidepanel', tab: null, document: null, origin: null, url: null }), notSaved);
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: colours[tone] });
  await browser.action.setBadgeTextColor?.({ color: '#FFFFFF' });
  await browser.action.setTitle({ title });
}

/** A page that gave up no longer says "not saved" after this long, ms. */
const FORGOTTEN_MS = 60_000;

/** Commands whose writing failed and is tried again, by their ids. */
export class Unsaved {
  readonly #since = new Map<string, number>();

  /** @returns whether the badge has to say something else now */
  hear(id: unknown, answer: Answer, now: number): boolean {
    if (typeof id !== 'string') return false;
    if (answer.ok || !['NOT_SAVED', 'DISK_FULL'].includes(answer.code)) return this.#since.delete(id);
    this.#since.set(id, now);
    return true;
  }

  any(now: number): boolean {
    for (const [id, since] of this.#since) if (now - since > FORGOTTEN_MS) this.#since.delete(id);
    return this.#since.size > 0;
  }
}
