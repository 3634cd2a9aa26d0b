import { useEffect, useState } from 'react';
import type { FinishedView } from '../../lib/commands/views.ts';
import { Button } from '../ui/Button.tsx';
import { useTheWidget, useZone } from './context.ts';
import { noteText } from './copy-note.ts';

const SAID_MS = 10_000;

/**
 * Puts the entry's text on the clipboard, on the person's click only. A frame may not read the clipboard without a permission of its own,
 * so nobody can say later whether it is still there, and it is left alone: emptying it blindly would take what was copied since.
 */
export function CopyNote({ finished }: { finished: FinishedView }) {
  const w = useTheWidget();
  const zone = useZone();
  const [said, setSaid] = useState<'copied' | 'not' | null>(null);
  useEffect(() => {
    if (said !== 'copied') return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => {
    if (w.gate() === 'act') setSaid(toClipboard(noteText(finished, w.view?.me ?? null, w.view?.activities ?? [], zone)) ? 'copied' : 'not');
  };
  return <>
    <Button small icon="copy" onClick={copy}>Copy for the chart</Button>
    <p className={said ? 'hint copied' : 'sr'} role="status">{said === 'copied' ? 'Copied. It stays on the clipboard until something else is copied.' : said === 'not' ? 'The browser did not allow copying here. Copy it from the side panel.' : ''}</p>
  </>;
}

/** The old way, which works in a frame without a permission of the page's; the newer interface does not. */
function toClipboard(text: string): boolean {
  const put = (event: ClipboardEvent) => { event.clipboardData?.setData('text/plain', text); event.preventDefault(); };
  document.addEventListener('copy', put);
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put);
  }
}
