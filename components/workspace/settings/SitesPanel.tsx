import { useState } from 'react';
import type { SettingsView } from '../../../lib/commands/views-settings.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useDoors } from '../doors.tsx';
import { EnableSite, hostOf } from '../EnableSite.tsx';
import { useSay } from '../live.tsx';

/** The sites CareTally reads on: each named by a person, each taken back with one press. */
export function SitesPanel({ sites, organization: { allowed }, again }: { sites: SettingsView['sites']; organization: SettingsView['organization']; again: () => Promise<void> }) {
  const doors = useDoors();
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [removing, setRemoving] = useState<string | null>(null);
  const remove = (origin: string) => {
    setRemoving(origin);
    void act(async () => {
      await doors.withdraw(origin);
      await send('site.removed', { origin });
      say(`CareTally is off at ${hostOf(origin)}.`);
      await again();
    });
  };
  return (
    <section className="panel" aria-labelledby="set-sites">
      <div className="hd"><h2 id="set-sites">Sites</h2><span className="q">read: name, record number, birth date</span></div>
      <div className="bd stack">
        {sites.length === 0 && <p><b>No site yet.</b> Enable the site of your chart and the timer appears there.</p>}
        {allowed && <Note icon="lock"><b>Set by your organization:</b> {allowed.length ? `CareTally runs only on ${allowed.map(hostOf).join(', ')}.` : 'CareTally runs on no site.'}</Note>}
        <ul className="sites">
          {sites.map((site) => (
            <li key={site.origin}><b>{hostOf(site.origin)}</b>{!site.granted && <span className="q">the browser took the permission back</span>}<span className="sp" /><Button small busy={busy && removing === site.origin} aria-label={`Remove ${hostOf(site.origin)}`} onClick={() => remove(site.origin)}>Remove</Button></li>
          ))}
        </ul>
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
        <EnableSite from={null} enabled={[]} onEnabled={() => void again()} />
      </div>
    </section>
  );
}
