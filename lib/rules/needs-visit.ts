/** Needs of a visit that starts care management, and the first day on which time counts. */
import { addMonthsToDay } from '../time/month.ts';
import { day as sayDay } from '../time/say.ts';
import type { Judge, Words } from './needs.ts';

/** A visit of the right type, unless the patient was seen within so many months before care management began. */
export const initiatingVisit: Judge<'initiating_visit'> = (need, { input, now }) => {
  const { newPatient, lastSeenDate, initiatingVisit: visit } = input.patient;
  const start = input.patient.ccmStartDate ?? now.first;
  const since = addMonthsToDay(start, -need.seenWithinMonths);
  const reason = 'NO_INITIATING_VISIT';
  const visited = () => (visit ? `${visit.type} ${sayDay(visit.date)}` : lastSeenDate ? `last seen ${sayDay(lastSeenDate)}` : 'not recorded');
  const words = (had: () => string, trouble?: string, ask?: string) => (): Words => ({
    wanted: `a visit (${need.types.join(', ')}) if new or not seen since ${sayDay(since)}`, had: had(), ...(trouble ? { trouble } : {}), ...(ask ? { question: { fact: 'seen', ask } } : {}),
  });
  const fits = visit && need.types.includes(visit.type) && visit.date >= since && visit.date <= now.last ? visit : null;
  if (newPatient !== true && lastSeenDate && lastSeenDate >= since && lastSeenDate <= start) return { answer: 'met', words: words(() => `last seen ${sayDay(lastSeenDate)}`) };
  if (fits && fits.date <= start) return { answer: 'met', words: words(visited) };
  // Seen in the month evaluated, after its first day, says nothing about the year before: only a fitting visit does.
  if (fits) return { answer: 'met', countsFrom: fits.date, words: words(visited) };
  if (newPatient === true || (lastSeenDate && lastSeenDate < since)) {
    const trouble = visit ? (need.types.includes(visit.type) ? `the visit of ${sayDay(visit.date)} is not in time` : `a visit of type ${visit.type} does not start care management`) : 'no initiating visit';
    return { answer: 'not_met', reason, words: words(visited, trouble) };
  }
  const seenLater = lastSeenDate && lastSeenDate > start;
  const ask = seenLater ? `Was the patient seen between ${sayDay(since)} and ${sayDay(start)}?` : 'When was the patient last seen before care management began?';
  return { answer: 'unknown', reason, words: words(visited, 'when the patient was last seen', ask) };
};

/** A first visit by the billing practitioner, recorded under a fact of its own; once, whenever it was. */
export const firstVisit: Judge<'first_visit'> = (need, { input, now }) => {
  const had = input.patient[need.fact];
  const date = had?.initiatingVisit ?? null;
  const type = had?.initiatingVisitType ?? null;
  const reason = 'NO_INITIATING_VISIT';
  const words = (trouble?: string) => (): Words => ({
    wanted: 'a first visit by the billing practitioner', had: date ? `${type ?? 'visit'} ${sayDay(date)}` : 'not recorded',
    ...(trouble ? { trouble, question: { fact: need.fact, ask: 'When did the billing practitioner first see the patient for this?' } } : {}),
  });
  if (!date) return { answer: 'unknown', reason, words: words('no first visit by the billing practitioner is recorded') };
  if (type && need.notTypes.includes(type)) return { answer: 'not_met', reason, words: words(`a visit of type ${type} does not start this program`) };
  if (date > now.last) return { answer: 'not_met', reason, words: words(`the first visit was later, on ${sayDay(date)}`) };
  return date > now.first ? { answer: 'met', countsFrom: date, words: words() } : { answer: 'met', words: words() };
};
