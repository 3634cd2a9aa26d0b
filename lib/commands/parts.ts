import { urlIdOf } from '../ehrs/address.ts';
import { admitted, assemble, inSight } from '../ehrs/assemble.ts';
import { nobody, type Part, type Reading } from '../ehrs/reading.ts';
import type { Recipe } from '../ehrs/recipe.ts';
import { DOUBTFUL_MS, settler, SKEW_MS } from '../ehrs/settle.ts';

/*
 * One chart from several documents of one tab, where parts of it stand in frames that the page cannot reach into.
 *
 *   the page itself ──what it sees──────────────┐
 *   frame ──a line, open while it lives──┐      ├──► seen frames only, their own views only ──► one banner, one id ──► settle ──► the reading
 *         └──what it sees, once a second─┴──────┘
 *
 * The page's address is the browser's, as it stands beside every message of any of them: so no banner is heard before the address that came before it.
 * A part counts while its line is open and it is heard; a line that breaks (frame removed, navigated, crashed) or two and a half seconds of silence
 * end it at once. All of it is in the worker's memory: after the worker died the frames say it anew, the page is asked to, and nothing
 * is believed for three seconds.
 */

/** A part that says nothing for longer does not count, ms. It says so itself while its tab is hidden. */
export const SILENT_MS = 2500;
/** A page is asked no more often to say what it sees, ms. */
const ASK_MS = 3000;
/** More frames of one tab are not listened to. */
const MOST = 40;

interface Heard { part: Part; url: string; at: number; resting: boolean }
interface Top { document: string | null; recipe: Recipe; part: Part; settle: ReturnType<typeof settler> }
interface Tab { top: Top | null; address: string; lines: Map<string, object>; heard: Map<string, Heard>; reading: Reading; turn: number; askedAt: number }

export class Parts {
  readonly #tabs = new Map<number, Tab>();
  readonly #steady: () => number;
  readonly #later: (ms: number, run: () => void) => void;
  /** Called when the reading of a tab became another one by itself: by a frame, or by time. */
  changed: (tab: number) => void = () => undefined;

  /** @param steady a clock that nobody sets, ms; @param later runs something later, ms */
  constructor(steady: () => number = () => performance.now(), later: (ms: number, run: () => void) => void = (ms, run) => void setTimeout(run, ms)) {
    this.#steady = steady;
    this.#later = later;
  }

  /** What the whole chart of a tab says; in motion while the page has not spoken to this worker. */
  readingOf(tab: number): Reading {
    return this.#tabs.get(tab)?.top ? this.#tabs.get(tab)!.reading : { ...nobody, status: 'changing' };
  }

  /**
   * What the page itself sees.
   * @param url its address, as the browser says; @param again the worker died, or was locked, since this document was first heard: nothing is believed at once
   * @returns whether the reading is another one now
   */
  page(tab: number, document: string | null, recipe: Recipe, part: Part, url: string, again: boolean): boolean {
    const { top } = this.#of(tab);
    const same = top !== null && top.document === document && JSON.stringify(top.recipe) === JSON.stringify(recipe);
    this.#of(tab).top = { document, recipe, part, settle: same ? top.settle : settler(SKEW_MS, again ? this.#steady() + DOUBTFUL_MS : 0) };
    this.#of(tab).address = url;
    return this.#step(tab);
  }

  /** Whether the page of this tab has spoken to this worker. */
  knows(tab: number): boolean {
    return Boolean(this.#tabs.get(tab)?.top);
  }

  /** Whether the page should be asked to speak: it has not yet, to this worker, and was not asked just now. */
  asksFor(tab: number): boolean {
    const of = this.#of(tab);
    if (of.top || this.#steady() - of.askedAt < ASK_MS) return false;
    of.askedAt = this.#steady();
    return true;
  }

  /** The page says that there is no such chart in this tab any more. */
  none(tab: number): void {
    const of = this.#tabs.get(tab);
    if (of) of.top = null;
  }

  /** A document in a frame opened its line. @returns to be called when it breaks */
  line(tab: number, document: string): () => void {
    const { lines, heard } = this.#of(tab);
    const mine = {};
    if (lines.size < MOST || lines.has(document)) lines.set(document, mine);
    return () => {
      if (lines.get(document) !== mine) return;
      lines.delete(document);
      if (heard.delete(document) && this.#step(tab, true)) this.changed(tab);
    };
  }

  /** What a document in a frame sees; without an open line it is not taken. @param from its address and that of the page around it, as the browser says */
  hear(tab: number, document: string, { url, page }: { url: string; page: string }, part: Part, resting: boolean): boolean {
    const { lines, heard } = this.#of(tab);
    if (!lines.has(document)) return false;
    this.#of(tab).address = page;
    heard.set(document, { part, url, resting, at: this.#steady() });
    if (this.#step(tab)) this.changed(tab);
    return true;
  }

  forget(tab: number): void {
    this.#tabs.delete(tab);
  }

  /** At the lock: what was read is dropped; lines stay open, and frames say it again. */
  forgetAll(): void {
    for (const of of this.#tabs.values()) {
      of.top = null;
      of.heard.clear();
      of.reading = nobody;
    }
  }

  #of(tab: number): Tab {
    const known = this.#tabs.get(tab) ?? { top: null, address: '', lines: new Map<string, object>(), heard: new Map<string, Heard>(), reading: nobody, turn: 0, askedAt: -ASK_MS };
    this.#tabs.set(tab, known);
    return known;
  }

  /** @returns whether the reading is another one now */
  #step(tab: number, lost = false): boolean {
    const of = this.#tabs.get(tab);
    if (!of?.top) return false;
    const { top, heard } = of;
    const at = this.#steady();
    for (const [document, each] of heard) {
      if (each.resting || at - each.at < SILENT_MS) continue;
      heard.delete(document);
      lost = true;
    }
    const { urlId } = top.recipe;
    const id = urlId && !urlId.frame ? urlIdOf(urlId, of.address) : null;
    const page = urlId?.frame ? top.part : { ...top.part, ids: id === null ? [] : [id] };
    const parts = inSight([page, ...[...heard.values()].map(({ part, url }) => admitted(top.recipe, part, url))]);
    const { reading, again } = top.settle({ at, ...assemble(top.recipe, parts), lost });
    const news = JSON.stringify(reading) !== JSON.stringify(of.reading);
    of.reading = reading;
    const awake = [...heard.values()].filter(({ resting }) => !resting).map((each) => each.at + SILENT_MS);
    const next = Math.min(again ?? Infinity, ...awake);
    const mine = ++of.turn;
    if (next < Infinity) this.#later(Math.max(0, next - at), () => { if (of.turn === mine && this.#step(tab)) this.changed(tab); });
    return news;
  }
}
