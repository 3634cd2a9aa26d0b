import { activities } from '../activities/index.ts';
import type { MonthRecord, PatientFile, RecordedEntry } from '../ledger/blocks.ts';
import { personOf } from '../ledger/person.ts';
import { countsFor, evaluate } from '../payers/index.ts';
import { dayOf, monthOf } from '../time/month.ts';
import { VaultError } from '../vault/index.ts';
import { isBeside } from './beside.ts';
import type { Sender } from './command.ts';
import type { Context } from './context.ts';
import type { Open } from './open.ts';
import { initialsSet } from './organization-limits.ts';
import { label, progressOf } from './month-row.ts';
import { patientMonth, termsOf, type Terms } from './patient-month.ts';
import type { ChartView, PatientLabel, WidgetView } from './views.ts';
import { lookedAt } from './looked.ts';
import { offerFor } from './offer.ts';
import { remindedOf } from './reminded.ts';
import { switchedNow } from './switched.ts';
import { earliestStart, UNDO_MS } from './own-time.ts';

const noChart: ChartView = { status: 'none', patient: null, missing: [], programs: [], enrolled: false };
export const firstPlace: WidgetView['place'] = { size: 'bar', corner: 'br', dx: 16, dy: 16 };
const closed = { paused: null, switched: null, offer: null, looked: null, remind: null, preferences: null, practice: null, me: null, chart: noChart, timer: null, finished: null, unresolved: [], progress: null, activities: [], recent: [], today: [], todaySeconds: 0 };

/** What was just stopped is offered for tagging this long, ms. */
const FINISH_MS = 30 * 60_000;

/** A tagged entry stays in sight for the ten seconds in which a note is added or the stop taken back. */
const leavesAt = (entry: RecordedEntry): number => (entry.activity === null ? entry.end + FINISH_MS : Math.max(entry.end, entry.history.at(-1)?.at ?? 0) + UNDO_MS);

/** Everything the widget and the side panel draw, in one answer. While locked it holds no name of any patient. */
export async function widgetView(context: Context, sender: Sender): Promise<WidgetView> {
  const [view, names] = await Promise.all([everything(context, sender), initialsSet(context.ports.managed)]);
  return { ...view, onlyInitials: names.value !== null };
}

/** What the organization says of it stands beside it. */
type Drawn = Omit<WidgetView, 'onlyInitials'>;

async function everything(context: Context, sender: Sender): Promise<Drawn> {
  const open = await context.home.openNow();
  if (!open) return closedView(context, sender);
  return openView(context, sender, open).catch((error: unknown) => {
    // The lock came while the view was read: what was read is dropped.
    if (error instanceof VaultError && error.code === 'LOCKED') return closedView(context, sender);
    throw error;
  });
}

async function closedView(context: Context, sender: Sender): Promise<Drawn> {
  const { home } = context;
  const exists = await home.inUse.exists();
  return {
    ...closed, now: context.now(), place: await placeOf(context, sender), alarm: home.inUse.alarm,
    practice: exists ? await home.inUse.practiceView() : null, lock: exists ? 'locked' : 'new', locked: exists ? await home.lockedView() : null,
  };
}

