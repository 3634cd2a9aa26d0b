/** All rules by payer, with a field to find one. Arrows, J and K go from rule to rule, Enter opens, `/` goes to the field. */
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Rule } from '../../../lib/rules/rule.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { count } from '../../ui/said.ts';
import { ruleHref } from '../route.ts';
import { programWords } from '../words.ts';
import { grouped } from './catalog.ts';
import { isUnconfirmed } from './reading.ts';
import { useListKeys } from './use-list-keys.ts';

/** Codes named for one rule before the rest is only counted. */
const NAMED = 8;

export function RuleList({ rules, current, today }: { rules: readonly Rule[]; current: string; today: string }) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const month = today.slice(0, 7);
  const open = useMemo(() => new Set(rules.filter((rule) => isUnconfirmed(rule, month)).map(({ id }) => id)), [rules, month]);
  const text = useDeferredValue(typed);
  const groups = useMemo(() => grouped(rules, text, month), [rules, text, month]);
  const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a.rli') ?? [])];
  const goTo = useListKeys(links, field);
  const shown = groups.flatMap((group) => group.rules);
  // One stop of the Tab key for the whole list: the rule that is open, or the first found.
  const stop = shown.some(({ rule }) => rule.id === current) ? current : shown[0]?.rule.id;

  const inField = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') goTo(0);
    else if (event.key === 'Enter') links()[0]?.click();
    else if (event.key === 'Escape' && typed) setTyped('');
    else return;
    event.preventDefault();
  };
  return (
    <nav className="panel rlist" aria-labelledby="rules-list">
      <div className="hd"><h2 id="rules-list">Rules</h2><span className="sp" /><span className="q" role="status">{text.trim() ? `${shown.length} of ${rules.length}` : rules.length}</span></div>
      <div className="find rfind"><label className="sr" htmlFor="rule-find">Find a code, payer or program</label><Icon name="find" /><input id="rule-find" ref={field} className="in sm" type="search" placeholder="Code, payer, program" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={inField} /><kbd aria-hidden="true">/</kbd></div>
      <p className="sr" id="rules-keys">Arrow keys go from rule to rule, Enter opens one.</p>
      <div className="rscroll" ref={list}>
        {groups.map((group) => (
          <section key={group.payer} aria-labelledby={`payer-${group.payer}`}>
            <h3 id={`payer-${group.payer}`}>{group.name}</h3>
            <ul>{group.rules.map(({ rule, codes }) => (
              <li key={rule.id}>
                <a className="rli" href={ruleHref(rule.id)} aria-current={rule.id === current ? 'page' : undefined} aria-describedby="rules-keys" tabIndex={rule.id === stop ? 0 : -1}>
                  <span><b>{programWords(rule.program)}</b>{' '}<span className="pi">{codes.slice(0, NAMED).join(', ')}{codes.length > NAMED && ` and ${codes.length - NAMED} more`}{codes.length === 0 && 'no code in force'}</span></span>
                  {open.has(rule.id) && <span className="open" title="Something here is not confirmed"><Icon name="warning" /><span className="sr">, something here is not confirmed</span></span>}
                </a>
              </li>
            ))}</ul>
          </section>
        ))}
        {shown.length === 0 && <div className="none"><p>No rule matches. {count(rules.length, 'rule is', 'rules are')} hidden.</p><Button small onClick={() => { setTyped(''); field.current?.focus(); }}>Clear</Button></div>}
      </div>
    </nav>
  );
}
