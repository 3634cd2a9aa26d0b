import { useAsked } from '../../ui/asked.ts';
import { Note } from '../../ui/Note.tsx';
import { count, dayOf, dayWords, monthWords } from '../../ui/said.ts';

/** Says of a month whose records were destroyed that they were, by whom and why: an empty month must not be taken for one in which nothing happened. */
export function Destroyed({ month }: { month: string }) {
  const { reply } = useAsked('ledger.state', {});
  const gone = reply?.shredded.find((each) => each.month === month);
  if (!reply || !gone) return null;
  return (
    <Note tone="stop" icon="lock">
      <b>The records of {monthWords(month)} were destroyed</b> on {dayWords(dayOf(gone.at, reply.timeZone))} by {gone.by}: “{gone.reason}” {count(gone.events, 'record')} cannot be read again. The log still verifies.
    </Note>
  );
}
