/** Turning CareTally on for one site: the tab the person came from, or an address they type. */
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Field } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { needsWords, useNeeds } from '../ui/needs.ts';
import { Note } from '../ui/Note.tsx';
import { sentenceOf, useSend } from '../ui/wire.tsx';
import { originOf, useDoors } from './doors.tsx';
import { useSay } from './live.tsx';

export function EnableSite({ from, enabled, onEnabled }: { from: string | null; enabled: readonly string[]; onEnabled: (origin: string) => void }) {
  const doors = useDoors();
  const send = useSend();
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const needs = { from: useNeeds(send, from), typed: useNeeds(send, originOf(typed)) };

  /** Must begin inside a click: the browser's question may only follow a person's act. */
  const enable = (origin: string, more: readonly string[]) => {
    if (asking) return;
    const answer = doors.grant(origin, ...more);
    setAsking(true);
    setTrouble(null);
    answer
      .then(async (granted) => {
        if (!granted) return setTrouble(`The browser did not get permission for ${hostOf(origin)}, so CareTally stays off there. Nothing else changed; you can enable it later here or in Settings.`);
        for (const each of [origin, ...more]) await send('site.enabled', { origin: each });
        setTyped('');
        say(`CareTally is on at ${hostOf(origin)}.`);
        onEnabled(origin);
      })
      .catch((thrown: unknown) => setTrouble(sentenceOf(thrown)))
      .finally(() => setAsking(false));
  };
  const add = () => {
    const origin = originOf(typed);
    setWrong(origin ? null : 'Type the address of your chart, for example https://ehr.example.org. It must begin with https.');
    if (origin) enable(origin, needs.typed);
  };
  const others = enabled.filter((origin) => origin !== from);
  return (
    <div className="stepform">
      {from && <Site origin={from} on={enabled.includes(from)} hint={`The tab you came from. Read: name, record number, birth date. ${needsWords(needs.from)}`} busy={asking} onEnable={() => enable(from, needs.from)} />}
      {others.map((origin) => <Site key={origin} origin={origin} on hint="Read: name, record number, birth date." busy={asking} onEnable={() => enable(origin, [])} />)}
      <form onSubmit={(event) => { event.preventDefault(); add(); }} noValidate>
        <Field label={from ? 'Another site' : 'Address of your chart'} placeholder="https://" value={typed} onChange={(event) => setTyped(event.target.value)} error={wrong} inputMode="url" autoComplete="off" spellCheck={false}>
          <Button type="submit" busy={asking} className="addsite">Enable this site</Button>
        </Field>
      </form>
      {needs.typed.length > 0 && <p className="hint">{needsWords(needs.typed)}</p>}
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </div>
  );
}

function Site({ origin, on, hint, busy, onEnable }: { origin: string; on: boolean; hint: string; busy: boolean; onEnable: () => void }) {
  return (
    <div className="site">
      <span className="dotm"><Icon name="page" /></span>
      <div><b>{hostOf(origin)}</b><p className="hint">{hint}</p></div>
      {on ? <Chip tone="ok" icon="check">Enabled</Chip> : <Button small look="main" busy={busy} onClick={onEnable}>Enable</Button>}
    </div>
  );
}

/** `ehr.example.org` of an origin; with its port, and with http where it is not https. */
export const hostOf = (origin: string) => origin.replace(/^https:\/\//, '');
