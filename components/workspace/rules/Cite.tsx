/** Where something was read, when that was checked, and how near to the original. Following a link is the person's own act: nothing is fetched here. */
import type { Source } from '../../../lib/rules/finding.ts';
import type { Cited } from '../../../lib/rules/rule.ts';
import { dayWords } from '../../ui/said.ts';
import { shortMonth } from './say.ts';
import { readAs, readings, type ReadAs } from './reading.ts';

/** The word for how it was read: filled, framed, outlined, dotted or dashed, and always the word. */
export function Read({ as }: { as: ReadAs }) {
  return <span className={`gr ${as}`} title={readings[as].means}>{readings[as].word}</span>;
}

/** A source with the day it was checked and its reading. `brief`: by its publisher alone, for a table; else with its title. */
export function Cite({ cited, month, brief }: { cited: Cited; month: string; brief?: boolean }) {
  const { source, checked, confirmedFrom } = cited;
  const as = readAs(cited, month);
  return (
    <div className="cite">
      <span className="src-n"><Linked source={source} brief={brief ?? false} /></span>
      <span className="src-d"><span className="ck">checked </span>{dayWords(checked)}{confirmedFrom && as === 'not_confirmed' && source.readAs !== 'not_confirmed' && <>; sure from {dayWords(confirmedFrom)}</>}</span>
      <Read as={as} />
    </div>
  );
}

/** The source's name, as a link if its address is one of the web over https. */
function Linked({ source, brief }: { source: Source; brief: boolean }) {
  if (source.readAs === 'not_confirmed' && !safe(source.url)) return <span className="q">{brief ? 'no source found' : source.title}</span>;
  // In a table what stands in brackets after a publisher's name would only make the row taller.
  const words = brief ? `${source.publisher.replace(/\s*\(.*\)$/, '')}${source.date ? `, ${shortMonth(source.date.slice(0, 7))}` : ''}` : `${source.publisher}, “${source.title}”${source.date ? `, ${dayWords(source.date)}` : ''}`;
  const whole = `${source.publisher}: ${source.title}`;
  return safe(source.url) ? <a href={source.url} target="_blank" rel="noreferrer" title={whole}>{words}<span className="sr"> (opens a new tab)</span></a> : <span title={whole}>{words}</span>;
}

/** True for an address that may be linked: https, and whole. */
export function safe(url: string): boolean {
  try {
    return new URL(url).protocol === 'https:';
  } catch {
    return false;
  }
}
