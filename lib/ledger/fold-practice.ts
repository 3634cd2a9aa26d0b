import type { LedgerEvent, Timer } from '../records/index.ts';
import { type Desk, type DeskBlock, emptyDesk, type PracticeBlock } from './blocks.ts';
import { LedgerError } from './errors.ts';
import { foldKeeping } from './fold-keeping.ts';
import { foldRecipes } from './fold-recipes.ts';

function misfit(detail: string): never {
  throw new LedgerError('MISFIT', detail);
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

/** A person's paused timer is over: it went on, or was dropped. The field stays absent while nobody ever paused. */
const unpaused = (block: PracticeBlock, staff: string) => (block.paused ? { paused: without<Timer>(block.paused, staff) } : {});

/** Days that are remembered as complete, a person. */
const DAYS = 60;

/** The practice: its people, policies, running timers (one a person), open questions, exports. @throws LedgerError `MISFIT` */
export function foldPractice(block: PracticeBlock, event: LedgerEvent): PracticeBlock {
  const { body } = event;
  switch (body.kind) {
    case 'practice.described':
      if (block.practice && (block.practice.synthetic !== body.practice.synthetic || block.practice.id !== body.practice.id)) misfit('made-up and real never mix, and one ledger belongs to one practice');
      return { ...block, practice: body.practice };
    case 'staff.recorded': {
      const known = block.staff.some((person) => person.id === body.staff.id);
      return { ...block, staff: known ? block.staff.map((person) => (person.id === body.staff.id ? body.staff : person)) : [...block.staff, body.staff] };
    }
    case 'policy.set': return { ...block, policies: [...(block.policies ?? []), { ...body.policy, at: event.at, by: event.author, event: event.id }] };
    case 'patient.linked':
      // Two floors only: what goes under another record has nothing under itself.
      if (body.patient === body.to || block.links?.[body.patient] || block.links?.[body.to] || Object.values(block.links ?? {}).includes(body.patient)) misfit('a record goes under one other, and nothing under it');
      return { ...block, links: { ...block.links, [body.patient]: body.to } };
    case 'patient.unlinked':
      if (block.links?.[body.patient] !== body.from) misfit('unlinks what is not linked');
      return { ...block, links: without<string>(block.links!, body.patient) };
    case 'vault.opened': return { ...block, opened: { ...block.opened, [body.staff]: event.at } };
    case 'timer.started':
      if (block.running[body.timer.staff]) misfit('one running timer a person');
      return { ...block, running: { ...block.running, [body.timer.staff]: body.timer }, ...unpaused(block, body.timer.staff) };
    case 'timer.changed':
      if (block.running[body.timer.staff]?.id !== body.timer.id) misfit('that timer does not run');
      return { ...block, running: { ...block.running, [body.timer.staff]: body.timer } };
    case 'timer.ended':
      if (block.running[body.staff]?.id !== body.timer) misfit('that timer does not run');
      return { ...block, running: without<Timer>(block.running, body.staff), lastEnd: { ...block.lastEnd, [body.staff]: Math.max(block.lastEnd?.[body.staff] ?? 0, body.end) } };
    case 'timer.paused':
      if (body.timer && (block.running[body.staff] || body.timer.staff !== body.staff)) misfit('a timer that runs is not paused');
      return { ...block, ...unpaused(block, body.staff), ...(body.timer ? { paused: { ...block.paused, [body.staff]: body.timer } } : {}) };
    case 'overlap.noticed':
      if (block.overlaps?.some((each) => each.id === body.overlap.id)) misfit('overlap noticed twice');
      return { ...block, overlaps: [...(block.overlaps ?? []), body.overlap] };
    case 'overlap.resolved':
      if (!block.overlaps?.some((each) => each.id === body.overlap)) misfit('that overlap is not there');
      return { ...block, overlaps: block.overlaps.filter((each) => each.id !== body.overlap) };
    case 'preferences.set': return { ...block, preferences: { ...block.preferences, [body.preferences.staff]: body.preferences } };
    case 'day.completed': {
      const earlier = block.completed?.[body.staff] ?? [];
      return { ...block, completed: { ...block.completed, [body.staff]: [{ day: body.day, recordedMs: body.recordedMs, unresolvedMs: body.unresolvedMs, untagged: body.untagged, at: event.at, by: event.author, event: event.id }, ...earlier].slice(0, DAYS) } };
    }
    case 'month.closed': {
      const { month, rules, anyway, head, patients, policies } = body.closing;
      if (block.closed?.some((each) => each.month === month && !each.reopened)) misfit('that month is closed');
      return { ...block, closed: [...(block.closed ?? []), { month, rules, anyway, head, ...(policies ? { policies } : {}), patients: patients.length, at: event.at, by: event.author, event: event.id }] };
    }
    case 'month.reopened': {
      if (!block.closed?.some((each) => each.month === body.month && !each.reopened)) misfit('that month is not closed');
      const reopened = { at: event.at, by: event.author, event: event.id, reason: body.reason };
      return { ...block, closed: block.closed.map((each) => (each.month === body.month && !each.reopened ? { ...each, reopened } : each)) };
    }
    case 'time.unresolved':
      return { ...block, lastEnd: { ...block.lastEnd, [body.span.staff]: Math.max(block.lastEnd?.[body.span.staff] ?? 0, body.span.end) }, questions: [...block.questions, { id: body.span.id, month: body.span.month, patient: body.span.patient, staff: body.span.staff }] };
    case 'time.answered': return { ...block, questions: block.questions.filter((question) => question.id !== body.span) };
    case 'month.exported': {
      const { month, format, lines, notReady, sha256 } = body;
      return { ...block, exports: [...block.exports, { at: event.at, by: event.author, event: event.id, month, format, lines: lines.length, notReady, sha256 }] };
    }
    case 'recipe.recorded': return foldRecipes(block, event);
    case 'ledger.restored': case 'ledger.copied': case 'month.shredded': return foldKeeping(block, event);
    default: return block;
  }
}

const ACTIVITIES = 12;
const ENTRIES = 60;

function worked(desk: Desk, event: LedgerEvent): Desk {
  const { body } = event;
  if (body.kind === 'entry.recorded') {
    const { id, month, patient, start } = body.entry;
    return { ...desk, entries: [{ id, month, patient, start }, ...desk.entries].slice(0, ENTRIES) };
  }
  if ((body.kind === 'timer.started' || body.kind === 'timer.changed') && body.timer.activity !== null) {
    const { activity } = body.timer;
    return { ...desk, activities: [activity, ...desk.activities.filter((other) => other !== activity)].slice(0, ACTIVITIES) };
  }
  return desk;
}

/** What a person did last. */
export function foldDesk(block: DeskBlock, event: LedgerEvent): DeskBlock {
  const { body } = event;
  const staff = body.kind === 'entry.recorded' ? body.entry.staff : body.kind === 'timer.started' || body.kind === 'timer.changed' ? body.timer.staff : null;
  return staff === null ? block : { staff: { ...block.staff, [staff]: worked(block.staff[staff] ?? emptyDesk(), event) } };
}
