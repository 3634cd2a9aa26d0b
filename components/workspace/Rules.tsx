/** The rules that CareTally knows, as a plain list: codes, minutes, since when, and where each was read. */
import { rules } from '../../lib/payers/index.ts';
import type { Code, Rule } from '../../lib/rules/rule.ts';
import { Chip } from '../ui/Chip.tsx';
import { dayWords, monthWords } from '../ui/said.ts';
import { payerWords, plain, programWords, readAsWords } from './words.ts';

export function Rules() {
  return <>
    <div className="top"><h1>Rules</h1><span className="q">What counts, since when, and who says so. Outside of a reviewed period nothing is proposed.</span></div>
    {rules.map((rule) => <RulePanel key={rule.id} rule={rule} />)}
  </>;
}

function RulePanel({ rule }: { rule: Rule }) {
  return (
    <section className="panel" aria-label={`${payerWords(rule.payer)}, ${programWords(rule.program)}`}>
      <div className="hd"><h2>{rule.title}</h2><span className="q">{payerWords(rule.payer)}, {programWords(rule.program)} · rule {rule.id} · reviewed for {monthWords(rule.reviewed.from)} to {monthWords(rule.reviewed.to)}</span></div>
      <div className="scroll" tabIndex={0} role="region" aria-label={`Codes of ${rule.id}`}>
        <table className="tbl">
          <caption className="sr">Codes of {rule.id}</caption>
          <thead><tr><th scope="col">Code</th><th scope="col">Our label</th><th scope="col">Asks for</th><th scope="col">In force</th><th scope="col">Read in</th><th scope="col">Last checked</th></tr></thead>
          <tbody>{rule.codes.map((code) => <CodeRow key={code.code} code={code} />)}</tbody>
        </table>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={`Needs of ${rule.id}`}>
        <table className="tbl">
          <caption className="sr">What the patient’s record must show</caption>
          <thead><tr><th scope="col">What the record must show</th><th scope="col">In force since</th><th scope="col">Read in</th><th scope="col">Last checked</th></tr></thead>
          <tbody>{rule.needs.map((need) => <tr key={need.need}><th scope="row">{need.label}</th><td>{dayWords(need.from)}</td><td><Read source={need.source} /></td><td className="nw">{dayWords(need.checked)}</td></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}

function CodeRow({ code }: { code: Code }) {
  const last = code.inForce.at(-1);
  const value = <T,>(values: readonly { value: T }[] | undefined) => values?.at(-1)?.value;
  const { basis } = code;
  const asks = basis.kind === 'work' ? `${basis.activities.map(plain).join(', ')}, untimed` : `${value(basis.first)} min of ${basis.pool} time${value(basis.each) ? `, each further ${value(basis.each)} min` : ''}`;
  const max = value(code.max);
  return (
    <tr>
      <th scope="row"><span className="code">{code.code}</span></th>
      <td>{code.label}{code.addOnTo && <span className="pi">with {code.addOnTo}</span>}</td>
      <td>{asks}{max && <span className="pi">at most {max} a month</span>}</td>
      <td>{code.inForce.map((each) => <span key={each.from} className="pgm">{dayWords(each.from)}{each.to ? ` to ${dayWords(each.to)}` : ' on'}</span>)}</td>
      <td>{last && <Read source={last.source} />}</td>
      <td className="nw">{last && dayWords(last.checked)}</td>
    </tr>
  );
}

function Read({ source }: { source: Rule['needs'][number]['source'] }) {
  return <>{source.publisher}, “{source.title}” {source.readAs === 'not_confirmed' ? <Chip tone="away" icon="question">Not confirmed</Chip> : <span className="q">({readAsWords[source.readAs]})</span>}</>;
}
