/** Taking an amendment back: the old values again, as a change of its own. Pure. */
import type { EntryView } from '../../../lib/commands/views-patient.ts';
import type { EntryChange } from '../../../lib/records/index.ts';

type Change = EntryView['history'][number];

/** The fields that were changed at once, newest amendment first. */
export function amendments(entry: EntryView): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of entry.history) {
    const key = `${change.at} ${change.by} ${change.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].sort((a, b) => b[0]!.at - a[0]!.at);
}

const text = (value: EntryView[keyof EntryView]) => (value === undefined || value === null || typeof value === 'object' ? '' : String(value));
const answer = (value: string) => (value === '' ? null : value === 'true');

/** How a field's old value, kept as text, is said again as a change; a field without a line here is not taken back. */
const old: Record<string, (was: string) => EntryChange> = {
  start: (was) => ({ start: Number(was) }), end: (was) => ({ end: Number(was) }),
  activity: (was) => ({ activity: was || null }), program: (was) => ({ program: (was || null) as EntryChange['program'] }),
  note: (was) => ({ note: was }), interactive: (was) => ({ interactive: was === 'true' }),
  modality: (was) => ({ modality: (was || null) as EntryChange['modality'] }),
  patientPresent: (was) => ({ patientPresent: answer(was) }), videoDeclined: (was) => ({ videoDeclined: answer(was) }),
};

/** The change that undoes an amendment, or null if the entry was voided, was changed again since, or it is nothing to be taken back. */
export function undoOf(entry: EntryView, amendment: readonly Change[]): EntryChange | null {
  if (entry.voided || amendment.some(({ what, is }) => !old[what] || text(entry[what as keyof EntryView]) !== is)) return null;
  return Object.assign({}, ...amendment.map(({ what, was }) => old[what]!(was))) as EntryChange;
}
