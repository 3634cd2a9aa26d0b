import { Icon } from '../../ui/Icon.tsx';

const claimed = [
  'Everything is encrypted on this computer, with a key that only your passphrase or the recovery key opens.',
  'No page of CareTally can open a connection: the browser itself forbids it.',
  'Every code and every refusal shows its rule, its source and the day somebody last checked it.',
  'What was recorded is never overwritten: a change is added beside it, with a reason.',
];
const not = [
  'It is not a certified product, and using it makes nobody compliant with any law.',
  'A supported code is not a claim and not a promise of payment. A coder decides.',
  'It does not protect an unlocked computer, nor one on which somebody installed spying software.',
  'Its own backups lie in the browser: a lost disk is a lost ledger, unless you keep a copy elsewhere.',
];

export function Claims() {
  return (
    <section className="panel" aria-labelledby="set-claims">
      <div className="hd"><h2 id="set-claims">What is claimed, and what is not</h2></div>
      <div className="bd">
        <ul className="val">{claimed.map((each) => <li key={each} className="ok"><Icon name="check" /><span>{each}</span></li>)}{not.map((each) => <li key={each}><Icon name="cross" /><span>{each}</span></li>)}</ul>
      </div>
    </section>
  );
}
