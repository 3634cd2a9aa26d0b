/** The plain reading of codes that count contacts: each logged contact is judged by itself, and a moment of a counted one counts once. */
import type { Code } from '../../../lib/rules/rule.ts';
import { addMonthsToDay, lastDay } from '../../../lib/time/month.ts';
import { contactsOf, dated, during, overlap } from './clocks.ts';
import { isOwn, type Program } from './codes.ts';
import { inOrder, take, type Diary, type Item } from './diary.ts';

/** `room`: more would count than were allowed. */
export interface Contacts { units: number; reasons: Set<string>; used: number; fitting: number; unsure: boolean }

const why: Record<string, string> = {
  INVALID_ENTRY: 'INVALID_ENTRY', MISSING_PERFORMER: 'INVALID_ENTRY', UNKNOWN_ROLE: 'INVALID_ENTRY', UNKNOWN_ACTIVITY: 'INVALID_ENTRY', FUTURE_ENTRY: 'INVALID_ENTRY',
  OVERLAP_OTHER_PATIENT: 'OVERLAPPING_TIME', OVERLAP_PROGRAMS: 'DOUBLE_COUNTED',
};
const msOf = (item: Item, { slices }: Diary) => (item.clock ? [...item.left].reduce((ms, index) => ms + (slices[index]?.end ?? 0) - (slices[index]?.start ?? 0), 0) : item.lump);
const minutes = (values: Parameters<typeof dated<number>>[0], diary: Diary, otherwise: number) => (dated(values, diary)?.value ?? otherwise) * 60_000;

const shared = ['CONCURRENT_STAFF', 'OVERLAP_SAME_PERSON', 'DUPLICATE_ENTRY'];
const leastOf = (code: Code, diary: Diary) => minutes(contactsOf(code)?.least, diary, 0);
const inBand = (code: Code, ms: number, diary: Diary) => ms >= leastOf(code, diary) && ms < minutes(contactsOf(code)?.below, diary, Infinity);
const inSequence = (a: Item, b: Item) => (a.day < b.day ? -1 : a.day > b.day ? 1 : inOrder(a, b));
const rivalsOf = ({ rule, diary }: Program, service: string) => rule.codes.filter((other) => contactsOf(other)?.service === service && other.inForce.some((span) => during(span, diary)));

/** A moment feeds one contact: what a counted one covers is taken out of those that follow; of other people's too, unless the practice counts each. */
function shareMoments(program: Program, service: string): void {
  const { diary, get, clocks } = program;
  const counted: Item[] = [];
  for (const item of clocks.logged.filter((each) => each.service === service && !each.gone).sort(inSequence)) {
    for (const other of counted) {
      if (get('time.concurrentStaff') === 'each' && other.who !== item.who) continue;
      if (take(item, diary, (_, index) => other.left.has(index), overlap(other, item))) clocks.flags.add(overlap(other, item));
    }
    const ms = msOf(item, diary);
    if (ms === 0 && [...item.taken.values()].some((cause) => shared.includes(cause))) item.gone = 'SHARED';
    if (ms > 0 && rivalsOf(program, service).some((code) => inBand(code, ms, diary) && !misfit(program, code, item))) counted.push(item);
  }
}

