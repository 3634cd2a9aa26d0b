import { Note } from '../ui/Note.tsx';
import { Button } from '../ui/Button.tsx';

/** What stands where a reply is not there yet: nothing for 300 ms, then grey lines and one sentence; or what went wrong, and a way on. */
export function Waiting({ slow, trouble, sentence, again }: { slow: boolean; trouble: string | null; sentence: string; again: () => Promise<void> }) {
  if (trouble) return <div className="panel"><div className="bd stack"><Note tone="unsaved" alert>{trouble}</Note><div><Button icon="again" onClick={() => void again()}>Try again</Button></div></div></div>;
  if (!slow) return null;
  return (
    <div className="panel wait" aria-busy="true">
      <p className="q">{sentence}</p>
      {Array.from({ length: 9 }, (_, line) => <i key={line} aria-hidden="true" />)}
    </div>
  );
}
