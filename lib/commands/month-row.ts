import type { PatientFile, MonthRecord } from '../ledger/blocks.ts';
import type { Finding } from '../rules/finding.ts';
import { clock } from '../time/say.ts';
import { decisionsOf, held, type Decided } from './decided.ts';
import type { PatientLabel, ProgressView } from './views.ts';
import type { FrozenView } from './views-closing.ts';
import type { MonthRow, RowState } from './views-month.ts';

/** Within this many seconds of the next threshold a patient-month is called close (product rule: five minutes). */
export const CLOSE_SECONDS = 300;

export const label = (file: PatientFile): PatientLabel => {
  const { key, family, given, birthDate, recordNumber } = file.patient;
  return { key, family, given, birthDate, recordNumber };
};

/** Reasons that time alone or another choice would answer; every other reason stands in the way and is said. */
const passive = new Set(['BELOW_THRESHOLD', 'MUTUALLY_EXCLUSIVE', 'ADDON_WITHOUT_BASE', 'MAX_UNITS', 'MDM_NOT_MET', 'WRONG_PERFORMER', 'CODE_NOT_YET_EFFECTIVE', 'CODE_RETIRED']);

/** @returns the first thing in the way besides time, or null. */
export function obstacle(finding: Finding): Finding['blocked'][number] | null {
  if (finding.lines.length > 0) return null;
  const found = finding.blocked.filter((blocked) => !passive.has(blocked.reason) || (blocked.reason === 'MUTUALLY_EXCLUSIVE' && blocked.needs.some((need) => need.reason === 'MUTUALLY_EXCLUSIVE' && need.answer === 'not_met')));
  // Of several codes refused for it, the one that has its minutes is the one a person means.
  return found.find((blocked) => blocked.needs.some((need) => need.need === 'minutes' && need.answer === 'met')) ?? found[0] ?? null;
}

/** Seconds of a month record that still wait for a person. */
export function unresolvedOf(record: MonthRecord | null): { seconds: number; count: number } {
  const open = (record?.unresolved ?? []).filter((span) => !span.answered);
  return { count: open.length, seconds: Math.floor(open.reduce((sum, span) => sum + span.end - span.start, 0) / 1000) };
}

/** What of a month goes out, as one comparable text: kept with an export so that a later change is noticed. */
export const signature = (month: Decided): string => supportsOf(month).map(({ code, units }) => `${code}×${units}`).sort().join(' ');

const exportedAs = (record: MonthRecord | null): string | null => record?.exported.findLast((each) => each.supports !== '')?.supports ?? null;

export const supportsOf = ({ lines }: Decided): MonthRow['supports'] => lines.map(({ code, units, decidedBy }) => ({ code, units, ...(decidedBy === 'practice' ? { byPractice: true as const } : {}) }));

/** Where a patient-month stands in the worklist, and why, in words. `sinceExport = false` looks past an earlier export. */
export function rowState(month: Decided, record: MonthRecord | null, sinceExport = true): { state: RowState; reason: string } {
  const { finding, lines } = month;
  const exported = sinceExport ? exportedAs(record) : null;
  const waiting = unresolvedOf(record);
  const untagged = (record?.entries ?? []).filter((entry) => !entry.voided && entry.activity === null).length;
  if (exported !== null && exported === signature(month)) return { state: 'exported', reason: 'Exported; nothing changed since' };
  const forced = lines.filter((line) => line.decidedBy === 'practice');
  // What the practice put in goes out with its reason; the rules' objections stay beside it and stop it no more.
  const inTheWay = forced.length ? null : obstacle(finding);
  if (inTheWay) return { state: 'blocked', reason: inTheWay.sentence };
  const stop = forced.length ? undefined : finding.notes.find((note) => note.severity === 'blocks');
  if (stop) return { state: 'blocked', reason: stop.sentence };
  const next = nextStep(finding);
  if (lines.length > 0) {
    if (waiting.count > 0) return { state: 'in_progress', reason: `${clock(waiting.seconds)} unresolved; answer before it is exported` };
    if (untagged > 0) return { state: 'in_progress', reason: untagged === 1 ? '1 entry needs an activity' : `${untagged} entries need an activity` };
    return { state: 'ready', reason: exported !== null ? 'Changed since the last export' : forced.length ? `Ready; ${forced.map(({ code }) => code).join(', ')} decided by the practice` : 'Ready' };
  }
  const back = held(month);
  if (back.length > 0) return { state: 'in_progress', reason: `${back.map(({ override }) => override.code).join(', ')} held by the practice` };
  if (next && next.missing <= CLOSE_SECONDS) return { state: 'close', reason: `${clock(next.missing)} to ${clock(next.seconds)} for ${next.code}` };
  return { state: 'in_progress', reason: next ? `${clock(next.missing)} to ${clock(next.seconds)} for ${next.code}` : 'No program yet' };
}

/** The nearest step of any ladder that is not reached yet. */
export function nextStep(finding: Finding): { seconds: number; code: string; missing: number } | null {
  return finding.ladders.flatMap((ladder) => (ladder.next ? [ladder.next] : [])).sort((a, b) => a.missing - b.missing)[0] ?? null;
}

/** @param frozen what the closing of the month froze; @param due care that is due on record, of a patient close to a threshold */
export function monthRow(file: PatientFile, record: MonthRecord | null, month: Decided, running: boolean, frozen: FrozenView | null, due: (finding: Finding) => string[]): MonthRow {
  const { finding } = month;
  const { state, reason } = rowState(month, record);
  const waiting = unresolvedOf(record);
  return {
    patient: label(file), payer: file.patient.payer,
    programs: file.enrollments.filter((enrollment) => enrollment.status === 'enrolled').map((enrollment) => enrollment.program),
    state, stateReason: reason, ladders: finding.ladders, supports: supportsOf(month), decisions: decisionsOf(month), notes: finding.notes,
    unresolvedSeconds: waiting.seconds, unresolvedCount: waiting.count,
    countedSeconds: Math.max(0, ...finding.ladders.map((ladder) => ladder.seconds)),
    missingSeconds: nextStep(finding)?.missing ?? null, running, frozen, due: state === 'close' ? due(finding) : [],
  };
}

/** What the widget's measure shows: the ladder of the role of the person looking. */
export function progressOf(file: PatientFile, finding: Finding, role: string, activityCounts: boolean): ProgressView | null {
  const wanted = role === 'qhp' ? 'practitioner' : 'staff';
  const ladder = finding.ladders.find((each) => each.who === wanted) ?? finding.ladders[0];
  if (!ladder) return null;
  return {
    patient: file.patient.key, month: finding.serviceMonth, seconds: ladder.seconds, steps: ladder.steps, next: ladder.next,
    supports: finding.lines.map(({ code, units }) => `${code} × ${units}`),
    blocked: obstacle(finding)?.sentence ?? null,
    runningCounts: role !== 'clerical' && role !== 'biller' && activityCounts,
  };
}
