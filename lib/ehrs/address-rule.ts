import { urlIdOf } from './address.ts';
import type { Recipe } from './recipe.ts';

type Rule = NonNullable<Recipe['urlId']>;

/**
 * Where an address names the patient, told from the addresses of two patients' charts: the first place at which they differ. Null if they
 * do not differ, or differ in more than the patient could explain.
 */
export function addressRule(one: string, other: string): Rule | null {
  if (!URL.canParse(one) || !URL.canParse(other)) return null;
  const [a, b] = [new URL(one), new URL(other)];
  const candidates: Rule[] = [];
  for (const part of ['path', 'hash'] as const) {
    const [left, right] = part === 'path' ? [a.pathname, b.pathname] : [a.hash, b.hash];
    const [from, to] = [left.split('/'), right.split('/')];
    const at = from.findIndex((segment, n) => segment !== to[n]);
    if (at > 0 && from.length === to.length && from.slice(at + 1).join('/') === to.slice(at + 1).join('/')) candidates.push({ part, after: `${from.slice(0, at).join('/').split('/').slice(-1)[0] ? `/${from[at - 1]}` : ''}/` });
  }
  for (const [name, value] of a.searchParams) if (b.searchParams.has(name) && b.searchParams.get(name) !== value) candidates.push({ part: 'query', after: name });
  const fits = candidates.filter((rule) => {
    const [left, right] = [urlIdOf(rule, one), urlIdOf(rule, other)];
    return left !== null && right !== null && left !== right;
  });
  return fits.length === 1 ? fits[0]! : null;
}
