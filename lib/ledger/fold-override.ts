import type { LedgerEvent } from '../records/index.ts';
import type { RecordedOverride } from './blocks.ts';
import { LedgerError } from './errors.ts';

function misfit(detail: string): never {
  throw new LedgerError('MISFIT', detail);
}

/**
 * The overrides of one place (a patient's month, or what stands for the patient) after one more event.
 * @throws LedgerError `MISFIT` for a second one of the same code, and for a withdrawal of what does not stand
 */
export function withOverride(list: readonly RecordedOverride[] = [], { body, at, author: by, id: event }: LedgerEvent): RecordedOverride[] {
  if (body.kind === 'override.recorded') {
    if (list.some((each) => each.id === body.override.id || (each.code === body.override.code && !each.withdrawn))) misfit('one override of a code at a time');
    return [...list, { ...body.override, recorded: { at, by, event } }];
  }
  if (body.kind !== 'override.withdrawn') return [...list];
  if (!list.some((each) => each.id === body.override && !each.withdrawn)) misfit('withdraws an override that does not stand');
  return list.map((each) => (each.id === body.override ? { ...each, withdrawn: { at, by, event, reason: body.reason } } : each));
}
