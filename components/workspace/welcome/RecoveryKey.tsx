import { Button } from '../../ui/Button.tsx';
import { saveText } from '../save-text.ts';

/** The recovery key, shown once, with two ways to keep it outside of this computer. */
export function RecoveryKey({ recoveryKey, practice }: { recoveryKey: string; practice: string }) {
  const groups = recoveryKey.split('-');
  const half = Math.ceil(groups.length / 2);
  const sheet = `CareTally recovery key\n\n${practice}\n\n${recoveryKey}\n\nIt opens everything kept by this practice. Keep it where you keep keys, not on this computer.\n`;
  return (
    <div className="rk">
      <div className="rkh"><span className="label">Recovery key</span><span className="hint">Shown once</span></div>
      <p className="keytext" translate="no">{groups.slice(0, half).join('-')}<br />{groups.slice(half).join('-')}</p>
      <div className="bt">
        <Button small onClick={() => window.print()}>Print</Button>
        <Button small icon="export" onClick={() => saveText('caretally-recovery-key.txt', sheet, 'text/plain')}>Save file</Button>
      </div>
    </div>
  );
}
