import type { ActivityChoice, EntryView, PatientPage } from '../../../lib/commands/views.ts';
import { dayOf, shortDay, timeOf } from '../../ui/said.ts';
import { modalityWords, programWords } from '../words.ts';
import { activityWords } from './EntryRow.tsx';

const names: Record<string, string> = { start: 'Start', end: 'End', activity: 'Activity', program: 'Program', note: 'Note', interactive: 'Live contact', modality: 'Way of contact', patientPresent: 'Patient present', videoDeclined: 'Video declined' };

/** Every change of this month's entries: old value, new value, who, when, why. */
export function History({ page, timeZone, activities }: { page: PatientPage; timeZone: string; activities: readonly ActivityChoice[] }) {
  const changes = page.entries.flatMap((entry) => [
    ...entry.history.map((change) => ({ entry, ...change })),
    ...(entry.voided ? [{ entry, at: entry.voided.at, by: entry.voided.by, what: 'void', was: '', is: '', reason: entry.voided.reason }] : []),
  ]).sort((a, b) => b.at - a.at);
  if (changes.length === 0) return null;
  const value = (what: string, text: string) => {
    if (text === '') return '–';
    if (what === 'start' || what === 'end') return Number.isFinite(Number(text)) ? timeOf(Number(text), timeZone) : text;
    if (what === 'activity') return activityWords(text, activities);
    if (what === 'program') return programWords(text);
    if (what === 'modality') return modalityWords[text] ?? text;
    return text === 'true' ? 'yes' : text === 'false' ? 'no' : text;
  };
  const when = (at: number) => `${shortDay(dayOf(at, timeZone))}, ${timeOf(at, timeZone, false)}`;
  const of = (entry: EntryView) => `${shortDay(dayOf(entry.start, timeZone))} ${timeOf(entry.start, timeZone, false)}`;
  return (
    <section className="panel" aria-labelledby="history-title">
      <div className="hd"><h2 id="history-title">History of this month</h2></div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Changes of this month">
        <table className="tbl">
          <caption className="sr">Changes, newest first</caption>
          <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Was</th><th scope="col">Is</th><th scope="col">Reason</th></tr></thead>
          <tbody>
            {changes.map((change, index) => (
              <tr key={index}>
                <td className="nw">{when(change.at)}</td><td>{change.by}</td><td>{change.what === 'void' ? 'Voided' : (names[change.what] ?? change.what)}, entry of {of(change.entry)}</td>
                <td>{change.what === 'void' ? 'standing' : <s>{value(change.what, change.was)}</s>}</td><td>{change.what === 'void' ? 'struck out' : value(change.what, change.is)}</td><td>{change.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
