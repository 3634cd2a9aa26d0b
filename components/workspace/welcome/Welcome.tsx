/**
 * First run: four screens, one question each. Back always works; nothing is written until the end of step 3.
 *
 *   1 practice ⇄ 2 you ⇄ 3 lock ──(practice.create)──► 4 your chart ──► the chart's tab
 *        └──(practice.startPractice)──► made-up people ──► 4
 */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { StaffRole } from '../../../lib/records/index.ts';
import type { WidgetView } from '../../../lib/commands/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ChartStep } from './ChartStep.tsx';
import { LockStep } from './LockStep.tsx';
import { MadeUp } from './MadeUp.tsx';
import { PracticeStep } from './PracticeStep.tsx';
import { YouStep } from './YouStep.tsx';
import './welcome.css';

/** What the first screens gather before anything is written. */
export interface Answers {
  practice: { name: string; timeZone: string };
  me: { name: string; credential: string; role: StaffRole | null };
  passphrase: string;
  /** Asked for once, when step 3 is first reached, and kept while going back and forth. */
  recoveryKey: string | null;
  lastFour: string;
}

const names = ['Practice', 'You', 'Lock', 'Your chart'];

export function Welcome({ state, onChanged }: { state: WidgetView; onChanged: () => Promise<void> }) {
  const [step, setStep] = useState(state.lock === 'new' ? 1 : 4);
  const [answers, setAnswers] = useState<Answers>(() => ({
    practice: { name: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    me: { name: '', credential: '', role: null }, passphrase: '', recoveryKey: null, lastFour: '',
  }));
  const [people, setPeople] = useState<{ name: string; passphrase: string }[] | null>(null);
  const change = (part: Partial<Answers>) => setAnswers((before) => ({ ...before, ...part }));
  const written = async () => { window.location.hash = '#/welcome'; setAnswers((before) => ({ ...before, passphrase: '', recoveryKey: null })); setStep(4); await onChanged(); };
  const madeUp = async (who: { name: string; passphrase: string }[]) => { setPeople(who); window.location.hash = '#/welcome'; await onChanged(); };

  if (people) return <MadeUp people={people} onNext={() => { setPeople(null); setStep(4); }} />;
  if (step === 1) return <PracticeStep answers={answers} change={change} onNext={() => setStep(2)} onMadeUp={madeUp} />;
  if (step === 2) return <YouStep answers={answers} change={change} onBack={() => setStep(1)} onNext={() => setStep(3)} />;
  if (step === 3) return <LockStep answers={answers} change={change} onBack={() => setStep(2)} onWritten={written} />;
  return <ChartStep state={state} onMadeUp={madeUp} />;
}

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
