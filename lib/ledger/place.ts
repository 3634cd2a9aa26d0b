import { EventBody, Month, PatientKey, type Draft } from '../records/index.ts';
import { type BlockKey, deskKey, patientBlock, PRACTICE } from './blocks.ts';
import { LedgerError } from './errors.ts';

const misfit = (detail: string): never => { throw new LedgerError('MISFIT', detail); };

/** The columns that a body itself dictates; `undefined` = the writer says it (an amendment names only the entry). */
function dictated(body: EventBody): { month: string | undefined; patient: string | null | undefined } {
  switch (body.kind) {
    case 'practice.described': case 'staff.recorded': case 'policy.set': case 'recipe.recorded': case 'vault.opened': case 'timer.paused': case 'clock.changed': case 'overlap.noticed': case 'overlap.resolved': case 'preferences.set': case 'day.completed': return { month: 'standing', patient: null };
    case 'patient.recorded': return { month: 'standing', patient: body.patient.key };
    case 'patient.linked': case 'patient.unlinked': return { month: 'standing', patient: body.patient };
    case 'enrollment.recorded': return { month: 'standing', patient: body.enrollment.patient };
    case 'observation.recorded': return { month: 'standing', patient: body.observation.patient };
    case 'override.recorded': return { month: body.override.month, patient: body.override.patient };
    case 'override.withdrawn': return { month: body.month, patient: body.patient };
    case 'timer.started': case 'timer.changed': return { month: 'standing', patient: body.timer.patient };
    case 'timer.ended': return { month: 'standing', patient: undefined };
    case 'entry.recorded': return { month: body.entry.month, patient: body.entry.patient };
    case 'time.unresolved': return { month: body.span.month, patient: body.span.patient };
    case 'entry.amended': case 'entry.voided': case 'time.answered': return { month: undefined, patient: undefined };
    case 'month.exported': case 'month.reopened': return { month: body.month, patient: null };
    case 'month.closed': return { month: body.closing.month, patient: null };
    // A destroyed month's own key cannot seal the event that says so.
    case 'ledger.restored': case 'ledger.copied': case 'month.shredded': return { month: 'standing', patient: null };
  }
}

const timerKinds: readonly string[] = ['timer.started', 'timer.changed', 'timer.ended'];

/**
 * Parses a draft and holds its columns against its body: what stands beside a body must not contradict it.
 * @throws LedgerError `MISFIT`; the parser's own words are dropped, they may quote data.
 */
export function placed(draft: Draft): Draft {
  const parsed = EventBody.safeParse(draft.body);
  if (!parsed.success) return misfit(`body of ${String(draft.body?.kind)}: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.code ?? ''}`);
  const body = parsed.data;
  const { month, patient } = dictated(body);
  if (month === undefined ? !Month.safeParse(draft.month).success : draft.month !== month) misfit(`month of ${body.kind}`);
  // The running timer's patient may be left out of the clear columns.
  const optional = timerKinds.includes(body.kind) && draft.patient === null;
  if (!optional && (patient === undefined ? !PatientKey.safeParse(draft.patient).success : draft.patient !== patient)) misfit(`patient of ${body.kind}`);
  return { month: draft.month, patient: draft.patient, body };
}

/** The blocks that an event changes. Known from the event alone. */
export function touches(event: Draft): BlockKey[] {
  const { month, patient, body } = event;
  const own = patient === null ? [] : [patientBlock(month, patient)];
  switch (body.kind) {
    case 'practice.described': case 'staff.recorded': case 'policy.set': case 'recipe.recorded': case 'vault.opened': case 'timer.ended': case 'timer.paused': case 'clock.changed': case 'overlap.noticed': case 'overlap.resolved':
    case 'preferences.set': case 'day.completed': case 'month.reopened': return [PRACTICE];
    case 'patient.recorded': return [...own, ...body.patient.aliases.map((alias) => patientBlock(month, alias))];
    case 'patient.linked': return [...own, patientBlock(month, body.to), PRACTICE];
    case 'patient.unlinked': return [...own, patientBlock(month, body.from), PRACTICE];
    case 'enrollment.recorded': case 'observation.recorded': case 'override.recorded': case 'override.withdrawn': return own;
    case 'timer.started': case 'timer.changed': return [PRACTICE, deskKey(body.timer.staff)];
    case 'entry.recorded': return [...own, deskKey(body.entry.staff)];
    case 'entry.amended': case 'entry.voided': return own;
    case 'time.unresolved': case 'time.answered': return [...own, PRACTICE];
    case 'month.closed': return [PRACTICE, ...body.closing.patients.map(({ patient: key }) => patientBlock(month, key))];
    case 'ledger.restored': case 'ledger.copied': case 'month.shredded': return [PRACTICE];
    case 'month.exported': return [PRACTICE, ...body.lines.map((line) => patientBlock(month, line.patient))];
  }
}
