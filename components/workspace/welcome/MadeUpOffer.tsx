import { useAct } from '../../ui/asked.ts';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';

/** The way in for whoever wants to try first. */
export function MadeUpOffer({ onMadeUp }: { onMadeUp: (people: { name: string; passphrase: string }[]) => Promise<void> }) {
  const send = useSend();
  const { busy, trouble, act } = useAct();
  return <>
    <Note tone="act">
      Rather try first? <button type="button" className="aslink" disabled={busy} onClick={() => void act(async () => onMadeUp((await send('practice.startPractice', {})).people))}>Practice on made-up patients</button>{busy ? ' …' : '.'} They never mix with real ones.
    </Note>
    {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
  </>;
}
