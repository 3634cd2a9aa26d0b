import type { CollisionView } from '../../../lib/commands/views-overlaps.ts';
import type { Interval } from '../../../lib/time/interval.ts';
import { useId } from 'react';
import { Collisions, InTheWay, type Way } from '../../by-hand/InTheWay.tsx';
import { useAsked } from '../../ui/asked.ts';

interface BlockingProps { code: string; patient: string; staff: string; mine: Interval; timeZone: string; except?: string; without?: CollisionView['kind']; ways?: { way: Way | null; onWay: (way: Way) => void } }

/** After a refusal for time that stands twice: what it was, by name, and who may give way. The refusal itself never names a patient. */
export function Blocking({ code, patient, staff, mine: { start, end }, timeZone, except, without, ways }: BlockingProps) {
  const group = useId();
  const asked = ['OVERLAP', 'UNANSWERED', 'RUNNING'].includes(code);
  const { reply } = useAsked('entry.check', asked ? { patient, staff, start, end, ...(except ? { except } : {}) } : null);
  const list = (reply?.collisions ?? []).filter((each) => each.kind !== without);
  if (ways && list.length) return <InTheWay list={list} mine={{ start, end }} zone={timeZone} group={group} {...ways} />;
  return list.length ? <Collisions list={list} mine={{ start, end }} zone={timeZone} /> : null;
}
