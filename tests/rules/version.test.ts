import { describe, expect, it } from 'vitest';
import { rules, rulesVersion } from '../../lib/payers/index.ts';
import { policies } from '../../lib/rules/policies.ts';
import type { RuleSet } from '../../lib/rules/rule.ts';
import { versionOf } from '../../lib/rules/version.ts';

describe('the version of the rules', () => {
  it('is the newest day of a check and a digest, the same each time', async () => {
    const version = await rulesVersion();
    expect(version).toMatch(/^\d{4}-\d\d-\d\d\.[0-9a-f]{16}$/);
    expect(await versionOf(structuredClone(rules))).toBe(version);
    const checks = [...JSON.stringify([rules, policies]).matchAll(/"checked":"([\d-]+)"/g)].map((match) => match[1]!);
    expect(version.slice(0, 10)).toBe(checks.sort().at(-1));
  });

  it('is another one after any change of a number, a word, a policy’s usual value, or the day of a check', async () => {
    const version = await versionOf(rules);
    const changed = (from: RegExp, to: string): RuleSet => {
      const text = JSON.stringify(rules);
      expect(text).toMatch(from);
      return JSON.parse(text.replace(from, to)) as RuleSet;
    };
    for (const [from, to] of [[/"value":20,/, '"value":21,'], [/"code":"99490"/, '"code":"99498"'], [/"from":"2015-01-01"/, '"from":"2015-01-02"'], [/patient_call/, 'patient_calls']] as const) expect(await versionOf(changed(from, to))).not.toBe(version);
    expect(await versionOf(changed(/"checked":"[\d-]+"/, '"checked":"2031-01-01"'))).toMatch(/^2031-01-01\./);
    expect(await versionOf(rules, { ...policies, 'ccm.planCopy': { ...policies['ccm.planCopy']!, default: 'warn' } })).not.toBe(version);
  });
});
