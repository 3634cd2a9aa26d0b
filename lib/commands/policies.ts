import * as z from 'zod';
import { policies, allows, type Policy } from '../rules/policies.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { personName } from './person-name.ts';
import { Because } from './reason.ts';
import type { PoliciesView } from './views-settings.ts';

const or = (words: readonly string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`);

/** A value as it is kept: codes in capitals, one comma between them. @throws Refusal in plain words for a name or a value that is none */
function accepted(name: string, value: string): string {
  if (!Object.hasOwn(policies, name)) throw new Refusal('NO_POLICY', 'This policy is not known here. Nothing was changed. Choose one from the list.');
  const policy = policies[name] as Policy;
  const codes = policy.values === 'codes';
  const kept = codes ? value.toUpperCase().split(',').map((code) => code.trim()).filter(Boolean).join(',') : value;
  if (allows(policy, kept)) return kept;
  throw new Refusal('NO_VALUE', codes ? 'This policy takes codes with commas between them, for example 99439, 99491. Nothing was changed.' : `This policy can be ${or(policy.values as string[])}. Nothing was changed.`);
}

/** Sets a policy of the practice, for all months that are worked out from now on; its usual value sets it back. Every choice stays in the history. */
export const setPolicy = whenOpen({
  from: ['workspace'], input: z.strictObject({ name: z.string().max(60), value: z.string().max(400), reason: Because }),
  run: async (context, { name, value: typed, reason }, _sender, id): Promise<PoliciesView> => {
    const value = accepted(name, typed);
    await context.open.write(id, async () => {
      const { block } = await context.open.desk();
      const now = block.policies?.findLast((choice) => choice.name === name)?.value ?? policies[name]?.default;
      return { drafts: now === value ? [] : [{ month: 'standing', patient: null, body: { kind: 'policy.set', policy: { name, value, reason } } }] };
    });
    return policiesView(context);
  },
});

/** Every policy there is, its value here, who set it, and what it was before. */
export const readPolicies = whenOpen({ from: ['workspace'], input: z.strictObject({}), run: (context) => policiesView(context) });

async function policiesView(context: OpenContext): Promise<PoliciesView> {
  const { practice, block } = await context.open.desk();
  return {
    timeZone: practice.timeZone,
    policies: Object.entries(policies).map(([name, policy]) => {
      const history = (block.policies ?? []).filter((choice) => choice.name === name).map(({ value, by, at, reason }) => ({ value, by: personName(block.staff, by), at, reason }));
      const last = history.at(-1);
      const value = last?.value ?? policy.default;
      return {
        name, question: policy.question, values: policy.values === 'codes' ? null : [...policy.values], usual: policy.default, checked: policy.checked,
        value, isDefault: value === policy.default, by: last?.by ?? null, at: last?.at ?? null, reason: last?.reason ?? null, history: history.reverse(),
      };
    }),
  };
}
