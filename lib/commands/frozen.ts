/** A closed month beside what would be answered today. Pure. */
import type { MonthRecord, PatientFile, PracticeBlock } from '../ledger/blocks.ts';
import type { Staff } from '../records/index.ts';
import { clock } from '../time/say.ts';
import { writtenAfter, type Closed } from './closed.ts';
import type { Decided } from './decided.ts';
import { signature } from './month-row.ts';
import { personName } from './person-name.ts';
import { chosenPolicies } from './policies-in-use.ts';
import type { ClosedView, FrozenView } from './views-closing.ts';

/** A closing, and what else than entries could have changed the answers since. */
export interface Against { closed: Closed; rules: string; policiesChanged: boolean }

type Policy = { name: string; value: string };
const policyText = (policies: readonly Policy[]) => policies.map(({ name, value }) => `${name}=${value}`).join(' ');

/** @param rules the version of the rules that answers now */
export const against = (closed: Closed, block: Pick<PracticeBlock, 'policies'>, rules: string): Against => ({ closed, rules, policiesChanged: policyText(chosenPolicies(block)) !== policyText(closed.policies ?? []) });

/** Whether a record came to this patient, or left it, after the month was closed. */
export const linkedSince = ({ closed }: Against, { links = [] }: Pick<PatientFile, 'links'>): boolean => links.some((link) => writtenAfter(closed, link, link.unlinked) && !(link.at > closed.at && link.unlinked));

/** Milliseconds recorded and not voided. */
export const recordedMs = (record: MonthRecord | null): number => (record?.entries ?? []).reduce((sum, entry) => sum + (entry.voided ? 0 : entry.end - entry.start), 0);

/** `99490×1 99439×2` as codes and units. */
const unsigned = (text: string): { code: string; units: number }[] => text.split(' ').filter(Boolean).map((each) => ({ code: each.split('×')[0] ?? '', units: Number(each.split('×')[1]) }));

/** `99490 × 1, 99439 × 2`; nothing = an empty text. */
export const saidOf = (supports: FrozenView['supports']): string => supports.map(({ code, units }) => `${code} × ${units}`).join(', ');
const said = (text: string): string => saidOf(unsigned(text)) || 'nothing';

/**
 * What was frozen for a patient, and what is different now. Whoever was not in the month when it was closed was frozen with nothing.
 * Time that changed under an answer that did not is a difference too: the file carries the minutes.
 * @param linked a record was linked or unlinked since: what was said of each stands, side by side
 */
export function frozenView({ closed, rules, policiesChanged }: Against, record: MonthRecord | null, month: Decided, linked = false): FrozenView {
  const { supports: was, ms: wasMs, rules: wasRules } = record?.frozen?.findLast((each) => each.event === closed.event) ?? { supports: '', ms: 0, rules: closed.rules };
  const now = signature(month);
  const nowMs = recordedMs(record);
  const late = (record?.entries ?? []).some((entry) => writtenAfter(closed, entry.recorded, entry.voided, ...entry.history));
  const view = { supports: unsigned(was), ms: wasMs, nowMs };
  if (now !== was) {
    const since = [late ? 'an entry was added or changed' : '', linked ? 'a record was linked or unlinked' : '', wasRules !== rules ? 'the rules are another version' : '', policiesChanged ? 'a policy of the practice changed' : ''].filter(Boolean);
    return { ...view, changed: { what: 'answer', sentence: `Changed since it was closed: was ${said(was)}, now ${said(now)}. Since then ${since.join(', ') || 'a fact or a decision changed'}` } };
  }
  if (nowMs !== wasMs) return { ...view, changed: { what: 'time', sentence: `Time changed since it was closed: was ${clock(wasMs / 1000)}, now ${clock(nowMs / 1000)}; the answer is the same${linked ? '. Since then a record was linked or unlinked' : ''}` } };
  if (linked) return { ...view, changed: { what: 'time', sentence: 'Changed since it was closed: a record was linked or unlinked. The time and the answer are the same' } };
  return { ...view, changed: null };
}

/** The closing for screens. */
export const closedView = ({ at, by, anyway, rules, head, patients }: Closed, staff: readonly Staff[]): ClosedView => ({ at, by: personName(staff, by), anyway, rules, head, patients });