async function openView(context: Context, sender: Sender, open: Open): Promise<Drawn> {
  const now = context.now();
  const place = await placeOf(context, sender);
  const alarm = context.home.inUse.alarm;
  const desk = await open.desk();
  const { practice, block, person: me, running, paused, preferences } = desk;
  const zone = practice.timeZone;
  const row = running ? await open.row() : null;
  const switched = await switchedNow(context, running);
  const { file: chartFile, record: _record, alias: _alias, ...chart } = await context.charts.look(sender, open);
  const mine = await open.recent(now - 36 * 3_600_000);
  const questions = await open.ledger.readQuestions(open.staff);
  const files = new Map<string, PatientFile | null>();
  const fileOf = async (key: string) => {
    if (!files.has(key)) files.set(key, key === chartFile?.patient.key ? chartFile : await open.ledger.readPatient(key));
    return files.get(key) ?? null;
  };
  const labelOf = async (key: string): Promise<PatientLabel> => {
    const file = await fileOf(key);
    return file ? label(file) : { key, family: 'Unknown', given: '', birthDate: '', recordNumber: '' };
  };
  const last = mine[0];
  const finished = !running && !paused && last && last.source === 'timer' && now < leavesAt(last) ? last : null;
  const subject = running ? await fileOf(running.patient) : finished ? await fileOf(finished.patient) : chartFile;
  const person = running && personOf(block, running.patient);
  const today = dayOf(now, zone);
  const todays = mine.filter((entry) => dayOf(entry.start, zone) === today);
  return {
    now, lock: 'open', locked: null, place, alarm,
    practice: { name: practice.name, timeZone: zone, synthetic: practice.synthetic },
    me: { id: me.id, name: me.name, credential: me.credential, role: me.role },
    chart,
    timer: running ? {
      id: running.id, patient: await labelOf(running.patient), start: running.start, program: running.program, activity: running.activity, note: running.note,
      chart: chart.status === 'none' || chart.status === 'refused' ? 'elsewhere' : chart.status === 'confirmed' ? (chart.patient?.key === person ? 'same' : 'other') : chart.patient?.key === person ? 'same' : 'unclear',
      keeps: row?.open?.asks !== true && chart.status === 'confirmed' && chart.patient?.key !== person && (preferences.otherChart === 'keep' || (await isBeside(context, person ?? '', chart.patient?.key ?? ''))),
      heldAt: row?.open?.asks ? row.open.from : null, awaySince: row?.open?.cause === 'idle' ? row.open.from : null, earliestStart: earliestStart(mine, running.start, block.lastEnd?.[me.id]),
      modality: running.modality ?? null, interactive: running.interactive, call: running.call ?? null,
    } : null,
    finished: finished ? { entry: finished.splitOf ?? finished.id, patient: await labelOf(finished.patient), start: finished.start, end: finished.end, program: finished.program, activity: finished.activity, note: finished.note, undoUntil: finished.end + UNDO_MS, modality: finished.modality ?? null, interactive: finished.interactive } : null,
    switched: switched && { patient: await labelOf(switched.person), at: switched.at, undoUntil: switched.undoUntil },
    paused: paused ? { patient: await labelOf(paused.patient), since: paused.start, program: paused.program, activity: paused.activity } : null,
    offer: await offerFor({ ...context, open }, chart, desk), looked: await lookedAt(context, sender, open, chart, desk), remind: await remindedOf(context, sender, open, desk, questions.length), preferences,
    unresolved: await Promise.all(questions.slice(0, 50).map(async (span) => ({
      id: span.id, start: span.start, end: span.end, cause: span.cause, program: span.program, activity: span.activity, patient: await labelOf(span.patient) }))),
    progress: subject ? progress(termsOf(practice, block), subject, await open.ledger.readWholeMonth(monthOf(now, zone), subject), monthOf(now, zone), today, me.role, running) : null,
    activities: activities.map(({ id, label: name, words }) => ({ id, label: name, words, counts: countsFor(subject?.patient.payer ?? 'medicare_ffs', running?.program ?? subject?.enrollments[0]?.program ?? 'CCM', id) })),
    recent: [...new Set([...mine.filter((entry) => entry.patient === subject?.patient.key), ...mine].flatMap((entry) => (entry.activity ? [entry.activity] : [])))].slice(0, 6),
    today: await Promise.all(todays.slice(0, 40).map(async (entry) => ({ entry: entry.id, patient: await labelOf(entry.patient), start: entry.start, end: entry.end, activity: entry.activity, program: entry.program }))),
    todaySeconds: Math.floor(todays.reduce((sum, entry) => sum + entry.end - entry.start, 0) / 1000),
  };
}

function progress(terms: Terms, file: PatientFile, record: MonthRecord | null, month: string, today: string, role: string, running: { activity: string | null; program: string | null } | null) {
  const finding = evaluate(patientMonth(terms, file, record, month, today));
  const counts = !running || running.activity === null || countsFor(file.patient.payer, running.program ?? 'CCM', running.activity) === 'counts';
  return progressOf(file, finding, role, counts && (!running || running.program !== null));
}

/** The widget's place is remembered for each site, in the clear: a site's hash and a corner say nothing about a patient. */
async function placeOf(context: Context, sender: Sender): Promise<WidgetView['place']> {
  const tab = sender.tab === null ? undefined : await context.ports.memory.get<string>(`site:${sender.tab}`);
  return (tab && (await context.ports.local.get<WidgetView['place']>(`place:${tab}`))) || firstPlace;
}
