import type { RestoredView } from '../../../lib/commands/views-keeping.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, dayOf, dayWords, timeOf } from '../../ui/said.ts';

/** What a restoring did: how much stands now, and what is still missing. */
export function Report({ report, timeZone, onGo }: { report: RestoredView; timeZone: string; onGo: () => Promise<void> }) {
  const { changed, from, to, witnessed, lost, made, unlocked } = report;
  return (
    <section className="ob rst" aria-labelledby="rst-done">
      <div className="ul"><Icon name="shield" className="big" /><h1 id="rst-done">{changed ? 'Restored' : 'Nothing to restore'}</h1></div>
      {changed
        ? <Note tone="ok" alert><b>{count(to, 'event')} stand, every link holds.</b> {from > 0 ? `${from.toLocaleString('en-US')} of them were here, ${(to - from).toLocaleString('en-US')} came from the backup.` : 'All of them came from the backup.'}{made !== null && ` It was made ${dayWords(dayOf(made, timeZone))}, ${timeOf(made, timeZone, false)}.`}</Note>
        : <Note tone="still" alert><b>What is here already holds all of the backup.</b> {count(to, 'event')} are here; nothing was changed.</Note>}
      {lost > 0 && <Note tone="away"><b>{count(lost, 'event')} are still missing</b>: {witnessed.toLocaleString('en-US')} were witnessed. This stays in the log. Look through the last days and add what is not there.</Note>}
      {!unlocked && <p>It is locked. Unlock with the passphrase that was in use last, or with the recovery key.</p>}
      <div><Button look="main" onClick={() => void onGo()}>{unlocked ? 'Open the month' : 'Unlock'}</Button></div>
    </section>
  );
}
