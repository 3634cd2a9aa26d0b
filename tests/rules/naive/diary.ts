/**
 * The slow and plain reading of a patient's log: the month is cut at every instant at which anything begins or ends, and an entry is the set
 * of those slices it covers. Nothing here is fast, and nothing is shared with the evaluator but the shape of the data.
 */
import { entryRoles, type EntryInput, type PatientMonth } from '../../../lib/rules/contract.ts';
import { dayBounds, daysIn, isDay } from '../../../lib/time/month.ts';

export interface Slice { start: number; end: number; day: string }
export interface Item {
  index: number;
  said: EntryInput;
  role: string;
  who: string;
  activity: string;
  service: string;
  /** First local day in the month. */
  day: string;
  clock: boolean;
  from: number;
  to: number;
  /** Slices that may still count, by index; and those taken out, each with its cause. */
  left: Set<number>;
  taken: Map<number, string>;
  /** Milliseconds of an entry that names only minutes and a day; 0 once taken out. */
  lump: number;
  /** Milliseconds in this month before anything was taken out. */
  size: number;
  /** Why the whole entry does not count. */
  gone: string | null;
}
export interface Diary { first: string; last: string; slices: Slice[]; items: Item[]; visitDays: Set<string>; flags: Set<string> }

/** The words of `scenarios.md`. */
const activities = `patient_call portal_conversation voicemail email online_form medication_reconciliation care_plan_update care_coordination coordination_specialist
  coordination_home_health coordination_dme community_resource resource_research drug_financial_program patient_assistance_application confirm_treatment
  specialty_pharmacy_first_fill comprehensive_assessment maintenance_contact team_conference case_conference case_review data_review caregiver_training
  care_planning_extra office_visit prior_authorization benefit_check documentation chart_prep gap_reminder`.split(/\s+/);

const word = (value: unknown): string => (typeof value === 'string' && value.length <= 200 ? value : '');
const set = (value: unknown): boolean => value !== null && value !== undefined;

/** UTC milliseconds of an instant as the contract writes it; NaN for anything else. */
export function instantOf(value: unknown): number {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : Number.NaN;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value)) return Number.NaN;
  return isDay(value.slice(0, 10)) ? Date.parse(value) : Number.NaN;
}

/** Takes out the slices that a test picks. */
export function take(item: Item, diary: Diary, picks: (slice: Slice, index: number) => boolean, cause: string): boolean {
  let any = false;
  for (const index of [...item.left]) {
    if (!picks(diary.slices[index] as Slice, index)) continue;
    item.left.delete(index);
    item.taken.set(index, cause);
    any = true;
  }
  return any;
}

/** Takes out all that is left. */
export function drop(item: Item, cause: string): void {
  item.gone ??= cause;
  for (const index of item.left) item.taken.set(index, cause);
  item.left.clear();
  item.lump = 0;
}

/** Whether two entries stand in one order or the other, by what they say. */
export function inOrder(a: Item, b: Item): number {
  const keys = (item: Item) => [item.day, String(item.size).padStart(12, '0'), item.role, item.who, item.activity, item.service, word(item.said.id)].join('|');
  if (a.clock && b.clock && (a.from !== b.from || a.to !== b.to)) return a.from - b.from || a.to - b.to;
  if (a.clock !== b.clock) return a.clock ? -1 : 1;
  return keys(a) < keys(b) ? -1 : keys(a) > keys(b) ? 1 : a.index - b.index;
}

