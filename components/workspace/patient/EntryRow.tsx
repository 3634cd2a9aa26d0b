import type { ActivityChoice, EntryView } from '../../../lib/commands/views.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { clock, shortDay, dayOf, timeOf } from '../../ui/said.ts';
import { modalityWords, plain, programWords, roleWords } from '../words.ts';

interface EntryRowProps { entry: EntryView; timeZone: string; activities: readonly ActivityChoice[]; onAmend: () => void; onVoid: () => void }

/** One entry. Voided ones stay, struck out, with who and why. */
export function EntryRow({ entry, timeZone, activities, onAmend, onVoid }: EntryRowProps) {
  const span = `${timeOf(entry.start, timeZone)} – ${timeOf(entry.end, timeZone)}`;
  const who = `${[entry.staffName, entry.credential].filter(Boolean).join(' ')}, ${roleWords(entry.role)}`;
  const activity = entry.activity === null ? 'No activity yet' : activityWords(entry.activity, activities);
  const look = entry.voided ? 'void' : entry.countedSeconds === 0 ? 'not' : '';
  return (
    <li className={`en ${look}`.trim()}>
      <span className="tm">{span}</span>
      <span className="du">{entry.voided ? <s>{clock(entry.seconds)}</s> : clock(entry.seconds)}</span>
      <span className="wh">
        {entry.voided ? <s>{activity}</s> : activity}
        <span className="pi">{who}{entry.source === 'kept' ? ', kept from unresolved time' : ''}{entry.modality ? `, ${modalityWords[entry.modality]}` : ''}{entry.patientPresent ? ', patient present' : ''}</span>
        {entry.note && <span className="pi note1">“{entry.note}”</span>}
        {!entry.voided && entry.notCounted && <span className="pi why1">Not counted: {entry.notCounted}</span>}
        {!entry.voided && entry.countedSeconds > 0 && entry.countedSeconds < entry.seconds && <span className="pi why1">{clock(entry.countedSeconds)} of it counted</span>}
        {entry.voided && <span className="pi">Voided {shortDay(dayOf(entry.voided.at, timeZone))} by {entry.voided.by}: “{entry.voided.reason}”</span>}
      </span>
      <span className="pr">{entry.program ? programWords(entry.program) : '–'}</span>
      <span className="ac">
        {entry.voided ? <Chip icon="blocked">Voided</Chip> : <>
          {entry.history.length > 0 && <span className="f">changed</span>}
          <IconButton name="edit" label={`Edit entry ${span}`} onClick={onAmend} />
          <Button small look="quiet" aria-label={`Void entry ${span}`} title="Stays visible, struck out" onClick={onVoid}>Void</Button>
        </>}
      </span>
    </li>
  );
}

export const activityWords = (id: string, activities: readonly ActivityChoice[]) => activities.find((each) => each.id === id)?.label ?? plain(id);
