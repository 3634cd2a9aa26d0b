/** The month's entries, newest day first, with what is unresolved among them where it happened. */
import { useState } from 'react';
import type { ActivityChoice } from '../../../lib/commands/views.ts';
import type { EntryView, PatientPage } from '../../../lib/commands/views-patient.ts';
import { useAsked } from '../../ui/asked.ts';
import { clock, dayOf, monthWords, weekday } from '../../ui/said.ts';
import { AmendForm } from './AmendForm.tsx';
import { Compare } from './Compare.tsx';
import { EntryRow, type EntryAct } from './EntryRow.tsx';
import { MoveForm } from './MoveForm.tsx';
import { TogetherForm } from './TogetherForm.tsx';
import { UnresolvedRow } from './UnresolvedRow.tsx';
import { VoidForm } from './VoidForm.tsx';

/** `me` is the staff id of the person at the desk. */
interface EntriesProps { page: PatientPage; timeZone: string; activities: readonly ActivityChoice[]; me: string | null }
type Item = { at: number; entry: EntryView } | { at: number; span: PatientPage['unresolved'][number] };

export function Entries({ page, timeZone, activities, me }: EntriesProps) {
  const [open, setOpen] = useState<{ id: string; what: EntryAct } | null>(null);
  const overlaps = useAsked('overlap.list', {}).reply?.overlaps ?? [];
  const close = () => setOpen(null);
  const least = page.closed ? 10 : 3;
  const days = byDay(page, timeZone);
  if (days.length === 0) return <p className="bd q">No entries in this month yet. Open the chart and start the timer, or add time you kept elsewhere.</p>;
  const because = (span: PatientPage['unresolved'][number]) =>
    page.closed ? `${monthWords(page.month)} is closed: the answer is an addendum.` : span.staff !== me ? `This is time of ${span.staffName}. Your answer for another person stays in the log.` : null;
  const form = (entry: EntryView, what: EntryAct) => {
    const overlap = overlaps.find((each) => each.sides.some((side) => side.entry === entry.id));
    switch (what) {
      case 'amend': return <AmendForm entry={entry} page={page} timeZone={timeZone} activities={activities} onDone={close} />;
      case 'void': return <VoidForm entry={entry} timeZone={timeZone} least={least} onDone={close} />;
      case 'move': return <MoveForm entry={entry} programs={otherPrograms(page, entry)} timeZone={timeZone} least={least} onDone={close} />;
      case 'together': return <TogetherForm entry={entry} there={alsoThere(page, entry).map((each) => each.staff)} timeZone={timeZone} addendum={page.closed !== null} onDone={close} />;
      case 'compare': return overlap ? <Compare overlap={overlap} here={page.patient.key} timeZone={timeZone} activities={activities} least={least} onDone={close} /> : null;
    }
  };
  return days.map(([day, items]) => (
    <section key={day} aria-label={weekday(day)}>
      <h3 className="day">{weekday(day)} <span>{daySum(items)}</span></h3>
      <ul>
        {items.map((item) => {
          if ('span' in item) return <UnresolvedRow key={item.span.id} span={item.span} timeZone={timeZone} activities={activities} because={because(item.span)} />;
          const { entry } = item;
          const opened = open?.id === entry.id ? form(entry, open.what) : null;
          if (opened) return <li key={entry.id} className="en editing">{opened}</li>;
          return <EntryRow key={entry.id} entry={entry} timeZone={timeZone} activities={activities} others={alsoThere(page, entry).map((each) => each.staffName)}
            overlap={entry.voided ? null : overlaps.find((each) => each.sides.some((side) => side.entry === entry.id)) ?? null}
            under={entry.patient === page.patient.key ? null : page.links.find((link) => link.patient.key === entry.patient)?.patient.recordNumber ?? null}
            canMove={otherPrograms(page, entry).length > 0} canShare={entry.staff === me} onAct={(what) => setOpen({ id: entry.id, what })} />;
        })}
      </ul>
    </section>
  ));
}

/** Programs that the patient is enrolled in and the entry does not belong to. */
const otherPrograms = (page: PatientPage, entry: EntryView): string[] =>
  page.enrollments.filter((each) => each.status === 'enrolled' && each.since.slice(0, 7) <= page.month && (!each.until || each.until.slice(0, 7) >= page.month)).map((each) => each.program as string).filter((each) => each !== entry.program);

/** Other people's standing entries of the same act. */
const alsoThere = (page: PatientPage, entry: EntryView): EntryView[] => (entry.together ? page.entries.filter((each) => each.together === entry.together && each.staff !== entry.staff && !each.voided) : []);

function byDay(page: PatientPage, timeZone: string): [string, Item[]][] {
  const items: Item[] = [...page.entries.map((entry) => ({ at: entry.start, entry })), ...page.unresolved.map((span) => ({ at: span.start, span }))];
  const days = new Map<string, Item[]>();
  for (const item of items.sort((a, b) => b.at - a.at)) {
    const day = dayOf(item.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}

function daySum(items: readonly Item[]): string {
  let counted = 0, not = 0, waiting = 0;
  for (const item of items) {
    if ('span' in item) waiting += Math.floor((item.span.end - item.span.start) / 1000);
    else if (!item.entry.voided) { counted += item.entry.countedSeconds; not += Math.max(0, item.entry.seconds - item.entry.countedSeconds); }
  }
  return [counted ? `${clock(counted)} counted` : '', not ? `${clock(not)} not counted` : '', waiting ? `${clock(waiting)} unresolved` : ''].filter(Boolean).join(', ')
    // Less than a second is not nothing, and not taken back either.
    || (items.every((item) => 'entry' in item && item.entry.voided) ? 'voided' : '0:00');
}
