import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { StepCard } from './StepCard.tsx';

/** After a made-up practice was started: who is in it and how they unlock it. */
export function MadeUp({ people, onNext }: { people: { name: string; passphrase: string }[]; onNext: () => void }) {
  return (
    <StepCard step={3} title="A practice to practice in" why="Its patients are made up, and so are these people. It locks like a real one, so keep a passphrase at hand.">
      <table className="tbl people">
        <caption className="sr">People of the made-up practice</caption>
        <thead><tr><th scope="col">Person</th><th scope="col">Passphrase</th></tr></thead>
        <tbody>{people.map((person) => <tr key={person.name}><th scope="row">{person.name}</th><td><code className="keytext">{person.passphrase}</code></td></tr>)}</tbody>
      </table>
      <Note>Everything here says that it is practice data. It cannot be mixed with a real practice, nor exported as one.</Note>
      <div className="onav"><span /><Button look="main" onClick={onNext}>Continue</Button></div>
    </StepCard>
  );
}
