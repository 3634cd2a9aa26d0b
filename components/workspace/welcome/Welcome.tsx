/**
 * First run: four screens, one question each. Back always works; nothing is written until the end of step 3.
 *
 *   1 practice ⇄ 2 you ⇄ 3 lock ──(practice.create)──► 4 your chart ──► the chart's tab
 *        └──(practice.startPractice)──► made-up people ──► 4
 */
import { useState } from 'react';
import type { WidgetView } from '../../../lib/commands/views.ts';
import { ChartStep } from './ChartStep.tsx';
import { LockStep } from './LockStep.tsx';
import { MadeUp } from './MadeUp.tsx';
import { PracticeStep } from './PracticeStep.tsx';
import { YouStep } from './YouStep.tsx';
import type { Answers } from './answers.ts';
import './welcome.css';

export function Welcome({ state, onChanged }: { state: WidgetView; onChanged: () => Promise<void> }) {
  const [step, setStep] = useState(state.lock === 'new' ? 1 : 4);
  const [answers, setAnswers] = useState<Answers>(() => ({
    practice: { name: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    me: { name: '', credential: '', role: null }, passphrase: '', recoveryKey: null, lastFour: '',
  }));
  const [people, setPeople] = useState<{ name: string; passphrase: string }[] | null>(null);
  const change = (part: Partial<Answers>) => setAnswers((before) => ({ ...before, ...part }));
  const written = async () => { setAnswers((before) => ({ ...before, passphrase: '', recoveryKey: null })); setStep(4); await onChanged(); };
  const madeUp = async (who: { name: string; passphrase: string }[]) => { setPeople(who); await onChanged(); };

  if (people) return <MadeUp people={people} onNext={() => { setPeople(null); setStep(4); }} />;
  if (step === 1) return <PracticeStep answers={answers} change={change} onNext={() => setStep(2)} onMadeUp={madeUp} />;
  if (step === 2) return <YouStep answers={answers} change={change} onBack={() => setStep(1)} onNext={() => setStep(3)} />;
  if (step === 3) return <LockStep answers={answers} change={change} onBack={() => setStep(2)} onWritten={written} />;
  return <ChartStep state={state} onMadeUp={madeUp} />;
}
