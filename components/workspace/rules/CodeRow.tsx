/** A code in a row; opened, every statement it stands on, each with its own days and source. */
import { useId, useState } from 'react';
import { Chip } from '../../ui/Chip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { dayWords } from '../../ui/said.ts';
import { Cite } from './Cite.tsx';
import { readAs, weakest } from './reading.ts';
import { sentence } from './say.ts';
import { spanWords, type CodeSaid, type Part, type Statement } from './statements.ts';

interface Row { said: CodeSaid; month: string; /** Against the end of the year before. */ mark: 'new' | 'changed' | null; /** The rule has needs for all codes. */ common: boolean }

export function CodeRow({ said, month, mark, common }: Row) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { code, state, span, line, statements } = said;
  const of = (part: Part) => statements.filter((each) => each.part === part);
  const [needs, limits] = [of('need'), of('limit')];
  const sources = toName(statements, said.month);
  return <>
    <tr className={[state, mark ?? '', open ? 'opened' : ''].join(' ').trim()}>
      <th scope="row">
        <button type="button" className="opener" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}><Icon name={open ? 'down' : 'right'} /><span className="code">{code.code}</span></button>
        <span className="pi">{code.label}</span>
        {mark && <span className={`mk ${mark}`}><Icon name={mark === 'new' ? 'plus' : 'again'} />{mark} in {month.slice(0, 4)}</span>}
      </th>
      <td>{of('who')[0]?.words ?? <span className="q">–<span className="sr"> nobody’s time is counted</span></span>}</td>
      <td>{needs.length > 0 ? <ul className="ns">{needs.map((each) => <li key={each.key}>{each.words}</li>)}</ul> : <span className="q">{common ? 'those for all codes' : 'none'}</span>}</td>
      <td><span className="numb">{line}</span>{limits.map((each) => <span key={each.key} className="pi">{each.words}</span>)}</td>
      <td><Force said={said} />{span.confirmedFrom && <span className="pi">sure from {dayWords(span.confirmedFrom)}</span>}</td>
      <td className="srcs">{sources.map((each) => <Cite key={each.key} cited={each.cited} month={said.month} brief />)}</td>
    </tr>
    {open && <tr className="det" id={id}><td colSpan={6}><Statements of={code.code} statements={statements} month={said.month} /></td></tr>}
  </>;
}

function Force({ said: { state, span } }: { said: CodeSaid }) {
  if (state === 'not_yet') return <><Chip tone="still" icon="clock">Not yet</Chip><span className="pi nw">from {dayWords(span.from)}</span></>;
  if (state === 'ended') return <><Chip tone="still" icon="square">Ended</Chip><span className="pi">{spanWords(span)}</span></>;
  return <span className="nw">{dayWords(span.from)} –{span.to && <><br />{dayWords(span.to)}</>}</span>;
}

/** The sources a row names: of the number and of the day, and of whatever was read farther from the original than these. */
function toName(statements: readonly Statement[], month: string): Statement[] {
  const main = [...statements.filter(({ part }) => part === 'number'), ...statements.filter(({ part }) => part === 'force')];
  const worst = weakest(statements.map(({ cited }) => cited), month);
  const doubtful = statements.filter(({ cited }) => readAs(cited, month) === worst);
  const first = worst === weakest(main.map(({ cited }) => cited), month) ? main : [...main, ...doubtful.slice(0, 1)];
  return [...new Map(first.map((each) => [`${each.cited.source.url} ${each.cited.source.title} ${readAs(each.cited, month)}`, each])).values()];
}

function Statements({ of, statements, month }: { of: string; statements: readonly Statement[]; month: string }) {
  return (
    <table className="tbl stm">
      <caption className="sr">What is said of {of}, each with its source</caption>
      <thead><tr><th scope="col">What</th><th scope="col">Said</th><th scope="col">Since</th><th scope="col"><span className="two-h"><span>Source, checked on</span><span>Read in</span></span></th></tr></thead>
      <tbody>{statements.map((each) => <tr key={`${each.part} ${each.key}`}><th scope="row">{each.what}</th><td>{sentence(each.words)}</td><td>{spanWords(each.cited)}</td><td><Cite cited={each.cited} month={month} /></td></tr>)}</tbody>
    </table>
  );
}
