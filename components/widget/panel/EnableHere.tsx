import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { sentenceOf } from '../../ui/wire.tsx';
import { useTheWidget } from '../context.ts';

/** The tab in front, as far as the browser tells: its origin after a click on the toolbar button, else nothing. */
export interface Here {
  origin: string | null;
  enabled: boolean;
  /** Asks the browser for this one site. To be called directly in a click. */
  grant(origin: string): Promise<boolean>;
}

/** Turns CareTally on for the site in front, where it is not on yet. */
export function EnableHere({ here }: { here: Here }) {
  const w = useTheWidget();
  const [trouble, setTrouble] = useState<string | null>(null);
  if (here.enabled || w.view?.lock !== 'open' || w.state.kind !== 'none') return null;
  const { origin } = here;
  const host = origin?.replace(/^https:\/\//, '');
  const enable = () => {
    if (!origin) return;
    here.grant(origin)
      .then(async (granted) => {
        if (!granted) return setTrouble(`The browser did not get permission for ${host}, so CareTally stays off there. Nothing else changed.`);
        await w.send('site.enabled', { origin });
        w.refresh();
      })
      .catch((thrown: unknown) => setTrouble(sentenceOf(thrown)));
  };
  return (
    <div className="pad">
      {origin
        ? <Note icon="page"><span>CareTally is off at <b>{host}</b>. Is this where you chart? <Button small onClick={enable}>Enable here</Button></span></Note>
        : <p className="hint">Is your chart in this tab? <button type="button" className="link" onClick={() => w.openWorkspace('#/settings')}>Enable its site in Settings</button></p>}
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </div>
  );
}
