import type { Matter } from '../timer/remind.ts';

/** A notice of the system's. It can be read by anyone who passes the screen: no patient, no program, no name. */
export interface Notice { id: string; title: string; message: string; buttons: readonly [string, string] }

const minutes = (ms: number) => Math.max(0, Math.floor(ms / 60_000));

/** What a notice says about a matter. @param at now, UTC epoch ms; @param waiting stretches that wait for an answer */
export function noticeOf({ kind, id, since }: Matter, at: number, waiting: number): Notice {
  const passed = minutes(at - since);
  switch (kind) {
    case 'end_of_day': return { id, title: 'Still working?', message: 'A timer runs past the end of your day. Without an answer, time after your last key or click waits as unresolved.', buttons: ['Still working', 'Stop'] };
    case 'call': return { id, title: 'Still on the call?', message: 'Call mode has been on for an hour.', buttons: ['Still on it', 'Call over'] };
    case 'long': return { id, title: `A timer has been running for ${passed} min`, message: 'Stop it if the work is done.', buttons: ['Stop', 'Snooze 15 min'] };
    case 'no_timer': return { id, title: 'No timer is running', message: `A chart has been open for ${passed} min.`, buttons: ['Start', 'Snooze 15 min'] };
    case 'unresolved': return { id, title: 'Time waits for an answer', message: `${waiting === 1 ? '1 stretch is' : `${waiting} stretches are`} unresolved: not counted, not lost.`, buttons: ['Open', 'Snooze 15 min'] };
  }
}
