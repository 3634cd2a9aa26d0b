/**
 * Whether the frame stands where it should: directly in a page of the web, not in a tab by itself and not nested deeper.
 * `ancestors` are the origins the browser names (absent in Firefox); a sandboxed page is called `null`.
 */
export function standsInPage(ancestors: ArrayLike<string> | undefined, isTop: boolean): boolean {
  if (isTop) return false;
  if (!ancestors) return true;
  const only = ancestors[0];
  return ancestors.length === 1 && only !== undefined && (only === 'null' || /^https?:\/\//.test(only));
}
