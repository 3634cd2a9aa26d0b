/** A fake of the practice's choices: one is set, all others have their usual value, and setting one is kept until the page is left. */
import type { PoliciesView, PolicyView } from '../../lib/commands/views-settings.ts';
import { policies } from '../../lib/rules/policies.ts';
import { dana, now, zone } from './fixtures.ts';

interface Set { name: string; value: string; reason: string }

export function fakePolicies(): { view: () => PoliciesView; set: (input: Set) => PoliciesView } {
  const history = new Map<string, PolicyView['history']>([['ccm.planCopy', [{ value: 'warn', by: 'Theo Brandt', at: Date.parse('2026-10-02T15:00:00Z'), reason: 'Copies go out with the visit summary on paper.' }]]]);
  const view = () => ({
    timeZone: zone,
    policies: Object.entries(policies).map(([name, policy]): PolicyView => {
      const own = history.get(name) ?? [];
      const value = own[0]?.value ?? policy.default;
      return { name, question: policy.question, values: policy.values === 'codes' ? null : [...policy.values], usual: policy.default, checked: policy.checked, value, isDefault: value === policy.default, by: own[0]?.by ?? null, at: own[0]?.at ?? null, reason: own[0]?.reason ?? null, history: own };
    }),
  });
  return { view, set: ({ name, value, reason }) => { history.set(name, [{ value, reason, by: `${dana.name} ${dana.credential}`, at: now }, ...(history.get(name) ?? [])]); return view(); } };
}
