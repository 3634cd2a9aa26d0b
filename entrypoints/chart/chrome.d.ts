/**
 * What the page script uses of the extension's own object. The global itself, not a library's: an element of the page named `browser`
 * would be found under that name. After an update `runtime` has no `id` any more.
 */
interface PageRuntime {
  id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<{ ok: boolean; reply: unknown } | undefined>;
  onMessage: { addListener(heard: (message: { caretally?: unknown }) => void): void };
}
declare const chrome: { runtime: PageRuntime; dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
