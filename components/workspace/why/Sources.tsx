import type { Blocked, Line, Source } from '../../../lib/rules/finding.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { count, dayWords } from '../../ui/said.ts';
import { plain, readAsWords } from '../words.ts';

/** Where the rule was read, how near to the original, since when it is in force, when somebody last checked; and the policies it leaned on. */
export function Sources({ explained }: { explained: Line | Blocked }) {
  const own = unique(explained.sources.length ? explained.sources : explained.needs.slice(0, 1).map((need) => need.source));
  const others = unique(explained.needs.map((need) => need.source)).filter((source) => !own.some((each) => same(each) === same(source)));
  const set = explained.policies.filter((policy) => !policy.isDefault);
  const usual = explained.policies.filter((policy) => policy.isDefault);
  return (
    <div className="src">
      <Icon name="page" />
      <div>
        <p><b>{own.length === 1 ? 'Source' : 'Sources'}</b> {explained.verified ? <Chip tone="ok" icon="check">Confirmed</Chip> : <Chip tone="away" icon="question">Not confirmed</Chip>}</p>
        <List sources={own} />
        <p>{explained.code} in force since {dayWords(explained.effectiveFrom)}. Last checked {dayWords(explained.checked)}.{!explained.verified && ' A part of this rule was found in no source: ask the payer before you rely on it.'}</p>
        {set.length > 0 && <p><b>Set by the practice:</b> {set.map(policyWords).join('; ')}.</p>}
        {others.length > 0 && <details><summary>{count(others.length, 'more source')} for single needs</summary><List sources={others} /></details>}
        {usual.length > 0 && <details><summary>{count(usual.length, 'policy', 'policies')} at the usual value</summary><p>{usual.map(policyWords).join('; ')}.</p></details>}
      </div>
    </div>
  );
}

const policyWords = (policy: Line['policies'][number]) => `${policy.name} = ${plain(policy.value)}`;

function List({ sources }: { sources: readonly Source[] }) {
  return <ul>{sources.map((source) => <li key={same(source)}>{source.publisher}, “{source.title}”{source.date ? `, ${dayWords(source.date)}` : ''}, {readAsWords[source.readAs] ?? plain(source.readAs)}. <SourceLink url={source.url} /></li>)}</ul>;
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

const same = (source: Source) => `${source.url} ${source.title}`;

function unique(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [same(source), source])).values()];
}
