/** The open points of the rules, and what this practice chose. Choices come first; every one is named in each export. */
import { useState } from 'react';
import type { PoliciesView, PolicyView } from '../../../lib/commands/views-settings.ts';
import { useAsked } from '../../ui/asked.ts';
import { Chip } from '../../ui/Chip.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, dayOf, dayWords } from '../../ui/said.ts';
import { policyValueWords } from '../words.ts';
import { PolicyForm } from './PolicyForm.tsx';

export function PoliciesPanel() {
  const { reply, trouble } = useAsked('policy.view', {});
  return (
    <section className="panel wide" aria-labelledby="set-policies">
      <div className="hd"><h2 id="set-policies">Policies</h2><span className="q">where sources leave a point open, the practice decides</span></div>
      {trouble && <div className="bd"><Note tone="unsaved" alert>{trouble}</Note></div>}
      {reply && <Policies view={reply} />}
    </section>
  );
}

function Policies({ view }: { view: PoliciesView }) {
  const [editing, setEditing] = useState<string | null>(null);
  const set = view.policies.filter((policy) => !policy.isDefault);
  const usual = view.policies.filter((policy) => policy.isDefault);
  const rows = (list: PolicyView[]) => <ul className="pols">{list.map((policy) => <PolicyRow key={policy.name} policy={policy} timeZone={view.timeZone} editing={editing === policy.name} onEdit={() => setEditing(policy.name)} onDone={() => setEditing(null)} />)}</ul>;
  return (
    <div className="bd stack">
      <p>{set.length === 0 ? 'Every policy has its usual value: the one least likely to support a claim that cannot be defended.' : `${count(set.length, 'policy', 'policies')} set by this practice. Each export names them, with who and when.`} A change holds for every month that is worked out from now on.</p>
      {set.length > 0 && rows(set)}
      <details><summary>{count(usual.length, 'policy', 'policies')} at the usual value</summary>{rows(usual)}</details>
    </div>
  );
}

interface RowProps { policy: PolicyView; timeZone: string; editing: boolean; onEdit: () => void; onDone: () => void }

function PolicyRow({ policy, timeZone, editing, onEdit, onDone }: RowProps) {
  const when = (at: number) => dayWords(dayOf(at, timeZone));
  return (
    <li className="pol">
      <div>
        <p>{policy.question}</p>
        <p className="q"><span translate="no">{policy.name}</span> · last checked {dayWords(policy.checked)}</p>
        {policy.by !== null && policy.at !== null && <p className="q">Set by {policy.by}, {when(policy.at)}: “{policy.reason}”</p>}
        {policy.history.length > 1 && <details><summary>{count(policy.history.length - 1, 'earlier choice')}</summary><ul>{policy.history.slice(1).map((each) => <li key={each.at} className="q">{policyValueWords(each.value)}, {each.by}, {when(each.at)}: “{each.reason}”</li>)}</ul></details>}
      </div>
      <div className="pv"><b>{policyValueWords(policy.value)}</b>{!policy.isDefault && <><Chip tone="act" icon="edit">Set here</Chip><span className="q">usual: {policyValueWords(policy.usual)}</span></>}</div>
      <IconButton name="edit" label={`Change ${policy.name}`} onClick={onEdit} />
      {editing && <PolicyForm policy={policy} onDone={onDone} />}
    </li>
  );
}
