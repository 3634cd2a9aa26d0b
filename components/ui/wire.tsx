/** The wire to the background worker, handed down as context: pages give the real one, tests and the preview a fake one. */
import { createContext, useContext, useEffect } from 'react';
import type { ReactNode } from 'react';
import type { CommandName, Input, Reply } from '../../lib/messages.ts';

export type Send = <N extends CommandName>(name: N, input: Input<N>) => Promise<Reply<N>>;
/** Calls back when something shown may have changed; returns the way to stop. */
export type OnChange = (changed: () => void) => () => void;

const Context = createContext<{ send: Send; onChange: OnChange } | null>(null);

/** Gives the wire to everything inside. */
export function WireProvider({ send, onChange, children }: { send: Send; onChange: OnChange; children: ReactNode }) {
  return <Context value={{ send, onChange }}>{children}</Context>;
}

/** The way to send a command. A refusal or failure rejects with a `message` to show where it arose. */
export function useSend(): Send {
  return needed().send;
}

/** Runs `changed` whenever something shown may have changed. */
export function useOnChange(changed: () => void): void {
  const { onChange } = needed();
  useEffect(() => onChange(changed), [onChange, changed]);
}

/** The sentence of whatever was thrown. */
export function sentenceOf(trouble: unknown): string {
  return trouble instanceof Error && trouble.message ? trouble.message : 'That was not done. What was recorded before is safe. Try again.';
}

/** The code of a refusal, or an empty string. */
export function codeOf(trouble: unknown): string {
  const code = (trouble as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function needed() {
  const wire = useContext(Context);
  if (!wire) throw new Error('A screen was drawn outside of WireProvider.');
  return wire;
}
