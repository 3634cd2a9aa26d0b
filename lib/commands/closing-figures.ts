import { evaluate, rulesVersion } from '../payers/index.ts';
import type { Closing } from '../records/index.ts';
import { closedMonth } from './closed.ts';
import type { OpenContext } from './context.ts';
import { decide } from './decided.ts';
import { closedView, recordedMs } from './frozen.ts';
import { peopleOf } from './month.ts';
import { label, rowState, signature } from './month-row.ts';
import { twoPatients } from './overlap-list.ts';
import { patientMonth, termsOf } from './patient-month.ts';
import { personName } from './person-name.ts';
import { isOver, runsIn, standsInTheWay } from './stands.ts';
import type { PatientLabel } from './views.ts';
import type { ClosingView } from './views-closing.ts';

/** Who a patient is, for a list; somebody who is not recorded any more is said to be unknown. */
export async function labelOf(context: OpenContext, key: string): Promise<PatientLabel> {
  const file = await context.open.ledger.readPatient(key);
  return file ? label(file) : { key, family: 'Unknown', given: '', birthDate: '', recordNumber: '' };
}

/** The whole month worked out once: what a closing would freeze, and what stands in its way. The head is read first: what is written meanwhile shows as a moved one. */
export async function closingFigures(context: OpenContext, month: string): Promise<{ view: ClosingView; patients: Closing['patients'] }> {
  const head = await context.open.ledger.head();
  const now = context.now();
  const { practice, block } = await context.open.desk();
  const zone = practice.timeZone;
  const terms = termsOf(practice, block);
  const today = await context.open.today();
  const patients: Closing['patients'] = [];
  const unresolved = { ms: 0, count: 0, patients: 0 };
  let untagged = 0;
  let notReady = 0;
  for await (const { file, record } of peopleOf(context, month, 0, 255)) {
    const decided = decide(evaluate(patientMonth(terms, file, record, month, today)), file, record, block.staff);
    const entries = (record?.entries ?? []).filter((entry) => !entry.voided);
    const open = (record?.unresolved ?? []).filter((span) => !span.answered);
    patients.push({ patient: file.patient.key, supports: signature(decided), ms: recordedMs(record) });
    unresolved.ms += open.reduce((sum, span) => sum + span.end - span.start, 0);
    unresolved.count += open.length;
    unresolved.patients += open.length > 0 ? 1 : 0;
    untagged += entries.filter((entry) => entry.activity === null).length;
    notReady += entries.length > 0 && rowState(decided, record, false).state !== 'ready' ? 1 : 0;
  }
  const timers = Object.values(block.running).filter((timer) => runsIn({ month, zone, now }, timer.start));
  const running = await Promise.all(timers.map(async (timer) => ({ by: personName(block.staff, timer.staff), patient: await labelOf(context, timer.patient), since: timer.start })));
  const closed = closedMonth(block, month);
  return { patients, view: {
    month, timeZone: zone, over: isOver({ month, zone, now }), running, unresolved, untagged, notReady, patients: patients.length, head, rules: await rulesVersion(),
    stands: standsInTheWay({ month, zone, now, running: running.length, unresolved }),
    overlaps: twoPatients(block).filter((overlap) => overlap.sides.some((side) => side.month === month)).length,
    closed: closed && closedView(closed, block.staff),
    reopened: (block.closed ?? []).flatMap(({ month: of, at, by, reopened }) => (of === month && reopened ? [{ closedAt: at, closedBy: personName(block.staff, by), at: reopened.at, by: personName(block.staff, reopened.by), reason: reopened.reason }] : [])).reverse(),
  } };
}
