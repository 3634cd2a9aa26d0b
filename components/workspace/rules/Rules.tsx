/**
 * The rules that CareTally knows, one at a time: which codes, what they need, since when, and who says so. Everything on the screen comes from
 * the rule's own data. Start here; `statements.ts` turns a rule into sentences, and the panels only lay them out.
 */
import { useEffect, useRef, useState } from 'react';
import type { WidgetView } from '../../../lib/commands/views.ts';
import { rules } from '../../../lib/payers/index.ts';
import { count, dayOf } from '../../ui/said.ts';
import { useSay } from '../live.tsx';
import { chosen } from './catalog.ts';
import { RuleList } from './RuleList.tsx';
import { RulePage } from './RulePage.tsx';
import './rules.css';

/** @param rule id of the rule that the address names, or null */
export function Rules({ rule: id, state }: { rule: string | null; state: WidgetView }) {
  const say = useSay();
  const today = dayOf(state.now, state.practice?.timeZone ?? 'UTC');
  const rule = chosen(rules, id);
  // The month that a person chose stays while they go from rule to rule.
  const [month, setMonth] = useState(today.slice(0, 7));
  const shown = useRef(rule?.id);
  useEffect(() => {
    if (!rule || shown.current === rule.id) return;
    shown.current = rule.id;
    window.scrollTo({ top: 0 });
    say(`${rule.title}, ${count(rule.codes.length, 'code')}.`);
  }, [rule, say]);

  if (!rule) return <div className="top"><h1>Rules</h1><span className="q">No rule is entered here. Nothing is proposed for any payer.</span></div>;
  return (
    <div className="rules">
      <RuleList rules={rules} current={rule.id} today={today} />
      <RulePage key={rule.id} rule={rule} today={today} asked={month} onAsk={setMonth} />
    </div>
  );
}
