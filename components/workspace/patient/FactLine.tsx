import type { ReactNode } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** A fact with its answer: there, or a question. The pencil opens its form in place. */
export function FactLine({ name, met, edit, label, children }: { name: string; met: boolean; edit: () => void; label: string; children: ReactNode }) {
  return (
    <dl className={met ? 'fact y' : 'fact u'}>
      <dt>{name}</dt>
      <dd><Icon name={met ? 'check' : 'question'} /><span>{children}</span></dd>
      <dd className="pen"><IconButton name="edit" label={label} onClick={edit} /></dd>
    </dl>
  );
}
