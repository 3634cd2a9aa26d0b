import type { PatientLabel } from '../../lib/commands/views.ts';
import { Identity } from '../ui/Identity.tsx';
import { dayOf } from '../ui/said.ts';
import { useTheWidget, useZone } from './context.ts';
import { initials } from './identity.ts';

/**
 * Whose time it is: all three identifiers; or, while labels are discreet, initials, and all three as long as the key or the button is held.
 * Where a person decides who somebody is (`TwoPatients`, `Unsure`) it is always the full identity.
 */
export function Who({ patient, level }: { patient: Omit<PatientLabel, 'key'>; level?: 'h3' }) {
  const { veiled, discreet, lift, now } = useTheWidget();
  const zone = useZone();
  if (!discreet) return <Identity patient={patient} today={dayOf(now(), zone)} {...(level ? { level } : {})} />;
  const Name = level ?? 'p';
  return (
    <div className="veil">
      {veiled ? <div className="ident"><Name className="nm">{initials(patient)}</Name></div> : <Identity patient={patient} today={dayOf(now(), zone)} {...(level ? { level } : {})} />}
      <button type="button" className="link hold" onPointerDown={() => lift(true)} onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ' ') lift(true); }}>Hold for the full label <kbd>`</kbd></button>
    </div>
  );
}
