import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';

const names = ['Practice', 'You', 'Lock', 'Your chart'];

/** The card of one step: brand, how far, the question as heading, why we ask. */
export function StepCard({ step, title, why, children }: { step: number; title: string; why: string; children: ReactNode }) {
  return (
    <section className="ob" aria-labelledby="step-title">
      <div className="oh">
        <span className="brand"><Icon name="brand" />CareTally</span>
        <ol className="ost" aria-label={`Step ${step} of 4`}>
          {names.map((name, index) => (
            <li key={name} className={index + 1 < step ? 'did' : index + 1 === step ? 'cur' : ''} aria-current={index + 1 === step ? 'step' : undefined}>
              {index + 1 < step ? <><Icon name="check" /><span className="sr">{name}, done</span></> : <>{index + 1} {index + 1 === step ? <span>{name}</span> : <span className="sr">{name}</span>}</>}
            </li>
          ))}
        </ol>
      </div>
      <h1 id="step-title" tabIndex={-1} ref={focusOnce}>{title}</h1>
      <p className="q">{why}</p>
      {children}
    </section>
  );
}

/** A new step is read from its heading. */
function focusOnce(heading: HTMLElement | null) {
  heading?.focus({ preventScroll: true });
}
