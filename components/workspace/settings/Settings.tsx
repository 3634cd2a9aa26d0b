/** Settings: the practice, its people, its policies, its sites, the log, and what is claimed. */
import { useState } from 'react';
import type { WidgetView } from '../../../lib/commands/views.ts';
import type { SettingsView } from '../../../lib/commands/views-settings.ts';
import { useAsked } from '../../ui/asked.ts';
import { Note } from '../../ui/Note.tsx';
import { Waiting } from '../Waiting.tsx';
import { BackupPanel } from './BackupPanel.tsx';
import { Claims } from './Claims.tsx';
import { LockPanel } from './LockPanel.tsx';
import { LogPanel } from './LogPanel.tsx';
import { PoliciesPanel } from './PoliciesPanel.tsx';
import { PracticePanel } from './PracticePanel.tsx';
import { PreferencesPanels } from './PreferencesPanel.tsx';
import { RecipesPanel } from './RecipesPanel.tsx';
import { RetentionPanel } from './RetentionPanel.tsx';
import { SitesPanel } from './SitesPanel.tsx';
import { StaffPanel } from './StaffPanel.tsx';
import './settings.css';

export function Settings({ state }: { state: WidgetView }) {
  const { reply, trouble, slow, again } = useAsked('settings.view', {});
  const [newer, setNewer] = useState<{ of: SettingsView; is: SettingsView } | null>(null);
  if (!reply) return <Waiting slow={slow} trouble={trouble} sentence="Opening the settings…" again={again} />;
  // A saving command replies with the new view; it stands until the next reading.
  const view = newer?.of === reply ? newer.is : reply;
  const saved = (is: SettingsView) => setNewer({ of: reply, is });
  const { troubles, lockMinutes } = view.organization;
  return <>
    <div className="top"><h1>Settings</h1></div>
    {troubles.length > 0 && <Note tone="unsaved"><b>Your organization’s policy has a mistake.</b> Your records are safe. {troubles.join(' ')} Tell whoever looks after your browsers.</Note>}
    <div className="setgrid">
      <PracticePanel key={JSON.stringify(view.practice)} practice={view.practice} onSaved={saved} />
      <StaffPanel staff={view.staff} onSaved={saved} />
      <PreferencesPanels />
      <PoliciesPanel />
      <SitesPanel sites={view.sites} organization={view.organization} again={again} />
      <RecipesPanel />
      <LogPanel />
      <BackupPanel />
      <LockPanel state={state} minutes={lockMinutes} />
      <RetentionPanel />
      <Claims />
    </div>
  </>;
}
