/** What one read may cost, in steps of about a microsecond. A chart's banner costs a few hundred, whatever stands below it. */
const MOST = 3000;
/** Asking whether an element can be seen has the page measured. */
const SEEING = 4;
/** A quick search of a whole page, as of one with 30,000 elements. */
const PAGE = 200;

/** A recipe asks for more than one read may cost: it points at no banner, and what it says is in doubt. */
export class TooMuch extends Error {}

/** What a read has cost so far, and of what kind it was. Counted, not timed: the same page costs the same on a slow computer, and is not in doubt there. */
export class Effort {
  #left = MOST;
  /** The value of a form's field was looked at. */
  values = false;
  /** The shadow roots that were stepped into: what changes in them is not seen from outside. */
  readonly shadows = new Set<ShadowRoot>();

  /** Before a search. @throws TooMuch */
  search(within: ParentNode, css: string): void {
    // Names, classes and attributes are quick to compare; alternatives, parts of attributes and what stands around or inside are not.
    const each = css.includes(':has') ? 4 : /[,~+^$|]|\*|:(is|not|where)/.test(css) ? 20 : 150;
    // To count a whole page that just changed takes longer than such a search, and there are few of them in a read.
    const page = each === 150 && (within as Partial<Document>).nodeType === 9;
    this.#spend(1 + (page ? PAGE : ((within as Partial<Element>).getElementsByTagName?.('*').length ?? 0) / each));
  }

  /** For so many elements that were found. @throws TooMuch */
  find(elements: number): void {
    this.#spend(elements);
  }

  /** Before it is asked whether an element can be seen. @throws TooMuch */
  see(): void {
    this.#spend(SEEING);
  }

  #spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new TooMuch();
  }
}
