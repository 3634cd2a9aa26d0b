import type * as z from 'zod';

/** Who may send a command: the script in the chart's page (`left`: of a page that was left), the one in a frame of it, or one of our own pages. */
export type Surface = 'chart' | 'left' | 'part' | 'widget' | 'sidepanel' | 'workspace';

/** A refusal in words a nurse understands. Never carries patient data. */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** Who sent it, proven from fields that the browser stamps (`lib/commands/sender.ts`). */
export interface Sender {
  surface: Surface;
  tab: number | null;
  document: string | null;
  origin: string | null;
  /** The chart's address; read for its recipe and never kept. */
  url: string | null;
  /** Of a part: which frame, and the address of the page around it. */
  frame?: number;
  page?: string;
}

/**
 * A command: the only way to read or write. It declares who may call it, what it takes, and whether the vault must be open; then it acts.
 * The id of the message is the id of the command: sent twice, it acts once.
 */
export interface Command<I, R, C> {
  from: readonly Surface[];
  /** `open`: an unlocked vault is needed. `any`: works while locked or before first run. */
  vault: 'open' | 'any';
  input: z.ZodType<I>;
  run(context: C, input: I, sender: Sender, id: string): Promise<R>;
}
