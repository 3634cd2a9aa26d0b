import type { Blocked, Line, Source } from '../../../lib/rules/finding.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { dayWords } from '../../ui/said.ts';
import { plain, readAsWords } from '../words.ts';

/** Where the rule was read, how near to the original, since when it is in force, when somebody last checked; and the policies it leaned on. */
export function Sources({ explained }: { explained: Line | Blocked }) {
  const sources = unique([...explained.sources, ...explained.needs.map((need) => need.source)]);
  return (
    <div className="src">
      <Icon name="page" />
      <div>
        <p><b>{sources.length === 1 ? 'Source' : 'Sources'}</b> {explained.verified ? <Chip tone="ok" icon="check">Confirmed</Chip> : <Chip tone="away" icon="question">Not confirmed</Chip>}</p>
        <ul>
          {sources.map((source) => (
            <li key={source.url + source.title}>{source.publisher}, “{source.title}”{source.date ? `, ${dayWords(source.date)}` : ''}, {readAsWords[source.readAs] ?? plain(source.readAs)}. <SourceLink url={source.url} /></li>
          ))}
        </ul>
        <p>{explained.code} in force since {dayWords(explained.effectiveFrom)}. Last checked {dayWords(explained.checked)}.{!explained.verified && ' A part of this rule was found in no source: ask the payer before you rely on it.'}</p>
        {explained.policies.length > 0 && <p>Leans on: {explained.policies.map((policy) => `${plain(policy.name)} = ${plain(policy.value)}${policy.isDefault ? ' (usual)' : ' (set here)'}`).join('; ')}.</p>}
      </div>
    </div>
  );
}

function SourceLink({ url }: { url: string }) {
  let host: string;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
    host = parsed.hostname.replace(/^www\./, '');
  } catch {
    return null;
  }
  return <a href={url} target="_blank" rel="noreferrer">{host}<span className="sr"> (opens a new tab)</span></a>;
}

function unique(sources: readonly Source[]): Source[] {
  const seen = new Map<string, Source>();
  for (const source of sources) if (!seen.has(source.url + source.title)) seen.set(source.url + source.title, source);
  return [...seen.values()];
}