/** @param billing the practitioner who bills the program that takes a service */
export function readDiary(input: PatientMonth, billing: (service: string) => string | null): Diary {
  const { serviceMonth: month, timeZone: zone } = input;
  const names = Array.from({ length: daysIn(month) }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
  const days = names.map((day) => ({ day, ...dayBounds(day, zone) }));
  const start = (days[0] as Slice).start;
  const end = (days.at(-1) as Slice).end;
  const others = (input.otherPatientEntries ?? []).map((each) => ({ who: each.performerId, from: instantOf(each.start), to: instantOf(each.end) })).filter(({ who, from, to }) => who && to > from);
  const diary: Diary = { first: names[0] as string, last: names.at(-1) as string, slices: [], items: [], visitDays: new Set(), flags: new Set() };
  diary.items = input.entries.map((raw, index) => read(raw, index));

  const edges = new Set<number>([start, end]);
  for (const day of days) edges.add(day.start);
  for (const { from, to } of [...diary.items.filter(({ clock, gone }) => clock && gone !== 'OUTSIDE_MONTH'), ...others]) for (const edge of [from, to]) if (edge > start && edge < end) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  diary.slices = sorted.slice(0, -1).map((from, index) => ({ start: from, end: sorted[index + 1] as number, day: (days.findLast((day) => day.start <= from) as Slice).day }));
  for (const item of diary.items) {
    if (!item.clock || item.gone === 'OUTSIDE_MONTH') continue;
    for (const [index, slice] of diary.slices.entries()) {
      if (slice.start < item.from || slice.end > item.to) continue;
      if (item.gone) item.taken.set(index, item.gone);
      else item.left.add(index);
    }
    item.day = (diary.slices.find((slice) => slice.start === item.from) as Slice).day;
  }
  const live = () => diary.items.filter(({ gone }) => !gone);

  // Read in twice: of entries that name the same id or source, the first counts and what overlaps it does not.
  const kept: Item[] = [];
  for (const item of live().sort(inOrder)) {
    const same = (other: Item) => (word(item.said.id) !== '' && item.said.id === other.said.id) || (word(item.said.sourceId) !== '' && item.said.sourceId === other.said.sourceId);
    const meets = (other: Item) => (item.clock && other.clock ? item.from < other.to && other.from < item.to : item.day === other.day);
    if (kept.some((other) => same(other) && meets(other))) leave(item, 'DUPLICATE_ENTRY');
    else kept.push(item);
  }
  const until = input.evaluationDate;
  if (until) for (const item of live()) {
    if (item.day > until) leave(item, 'FUTURE_ENTRY');
    else if (take(item, diary, ({ day }) => day > until, 'FUTURE_ENTRY')) diary.flags.add('FUTURE_ENTRY');
  }
  const visits = live().filter(({ said }) => said.separatelyBilled === true);
  const inVisit = new Set(visits.flatMap(({ left }) => [...left]));
  for (const visit of visits) {
    diary.visitDays.add(visit.day);
    for (const index of visit.left) diary.visitDays.add((diary.slices[index] as Slice).day);
    leave(visit, 'TIME_IN_BILLED_VISIT');
  }
  for (const item of live()) {
    const busy = ({ start: from, end: to }: Slice) => others.some((other) => other.who === item.who && other.from <= from && to <= other.to);
    if (take(item, diary, busy, 'OVERLAP_OTHER_PATIENT')) diary.flags.add('OVERLAP_OTHER_PATIENT');
    if (take(item, diary, (_, index) => inVisit.has(index), 'TIME_IN_BILLED_VISIT')) diary.flags.add('TIME_IN_BILLED_VISIT');
  }
  return diary;

  function leave(item: Item, cause: string): void {
    drop(item, cause);
    diary.flags.add(cause);
  }

  function read(raw: EntryInput, index: number): Item {
    const said: EntryInput = typeof raw === 'object' && raw !== null ? raw : {};
    const clock = set(said.start) || set(said.end);
    const item: Item = { index, said, role: word(said.performerRole), who: word(said.performerId), activity: word(said.activity), service: word(said.program), day: '', clock, from: 0, to: 0, left: new Set(), taken: new Map(), lump: 0, size: 0, gone: null };
    let fine = false;
    if (clock) {
      const [from, to] = [instantOf(said.start), instantOf(said.end)];
      const length = to - from;
      fine = length > 0 && length <= 24 * 3_600_000 && !(typeof said.minutes === 'number' && Math.abs(said.minutes * 60_000 - length) > 60_000);
      if (fine && (to <= start || from >= end)) return { ...item, gone: 'OUTSIDE_MONTH' };
      if (fine) {
        item.from = Math.max(from, start);
        item.to = Math.min(to, end);
        item.size = item.to - item.from;
        if (item.size !== length) diary.flags.add('SPLIT_AT_MONTH_END');
      }
    } else if (typeof said.minutes === 'number' && said.minutes > 0 && said.minutes <= 1440 && isDay(said.date)) {
      fine = true;
      item.day = said.date;
      if (!said.date.startsWith(month)) return { ...item, gone: 'OUTSIDE_MONTH' };
      item.lump = item.size = Math.floor(said.minutes * 60_000 + 1e-6);
    }
    const cause = !fine ? 'INVALID_ENTRY' : item.role === '' ? 'MISSING_PERFORMER' : !entryRoles.has(item.role) ? 'UNKNOWN_ROLE' : item.activity !== '' && !activities.includes(item.activity) ? 'UNKNOWN_ACTIVITY' : null;
    if (cause) {
      item.gone = cause;
      item.lump = 0;
      if (!fine) item.clock = false;
      diary.flags.add(cause);
    } else if (item.role === 'qhp' && item.who !== '') {
      const biller = billing(item.service);
      // Another practitioner's time is not the billing practitioner's own.
      if (biller && biller !== item.who) item.role = 'qhp_other';
    }
    return item;
  }
}
