import type { MonthRow } from '../../../lib/commands/views-month.ts';
import type { Glyph } from '../../ui/Icon.tsx';
import { clock } from '../../ui/said.ts';

export interface Flag { look: 'stop' | 'ask' | 'warn' | 'info'; icon: Glyph; sentence: string }

const looks = { blocks: ['stop', 'blocked'], check: ['warn', 'warning'], info: ['info', 'note'] } as const;

/** A row's flags as sentences, most severe first, each once. */
export function flagsOf(row: MonthRow): Flag[] {
  const flags: Flag[] = [];
  if (row.frozen?.changed) flags.push({ look: 'warn', icon: 'lock', sentence: row.frozen.changed.sentence });
  if (row.state === 'blocked') flags.push(/^cannot decide/i.test(row.stateReason) ? { look: 'ask', icon: 'question', sentence: row.stateReason } : { look: 'stop', icon: 'blocked', sentence: row.stateReason });
  for (const severity of ['blocks', 'check', 'info'] as const) {
    if (severity === 'check') {
      if (row.running) flags.push({ look: 'warn', icon: 'play', sentence: 'Timer running now' });
      if (row.unresolvedCount > 0) flags.push({ look: 'warn', icon: 'away', sentence: `${clock(row.unresolvedSeconds)} unresolved; keep or discard it` });
    }
    for (const note of row.notes) if (note.severity === severity) flags.push({ look: looks[severity][0], icon: looks[severity][1], sentence: note.sentence });
  }
  for (const { code, action, units, agrees, reason, by } of row.decisions) {
    if (!agrees) flags.push({ look: 'warn', icon: action === 'force' ? 'plus' : 'pause', sentence: `${code} ${action === 'force' ? `× ${units} put in` : 'held'} by the practice (${by}): ${reason}` });
  }
  if (row.state === 'close' || (row.state === 'in_progress' && !row.stateReason.endsWith('held by the practice')) || row.stateReason.startsWith('Changed')) flags.push({ look: 'info', icon: row.state === 'close' ? 'clock' : 'note', sentence: row.stateReason });
  const said = new Set<string>();
  return flags.filter(({ sentence }) => {
    const same = sentence.replace(/\.$/, '').toLowerCase();
    return sentence !== '' && !said.has(same) && said.add(same) !== undefined && !(row.unresolvedCount > 0 && /unresolved; answer before/.test(sentence));
  });
}
