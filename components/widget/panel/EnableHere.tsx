import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { needsWords, useNeeds } from '../../ui/needs.ts';
import { Note } from '../../ui/Note.tsx';
import { sentenceOf } from '../../ui/wire.tsx';
import { useTheWidget } from '../context.ts';

/** The tab in front, as far as the browser tells: its origin after a click on the toolbar button, else nothing. */
export interface Here {
  origin: string | null;
  enabled: boolean;
  /** Asks the browser for these sites, in one question. To be called directly in a click. */
  grant(...origins: string[]): Promise<boolean>;
}

/** Turns CareTally on for the site in front, where it is not on yet. */
export function EnableHere({ here }: { here: Here }) {
  const w = useTheWidget();
  const [trouble, setTrouble] = useState<string | null>(null);
  const needs = useNeeds(w.send, here.enabled ? null : here.origin);
  if (here.enabled || w.view?.lock !== 'open' || w.state.kind !== 'none') return null;
  const { origin } = here;
  const host = origin?.replace(/^https:\/\//, '');
  const enable = () => {
    if (!origin) return;
    here.grant(origin, ...needs)
      .then(async (granted) => {
        if (!granted) return setTrouble(`The browser did not get permission for ${host}, so CareTally stays off there. Nothing else changed.`);
        for (const each of [origin, ...needs]) await w.send('site.enabled', { origin: each });
        w.refresh();
      })
      .catch((thrown: unknown) => setTrouble(sentenceOf(thrown)));
  };
  return (
    <div className="pad">
      {origin
        ? <Note icon="page"><span>CareTally is off at <b>{host}</b>. Is this where you chart? {needsWords(needs)} <Button small onClick={enable}>Enable here</Button></span></Note>
        : <p className="hint">Is your chart in this tab? <button type="button" className="link" onClick={() => w.openWorkspace('#/settings')}>Enable its site in Settings</button></p>}
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </div>
  );
}
