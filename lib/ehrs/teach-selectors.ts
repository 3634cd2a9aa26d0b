/* Selectors that are likely to hold: what people who make pages call their parts, not what machines call them. */

/** How an element is named by itself, the steadiest first. `steady`: given on purpose, not for looks. */
export interface Named { css: string; steady: boolean }

const attributes = /^(?:data-(?!react|v-|emotion|styled|uid|key|id$)[a-z-]+|aria-label|aria-labelledby|itemprop|name|role|part|slot)$/;
/** For looks or for a passing state: these come and go. */
const looks = /^(?:flex|grid|row|col|cols?-\w+|container|wrapper|wrap|content|inner|outer|left|right|top|bottom|clearfix|[dmpwhg]|[mp][trblxy]|text|bg|border|rounded|shadow|font|block|inline|hidden|visible|show|fade|in|active|selected|open|opened|closed|collapsed|expanded|hover|focus|disabled|loading|loaded|relative|absolute|sticky|fixed|items|justify|gap|space|overflow|align|pull|float|ng|is|has|js|css|sc|jsx|emotion|svelte|ember|ext|x|gen|mui)(?:-|_|$)/i;
/** Around everything: no name for a banner. */
const shells = /^(?:app|root|main|content|page|body|site|layout|shell|view|frame|wrapper|container)(?:[-_]?(?:app|root|main|content|page|body|view|area|wrapper|container|frame|window))?$/i;
const hints = /patient|banner|demog|chart|ribbon|person|member|client|header|name|birth|dob|mrn|record|ident/i;

/** The name of its kind, as written in a selector. */
export const tagOf = (element: Element): string => CSS.escape(element.localName);

/** What an element is called: attributes, id, classes; nothing with numbers in it, which change with each load or each patient. */
export function namesOf(element: Element): Named[] {
  const given = [...element.attributes].filter(({ name, value }) => attributes.test(name) && /^\p{L}[\p{L} _.:/-]{1,58}\d?$/u.test(value) && !/^(?:button|cell|row|presentation|none|text|group)$/.test(value));
  const by = given.sort((a, b) => rank(a.name) - rank(b.name)).map(({ name, value }): Named => ({ css: `${tagOf(element)}[${name}="${value.replace(/["\\]/g, '\\$&')}"]`, steady: name === 'role' ? value === 'banner' : !shells.test(value) }));
  const id: Named[] = element.id && /^[a-z][a-z_.-]*$/i.test(element.id) && wordy(element.id) ? [{ css: `#${CSS.escape(element.id)}`, steady: !shells.test(element.id) }] : [];
  const classes = [...element.classList].filter((each) => /^[a-z]+(?:[_-]{1,2}[a-z]+)*$/i.test(each) && !looks.test(each) && wordy(each)).map((each): Named => ({ css: `.${CSS.escape(each)}`, steady: hints.test(each) }));
  const own: Named[] = element.localName.includes('-') ? [{ css: tagOf(element), steady: true }] : [];
  return [...by.filter((each) => !each.css.includes('[role=')), ...id, ...own, ...classes.sort((a, b) => Number(b.steady) - Number(a.steady)), ...by.filter((each) => each.css.includes('[role='))];
}

const rank = (name: string): number => (name.startsWith('data-') ? 0 : 1);

/** Whether every part of a name could be a word. A machine's ("bdVaJa", "jxqzkv") seldom can; one that slips through finds nothing some day, which is harmless. */
const wordy = (name: string): boolean => name.split(/[_-]+/).filter(Boolean).every((part) => {
  const humps = part.split(/(?<=[a-z])(?=[A-Z])/);
  return humps.every((hump) => hump.length > 1) && (humps.length < 3 || humps.some((hump) => hump.length > 3)) && (part.length < 5 || /[aeiouy]/i.test(part) || /dob|mrn/i.test(part));
});

/** The host of the shadow tree that an element stands in; null in the page's own tree. */
export function hostOf(node: Node): Element | null {
  return (node.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** The elements around it, nearest first, out through open shadow roots. */
export function around(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement ?? hostOf(element); at; at = at.parentElement ?? hostOf(at)) found.push(at);
  return found;
}

/** A selector as seen from the root: through the open shadow roots between. */
export function within(css: string, element: Element, root: Node): string {
  const steps = [css];
  for (let host = hostOf(element); host && host !== hostOf(root); host = hostOf(host)) steps.unshift(namesOf(host)[0]?.css ?? tagOf(host));
  return steps.join(' >>> ');
}

/** Where it stands, step by step from the root, or from the top of its own shadow tree. */
export function pathTo(element: Element, root: Node): string {
  const steps: string[] = [];
  for (let at = element; at !== root && steps.length < 14;) {
    const above = at.parentNode as ParentNode | null;
    if (!above) break;
    const same = [...above.children].filter((each) => each.localName === at.localName);
    steps.unshift(same.length > 1 ? `${tagOf(at)}:nth-of-type(${same.indexOf(at) + 1})` : tagOf(at));
    if (above === root && (root as Partial<Element>).localName !== undefined) return `:scope > ${steps.join(' > ')}`;
    const next = at.parentElement;
    if (!next) break;
    at = next;
  }
  return within(steps.join(' > '), element, root);
}

