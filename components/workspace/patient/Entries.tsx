/** The month's entries, newest day first, with what is unresolved among them where it happened. */
import { useState } from 'react';
import type { ActivityChoice, EntryView, PatientPage } from '../../../lib/commands/views.ts';
import { clock, dayOf, weekday } from '../../ui/said.ts';
import { AmendForm } from './AmendForm.tsx';
import { EntryRow } from './EntryRow.tsx';
import { UnresolvedRow } from './UnresolvedRow.tsx';
import { VoidForm } from './VoidForm.tsx';

interface EntriesProps { page: PatientPage; timeZone: string; activities: readonly ActivityChoice[] }
type Item = { at: number; entry: EntryView } | { at: number; span: PatientPage['unresolved'][number] };

export function Entries({ page, timeZone, activities }: EntriesProps) {
  const [open, setOpen] = useState<{ id: string; what: 'amend' | 'void' } | null>(null);
  const close = () => setOpen(null);
  const days = byDay(page, timeZone);
  if (days.length === 0) return <p className="bd q">No entries in this month yet. Open the chart and start the timer.</p>;
  return days.map(([day, items]) => (
    <section key={day} aria-label={weekday(day)}>
      <h3 className="day">{weekday(day)} <span>{daySum(items)}</span></h3>
      <ul>
        {items.map((item) => {
          if ('span' in item) return <UnresolvedRow key={item.span.id} span={item.span} timeZone={timeZone} activities={activities} />;
          const { entry } = item;
          if (open?.id === entry.id && open.what === 'amend') return <li key={entry.id} className="en editing"><AmendForm entry={entry} page={page} timeZone={timeZone} activities={activities} onDone={close} /></li>;
          if (open?.id === entry.id) return <li key={entry.id} className="en editing"><VoidForm entry={entry} timeZone={timeZone} onDone={close} /></li>;
          return <EntryRow key={entry.id} entry={entry} timeZone={timeZone} activities={activities} onAmend={() => setOpen({ id: entry.id, what: 'amend' })} onVoid={() => setOpen({ id: entry.id, what: 'void' })} />;
        })}
      </ul>
    </section>
  ));
}

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
  return [counted ? `${clock(counted)} counted` : '', not ? `${clock(not)} not counted` : '', waiting ? `${clock(waiting)} unresolved` : ''].filter(Boolean).join(', ') || 'voided';
}
