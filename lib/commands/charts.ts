import * as z from 'zod';
import { judge } from '../ehrs/judge.ts';
import type { PatientFile } from '../ledger/blocks.ts';
import { Refusal, type Sender } from './command.ts';
import type { Ports } from './context.ts';
import type { Open } from './home.ts';
import type { Sites } from './sites.ts';
import type { ChartView } from './views.ts';

/** What the page script reports about the chart in its tab. Believed only as far as `judge` allows. */
export const Reading = z.strictObject({
  status: z.enum(['none', 'changing', 'read']),
  urlId: z.string().max(200).nullable(),
  family: z.string().max(120), given: z.string().max(120),
  birthDate: z.iso.date().nullable(), recordNumber: z.string().max(64).nullable(),
  stale: z.boolean(),
});
export type Reading = z.infer<typeof Reading>;

interface Seen { document: string | null; origin: string; url: string | null; recipe: string | null; reading: Reading; refused: boolean }
interface Token { tab: number; document: string | null; until: number }

/** A token waits this long for its frame, ms. */
const TOKEN_MS = 30_000;

/**
 * The charts that are open, one a tab, and the frames that belong to them. Lives in the browser's memory store only (it outlives a dead
 * worker, not the browser), never on disk.
 */
export class Charts {
  readonly #ports: Ports;
  readonly #sites: Sites;
  readonly #now: () => number;
  readonly #newId: () => string;
  constructor(ports: Ports, sites: Sites, now: () => number, newId: () => string) {
    this.#ports = ports;
    this.#sites = sites;
    this.#now = now;
    this.#newId = newId;
  }

  async see(sender: Sender, reading: Reading, refused = false): Promise<boolean> {
    const before = await this.#seen(sender.tab!);
    // A page that refused the frame refuses it as long as the document lives, whatever it reads next.
    const still = refused || (before?.refused === true && before.document === sender.document);
    const recipe = (await this.#sites.recipeFor(sender.url ?? ''))?.id ?? null;
    // The address is kept in memory only, and forgotten at the lock: it may name a patient.
    const seen: Seen = { document: sender.document, origin: sender.origin!, url: sender.url, recipe, reading, refused: still };
    if (JSON.stringify(before) === JSON.stringify(seen)) return false;
    await this.#ports.memory.set(`chart:${sender.tab}`, seen);
    return true;
  }

  async forget(tab: number): Promise<void> {
    await this.#ports.memory.remove(`chart:${tab}`);
    await this.#ports.memory.remove(`frame:${tab}`);
  }

  /** At the lock: no name stays readable anywhere. Page scripts report again after unlock. */
  async forgetAll(): Promise<void> {
    for (const key of await this.#ports.memory.keys()) if (key.startsWith('chart:')) await this.#ports.memory.remove(key);
  }

  /** A single-use token for one frame in one document of one tab. */
  async mint(sender: Sender): Promise<string> {
    const token = this.#newId();
    await this.#ports.memory.set(`token:${token}`, { tab: sender.tab!, document: sender.document, until: this.#now() + TOKEN_MS } satisfies Token);
    return token;
  }

  /** Binds the frame that shows this token to its tab. The token is gone after one use, right or wrong. */
  async bind(sender: Sender, token: string): Promise<void> {
    const minted = await this.#ports.memory.get<Token>(`token:${token}`);
    await this.#ports.memory.remove(`token:${token}`);
    if (!minted || minted.tab !== sender.tab || minted.until < this.#now()) throw new Refusal('NOT_BOUND', 'This frame does not belong to a chart. Refresh the page.');
    await this.#ports.memory.set(`frame:${sender.tab}`, { document: sender.document });
  }

  /** Whether a widget frame was bound by a token. Frames that were not get nothing. */
  async isBound(sender: Sender): Promise<boolean> {
    const frame = await this.#ports.memory.get<{ document: string | null }>(`frame:${sender.tab}`);
    return frame !== undefined && frame.document === sender.document;
  }

  /** The tab a page speaks about: its own for a widget, the one in front for the side panel. */
  async tabOf(sender: Sender): Promise<number | null> {
    return sender.surface === 'widget' || sender.surface === 'chart' ? sender.tab : sender.surface === 'sidepanel' ? this.#ports.activeTab() : null;
  }

  /** What the chart of the sender's tab shows, judged against what is recorded. */
  async look(sender: Sender, open: Open): Promise<ChartView & { file: PatientFile | null; alias: string | null }> {
    const tab = await this.tabOf(sender);
    const seen = tab === null ? undefined : await this.#seen(tab);
    const nothing = { status: 'none' as const, patient: null, missing: [], programs: [], enrolled: false, file: null, alias: null };
    if (!seen) return nothing;
    if (seen.refused) return { ...nothing, status: 'refused' };
    const { reading } = seen;
    const alias = reading.urlId ? await open.vault.aliasKey(seen.origin, reading.urlId) : null;
    const key = reading.recordNumber ? await open.patientKey(reading.recordNumber) : null;
    const file = key ? await open.ledger.readPatient(key) : null;
    const owner = alias ? await open.ledger.ownerOf(alias) : null;
    const recipe = seen.recipe === null ? null : await this.#sites.byId(seen.recipe);
    const verdict = judge(reading, {
      alias: owner === null ? 'none' : owner === key ? 'same' : 'other',
      recordedBirthDate: file?.patient.birthDate ?? null,
      recordedName: file ? `${file.patient.family}, ${file.patient.given}` : null,
      addressed: recipe?.urlId !== undefined,
      trusted: recipe !== null && (await this.#sites.trusts(recipe, key)),
    });
    if (verdict.status === 'none' || verdict.status === 'reading') return { ...nothing, status: verdict.status };
    const enrolled = file?.enrollments.filter((each) => each.status === 'enrolled') ?? [];
    return {
      status: verdict.status, missing: verdict.missing,
      patient: { key, family: reading.family, given: reading.given, birthDate: reading.birthDate ?? '', recordNumber: reading.recordNumber ?? '' },
      programs: enrolled.map((each) => each.program), enrolled: enrolled.length > 0, file, alias,
    };
  }

  /** A person said that the page of the sender's tab shows this patient. */
  async said(sender: Sender, patient: string): Promise<void> {
    const tab = await this.tabOf(sender);
    const seen = tab === null ? undefined : await this.#seen(tab);
    const recipe = seen?.recipe ? await this.#sites.byId(seen.recipe) : null;
    if (recipe) await this.#sites.said(recipe, patient);
  }

  /** What the page script of a tab said last. */
  seenIn(tab: number): Promise<{ reading: Reading; url: string | null } | undefined> {
    return this.#seen(tab);
  }

  #seen(tab: number): Promise<Seen | undefined> {
    return this.#ports.memory.get<Seen>(`chart:${tab}`);
  }
}
