import * as z from 'zod';
import { LedgerError } from '../ledger/errors.ts';
import { Tick } from '../records/index.ts';
import { VaultError } from '../vault/index.ts';
import { Refusal, type Command, type Sender } from './command.ts';
import type { Context, OpenContext } from './context.ts';
import { commands } from './index.ts';

export type Answer = { ok: true; reply: unknown } | { ok: false; code: string; message: string };

/** Largest message accepted, in characters of its JSON. */
const LARGEST = 64 * 1024;
/** Messages a second that one document may send, with a burst of twice as many. */
const RATE = 20;
/** A command that was first tried longer ago than this counts as asked now, ms. */
const LONGEST_AGO = 10 * 60_000;

/** `tick`: the sending page's steady clock, now; `ago`: how long ago the person acted, ms, when this was sent; `at`: when that was, UTC epoch ms. */
const Envelope = z.strictObject({ caretally: z.literal(1), id: z.uuid(), name: z.string().max(40), input: z.unknown(), tick: Tick.optional(), ago: z.number().min(0).max(LONGEST_AGO).optional(), at: z.number().int().optional() });

const safe = 'What was recorded is safe.';
const refuse = (code: string, message: string): Answer => ({ ok: false, code, message });

/** The way of a message to a worker that has to wake may take so long, ms. What seems longer is a clock that was set on the way. */
const LONGEST_WAY = 60_000;

/** @returns how long ago the person acted, ms, whenever it is asked: what the page said, and the way since, by the wall's clock that both share */
export function sinceActed(now: () => number, ago: number, at: number | undefined): () => number {
  return () => {
    const way = at === undefined ? 0 : now() - at - ago;
    return Math.round(ago + (way > 0 && way < LONGEST_WAY ? way : 0));
  };
}

/** A bucket of tokens for each sending document, refilled with time. Lives in the worker's memory: a flood keeps the worker alive, so it counts. */
export class Rate {
  readonly #seen = new Map<string, { left: number; at: number }>();

  allows(who: string, now: number): boolean {
    const entry = this.#seen.get(who) ?? { left: RATE * 2, at: now };
    // A clock that was set back fills nothing, and takes nothing away.
    entry.left = Math.min(RATE * 2, entry.left + (Math.max(0, now - entry.at) / 1000) * RATE);
    entry.at = now;
    if (this.#seen.size > 500) this.#seen.clear();
    this.#seen.set(who, entry);
    if (entry.left < 1) return false;
    entry.left -= 1;
    return true;
  }
}

/**
 * The one door: prove the sender (done by the caller), bound size and rate, find the command, check who may call it, parse, check the
 * vault, act. Every failure is an answer in words; none carries patient data and none is thrown.
 */
export async function dispatch(context: Context, rate: Rate, message: unknown, sender: Sender | null): Promise<Answer> {
  if (!sender) return refuse('NOT_ALLOWED', 'This sender may not do that.');
  if (!rate.allows(`${sender.tab}:${sender.document}`, context.now())) return refuse('TOO_MANY', `Too many requests at once. ${safe}`);
  if (size(message) > LARGEST) return refuse('TOO_LARGE', `This is too large to be recorded at once. ${safe}`);
  const envelope = Envelope.safeParse(message);
  if (!envelope.success) return refuse('NOT_UNDERSTOOD', `This request was not understood. ${safe}`);
  const { id, name, input, tick, ago = 0, at } = envelope.data;
  if (!Object.hasOwn(commands, name)) return refuse('NOT_UNDERSTOOD', `This request was not understood. ${safe}`);
  const command = commands[name as keyof typeof commands] as unknown as Command<unknown, unknown, Context | OpenContext>;
  if (!command.from.includes(sender.surface)) return refuse('NOT_ALLOWED', 'This sender may not do that.');
  if (sender.surface === 'widget' && name !== 'widget.hello' && !(await context.charts.isBound(sender))) return refuse('NOT_BOUND', 'This frame does not belong to a chart. Refresh the page.');
  const parsed = command.input.safeParse(input);
  if (!parsed.success) return refuse('NOT_ACCEPTED', sentence(parsed.error));
  // A chart's script runs in the page's own process: its clock is not asked.
  const own = !['chart', 'left', 'part'].includes(sender.surface);
  if (own && tick) context.clocks.hear(tick);
  const asked = { ...context, ago: own ? sinceActed(context.now, ago, at) : () => 0 };
  try {
    if (command.vault === 'any') return { ok: true, reply: await command.run(asked, parsed.data, sender, id) };
    const open = await context.home.openNow();
    if (!open) return refuse('LOCKED', `CareTally is locked. ${safe} Unlock in the side panel.`);
    return { ok: true, reply: await command.run({ ...asked, open }, parsed.data, sender, id) };
  } catch (error) {
    if (error instanceof Refusal || error instanceof VaultError || error instanceof LedgerError) return refuse(error.code, error.message);
    return refuse('UNEXPECTED', `Something unexpected happened, and nothing was changed. ${safe} Try again; if it stays, restart the browser.`);
  }
}

function size(message: unknown): number {
  try {
    return JSON.stringify(message)?.length ?? 0;
  } catch {
    return Infinity;
  }
}

/** Our own words where a schema has them; otherwise the field's name and nothing of its value. */
function sentence(error: z.ZodError): string {
  const issue = error.issues[0];
  const custom = issue && !/^(Invalid|Too|Expected|Unrecognized)/.test(issue.message) ? issue.message : null;
  return custom ?? `The field "${issue?.path.map(String).join('.') || 'request'}" is missing or cannot be used. Nothing was changed.`;
}