/** @returns null if nothing was logged that the code would have to speak of */
export function judgeContacts(program: Program, code: Code): Contacts | null {
  const { input, diary, get, clocks } = program;
  const basis = contactsOf(code);
  if (!basis) return null;
  shareMoments(program, basis.service);
  const rivals = rivalsOf(program, basis.service);
  const claimed = (item: Item) => (item.gone ? item.size : msOf(item, diary));
  const lowest = rivals.reduce((a, b) => (leastOf(b, diary) < leastOf(a, diary) ? b : a), code);
  const mine = clocks.logged.filter((item) => item.service === basis.service && item.gone !== 'SHARED' && (inBand(code, claimed(item), diary) || (lowest === code && !rivals.some((other) => inBand(other, claimed(item), diary)))));
  if (mine.length === 0) return null;
  const made: Contacts = { units: 0, reasons: new Set(), used: 0, fitting: 0, unsure: false };
  const reasons = new Set<string>();
  const fitting: Item[] = [];
  for (const item of [...mine].sort(inSequence)) {
    const found = item.gone ? (why[item.gone] ?? 'NO_SERVICE_IN_MONTH') : msOf(item, diary) === 0 ? (why[[...item.taken.values()][0] ?? ''] ?? 'NO_SERVICE_IN_MONTH') : misfit(program, code, item);
    if (!found) fitting.push(item);
    else for (const reason of found.split('+')) reasons.add(reason);
  }
  made.fitting = fitting.length;
  const chosen = basis.per === 'day' ? [...new Set(fitting.map(({ day }) => day))].map((day) => fitting.filter((item) => item.day === day).reduce((a, b) => (msOf(b, diary) > msOf(a, diary) ? b : a))) : fitting;
  const before = basis.per === 'month' ? (input.otherBilled ?? []).filter((each) => each.code === code.code && isOwn(each) && (each.date ?? each.serviceMonth ?? '').startsWith(input.serviceMonth)).length : 0;
  const lifted = code.maxLiftedBy && get(code.maxLiftedBy.policy) === code.maxLiftedBy.when;
  let room = (lifted ? Infinity : (dated(code.max, diary)?.value ?? Infinity)) - before;
  for (const item of chosen) {
    const { units, unsure } = unitsOf(program, code, item);
    made.unsure ||= unsure;
    if (units > room) continue;
    room -= units;
    made.used++;
    made.units += units;
  }
  if (made.units === 0) for (const reason of reasons) made.reasons.add(reason);
  if (made.units === 0 && fitting.length > 0) made.reasons.add('MAX_UNITS');
  return made;
}

function unitsOf({ diary, get }: Program, code: Code, item: Item): { units: number; unsure: boolean } {
  const longer = contactsOf(code)?.longer;
  const over = longer ? msOf(item, diary) - minutes(longer.first, diary, Infinity) : -1;
  if (!longer || over < 0) return { units: 1, unsure: false };
  return { unsure: true, units: get(longer.policy) === longer.when ? 2 + Math.floor(over / minutes(longer.each, diary, Infinity)) : 1 };
}

function misfit({ diary, input }: Program, code: Code, item: Item): string | null {
  const basis = contactsOf(code);
  const ms = msOf(item, diary);
  const { said, day } = item;
  if (!basis) return null;
  if (ms < leastOf(code, diary)) return 'BELOW_THRESHOLD';
  if (ms > minutes(basis.atMost, diary, Infinity)) return 'NOT_COVERED_BY_PAYER';
  if (!code.inForce.some((span) => during(span, { first: day, last: day }))) return 'CODE_NOT_YET_EFFECTIVE';
  if (!(dated(basis.roles, diary)?.value ?? []).includes(item.role)) return 'WRONG_PERFORMER';
  if (basis.modalities) {
    // A way that is not recorded is taken as the phone.
    const { allowed, phoneIfVideoDeclined } = basis.modalities;
    const way = said.modality ?? null;
    if (!allowed.includes(way ?? 'phone') && !(way === 'phone' && phoneIfVideoDeclined === true && said.videoDeclined === true)) return 'MODALITY_NOT_ALLOWED';
  }
  if (basis.present && said.patientPresent !== true) return 'NO_INTERACTIVE_COMMUNICATION+MODALITY_NOT_ALLOWED';
  if (basis.live && said.interactive !== true) return 'NO_INTERACTIVE_COMMUNICATION';
  const own = (input.otherBilled ?? []).filter((each) => each.code === code.code && isOwn(each));
  // Once in so many months, counted from the day of each; one without a day is taken to stand in the way.
  const { oncePer } = code;
  const tooSoon = oncePer && own.some(({ date, serviceMonth, diagnosis }) => {
    const before = date ?? (serviceMonth ? lastDay(serviceMonth) : null);
    const near = before === null || (addMonthsToDay(before, oncePer.months) > day && addMonthsToDay(before, -oncePer.months) < day);
    return near && (!oncePer.diagnosis || !diagnosis || !said.diagnosis || diagnosis === said.diagnosis);
  });
  if (tooSoon) return 'MAX_UNITS';
  const billed = own.some((each) => each.date === day);
  return billed && basis.per !== 'month' ? 'MAX_UNITS' : null;
}
