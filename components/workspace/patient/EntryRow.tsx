import type { ActivityChoice } from '../../../lib/commands/views.ts';
import type { OverlapView } from '../../../lib/commands/views-overlaps.ts';
import type { EntryView } from '../../../lib/commands/views-patient.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { fullName } from '../../ui/Identity.tsx';
import { clock, shortDay, dayOf, timeOf } from '../../ui/said.ts';
import { modalityWords, plain, programWords, roleWords } from '../words.ts';

export type EntryAct = 'amend' | 'void' | 'move' | 'together' | 'compare';

interface EntryRowProps {
  entry: EntryView;
  timeZone: string;
  activities: readonly ActivityChoice[];
  /** Names of those who have an entry of the same act. */
  others: readonly string[];
  /** The same person on somebody else at that time: neither counts. */
  overlap: OverlapView | null;
  /** The number of the linked record that it was recorded under; null for the patient's own. */
  under: string | null;
  canMove: boolean;
  canShare: boolean;
  onAct: (act: EntryAct) => void;
}

const sources: Record<EntryView['source'], string> = { timer: '', practice: '', kept: ', kept from unresolved time', manual: ', added by hand', retroactive: ', added afterwards' };

/** One entry. Voided ones stay, struck out, with who and why. */
export function EntryRow({ entry, timeZone, activities, others, overlap, under, canMove, canShare, onAct }: EntryRowProps) {
  const span = `${timeOf(entry.start, timeZone)} – ${timeOf(entry.end, timeZone)}`;
  const who = `${[entry.staffName, entry.credential].filter(Boolean).join(' ')}, ${roleWords(entry.role)}`;
  const activity = entry.activity === null ? 'No activity yet' : activityWords(entry.activity, activities);
  const look = entry.voided ? 'void' : overlap ? 'held' : entry.countedSeconds === 0 ? 'not' : '';
  const elsewhere = overlap?.sides.find((side) => side.entry !== entry.id);
  return (
    <li className={`en ${look}`.trim()}>
      <span className="tm">{span}</span>
      <span className="du">{entry.voided ? <s>{clock(entry.seconds)}</s> : clock(entry.seconds)}</span>
      <span className="wh">
        {entry.voided ? <s>{activity}</s> : activity}
        <span className="pi">{who}{sources[entry.source]}{entry.late ? ', late' : ''}{entry.modality ? `, ${modalityWords[entry.modality] ?? plain(entry.modality)}` : ''}{entry.patientPresent ? ', patient present' : ''}{others.length ? `, with ${others.join(', ')}` : ''}</span>
        {under && <span className="pi">Recorded under MRN <span translate="no">{under}</span></span>}
        {entry.note && <span className="pi note1">“{entry.note}”</span>}
        {entry.reason && <span className="pi">Reason: {entry.reason}</span>}
        {elsewhere && <span className="pi over1">{clock(overlap!.seconds)} overlap with {fullName(elsewhere.patient)}; neither counts.</span>}
        {!entry.voided && entry.notCounted && !elsewhere && <span className="pi why1">Not counted: {entry.notCounted}</span>}
        {!entry.voided && entry.countedSeconds > 0 && entry.countedSeconds < entry.seconds && <span className="pi why1">{clock(entry.countedSeconds)} of it counted</span>}
        {entry.voided && <span className="pi">Voided {shortDay(dayOf(entry.voided.at, timeZone))} by {entry.voided.by}: “{entry.voided.reason}”</span>}
      </span>
      <span className="pr">{entry.program ? programWords(entry.program) : '–'}</span>
      <span className="ac">
        {entry.addendum && <Chip tone="away" icon="calendar">Addendum</Chip>}
        {entry.voided ? <Chip icon="blocked">Voided</Chip> : <>
          {elsewhere && <><Chip tone="stop" icon="blocked">Overlap</Chip><Button small aria-label={`Compare, entry ${span}`} onClick={() => onAct('compare')}>Compare…</Button></>}
          {entry.history.length > 0 && <span className="f">changed</span>}
          <IconButton name="edit" label={`Edit entry ${span}`} onClick={() => onAct('amend')} />
          {canShare && <IconButton name="people" label={`Colleagues were there too, entry ${span}`} onClick={() => onAct('together')} />}
          {canMove && <Button small look="quiet" aria-label={`Move entry ${span} to another program`} title="To another program" onClick={() => onAct('move')}>Move</Button>}
          <Button small look="quiet" aria-label={`Void entry ${span}`} title="Stays visible, struck out" onClick={() => onAct('void')}>Void</Button>
        </>}
      </span>
    </li>
  );
}

export const activityWords = (id: string, activities: readonly ActivityChoice[]) => activities.find((each) => each.id === id)?.label ?? plain(id);
