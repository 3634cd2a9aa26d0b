/**
 * A fake document: just enough of one for a recipe to be followed without a browser. Elements are written as trees; selectors are matched
 * against `css`, the list of selectors that an element answers to. The real thing is tried in `tests/e2e/chart.spec.ts`.
 */
export interface FakeSpec { css?: string[]; text?: string; value?: string; attributes?: Record<string, string>; shadow?: FakeSpec[]; hidden?: boolean; off?: boolean; tiny?: boolean; inside?: FakeSpec[] }

export class FakeNode {
  readonly spec: FakeSpec;
  readonly inside: FakeNode[];
  parent: FakeNode | null = null;
  constructor(spec: FakeSpec) {
    this.spec = spec;
    this.inside = (spec.inside ?? []).map((each) => new FakeNode(each));
    for (const each of this.inside) each.parent = this;
  }
  get parentNode(): FakeNode | null { return this.parent; }
  get shadowRoot(): FakeNode | null { return this.spec.shadow ? new FakeNode({ inside: this.spec.shadow }) : null; }
  getAttribute(name: string): string | null { return this.spec.attributes?.[name] ?? null; }
  get value(): string | undefined { return this.spec.value; }
  get textContent(): string { return (this.spec.text ?? '') + this.inside.map((each) => each.textContent).join(''); }
  get nextSibling(): FakeNode | null {
    const siblings = this.parent?.inside ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }
  querySelectorAll(css: string): FakeNode[] {
    return this.inside.flatMap((each) => [...(each.spec.css?.includes(css) ? [each] : []), ...each.querySelectorAll(css)]);
  }
  checkVisibility(): boolean { return !this.spec.hidden && (this.parent?.checkVisibility() ?? true); }
  getBoundingClientRect(): { width: number; height: number; right: number } {
    const size = this.spec.tiny ? 1 : 100;
    return { width: size, height: size, right: this.spec.off ? -9000 : 100 };
  }
}

/** A fake document with this in it, typed as the real one. */
export function fakeDocument(...inside: FakeSpec[]): Document {
  return new FakeNode({ inside }) as unknown as Document;
}
