/** Where the rules of Priority Health were read, and what its published list makes of Medicare's codes. The institute's pages serve here too. */
import type { Source } from '../../rules/finding.ts';
import type { Cited, Code } from '../../rules/rule.ts';

export const priorityManual: Source = { title: 'Provider manual: care management services', publisher: 'Priority Health', url: 'https://www.priorityhealth.com/provider/manual/services/medical/care-management', date: '2025-06-22', readAs: 'primary' };
export const priorityAugust: Source = { title: 'August 2025 billing policy updates', publisher: 'Priority Health', url: '', date: '2025-08-01', readAs: 'primary' };

const checked = '2026-11-22';

/** On the list: payable by Medicare's own numbers, as the plan says to follow the code set. Medicare's prices are not the plan's. */
export const onList = (code: Code): Code => ({
  ...code, rate: undefined,
  inForce: code.inForce.map((span) => ({ ...span, source: priorityManual, checked, confirmedFrom: '2025-06-22' })),
});

const missing: Cited = { from: '2024-01-01', source: priorityManual, checked };

/** Not on the list: refused until the practice has the plan's word. */
export const offList = (code: Code): Code => ({ ...code, rate: undefined, notCovered: { policy: 'ph.covered_codes', ...missing } });
