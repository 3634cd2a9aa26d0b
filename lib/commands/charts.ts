import * as z from 'zod';
import { isAway } from '../ehrs/frame.ts';
import { judge } from '../ehrs/judge.ts';
import { nobody, saysSomething } from '../ehrs/reading.ts';
import type { PatientFile } from '../ledger/blocks.ts';
import { Refusal, type Sender } from './command.ts';
import type { Recipe } from '../ehrs/recipe.ts';
import type { Ports } from './context.ts';
import type { Open } from './open.ts';
import { Parts } from './parts.ts';
import type { Sites } from './sites.ts';
import type { ChartView } from './views.ts';

const banner = {
  family: z.string().max(120), given: z.string().max(120),
  birthDate: z.iso.date().nullable(), recordNumber: z.string().max(64).nullable(),
  doubt: z.literal(true).optional(),
};
const urlId = z.string().max(200);
const paths = z.array(z.string().max(80)).max(41);

/** What one document of a page sees of its chart. */
export const Part = z.strictObject({
  ids: z.array(urlId).max(2), views: z.array(z.array(z.strictObject(banner)).max(2)).max(5),
  path: z.string().max(80).nullable(), reach: paths, shown: paths,
});

/** What the page script reports about the chart in its tab. Believed only as far as `judge` allows. */
export const Reading = z.strictObject({ status: z.enum(['none', 'changing', 'read']), urlId: urlId.nullable(), ...banner, stale: z.boolean(), part: Part.optional() });
export type Reading = z.infer<typeof Reading>;

interface Seen { document: string | null; origin: string; url: string | null; recipe: string | null; reading: Reading; refused: boolean }
/** A chart as judged: the whole of the patient, the record under whose number the chart goes, and the hash of its address id. */
export type Looked = ChartView & { file: PatientFile | null; record: PatientFile | null; alias: string | null };
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
  /** Charts whose parts stand in frames out of the page's reach. */
  readonly parts: Parts;
  constructor(ports: Ports, sites: Sites, now: () => number, newId: () => string, parts = new Parts()) {
    this.parts = parts;
    this.#ports = ports;
    this.#sites = sites;
    this.#now = now;
    this.#newId = newId;
  }

  async see(sender: Sender, reading: Reading): Promise<boolean> {
    const before = await this.#seen(sender.tab!);
    const still = (await this.#ports.memory.get<string>(`refused:${sender.tab}`)) === (sender.document ?? 'page');
    const found = await this.#sites.recipeFor(sender.url ?? '');
    const recipe = found?.id ?? null;
    // The address is kept in memory only, and forgotten at the lock: it may name a patient.
    const seen: Seen = { document: sender.document, origin: sender.origin!, url: sender.url, recipe, reading, refused: still };
    const news = JSON.stringify(before) !== JSON.stringify(seen);
    if (news) await this.#ports.memory.set(`chart:${sender.tab}`, seen);
    if (found && reading.part && isAway(found)) return (await this.#whole(sender, found, reading.part)) || news;
    this.parts.none(sender.tab!);
    return news;
  }

  /** The page lets no frame of ours in, and will not as long as its document lives. Whose chart it shows is read all the same, for the side panel. */
  async refuse(sender: Sender): Promise<void> {
    await this.#ports.memory.set(`refused:${sender.tab}`, sender.document ?? 'page');
    const seen = await this.#seen(sender.tab!);
    await this.see(sender, seen?.document === sender.document ? seen.reading : nobody);
  }

  /** The page of a tab was left: nothing is known of the tab until its next page speaks, or this one again out of the browser's cache. @returns whether anything was */
  async leave({ tab, document }: Sender): Promise<boolean> {
    const seen = await this.#seen(tab!);
    if (!seen || seen.document !== document) return false;
    this.parts.none(tab!);
    await this.#ports.memory.remove(`chart:${tab}`);
    return true;
  }

  async #whole({ tab, document, url }: Sender, recipe: Recipe, part: NonNullable<Reading['part']>): Promise<boolean> {
    const met = `met:${tab}`;
    // A document that was met before and is not known to this worker: it died, or was locked, and what was seen meanwhile is not known.
    const again = !this.parts.knows(tab!) && (await this.#ports.memory.get<string>(met)) === (document ?? 'page');
    await this.#ports.memory.set(met, document ?? 'page');
    return this.parts.page(tab!, document, recipe, part, url!, again);
  }

  /** What a frame of a tab sees of the tab's chart. A page that has not spoken to this worker is asked to. */
  async hear(sender: Sender, part: NonNullable<Reading['part']>, resting: boolean): Promise<void> {
    const taken = this.parts.hear(sender.tab!, sender.document ?? `frame ${sender.frame}`, { url: sender.url!, page: sender.page! }, part, resting);
    if (taken && this.parts.asksFor(sender.tab!)) await this.#ports.toTab(sender.tab!, { caretally: 'remount' });
  }

  async forget(tab: number): Promise<void> {
    this.parts.forget(tab);
    await this.#ports.memory.remove(`met:${tab}`);
    await this.#ports.memory.remove(`chart:${tab}`);
    await this.#ports.memory.remove(`frame:${tab}`);
    await this.#ports.memory.remove(`refused:${tab}`);
  }

  /** At the lock: no name stays readable anywhere. Page scripts report again after unlock. */
  async forgetAll(): Promise<void> {
    this.parts.forgetAll();
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
  async look(sender: Sender, open: Open): Promise<Looked> {
    const tab = await this.tabOf(sender);
    const seen = tab === null ? undefined : await this.#seen(tab);
    const nothing = { status: 'none' as const, patient: null, missing: [], programs: [], enrolled: false, file: null, record: null, alias: null };
    if (!seen) return nothing;
    const reading = this.#readingIn(tab!, seen);
    const alias = reading.urlId ? await open.vault.aliasKey(seen.origin, reading.urlId) : null;
    const key = reading.recordNumber ? await open.patientKey(reading.recordNumber) : null;
    const own = key ? await open.ledger.readRecord(key) : null;
    const file = own && (await open.ledger.readPerson(own));
    const owner = alias ? await open.ledger.ownerOf(alias) : null;
    // An address id that was learned under a linked record means the same person.
    const same = owner !== null && (owner === key || (file !== null && (await open.ledger.readPatient(owner))?.patient.key === file.patient.key));
    const recipe = seen.recipe === null ? null : await this.#sites.byId(seen.recipe);
    const verdict = judge(reading, {
      alias: owner === null ? 'none' : same ? 'same' : 'other',
      recordedBirthDate: own?.patient.birthDate ?? null,
      recordedName: own ? `${own.patient.family}, ${own.patient.given}` : null,
      addressed: recipe?.urlId !== undefined,
      trusted: recipe !== null && (await this.#sites.trusts(recipe, key)),
    });
    const refused = seen.refused ? { refused: true as const } : {};
    if (verdict.status === 'none' || verdict.status === 'reading') return { ...nothing, status: verdict.status === 'none' && seen.refused ? 'refused' : verdict.status, ...refused };
    const enrolled = file?.enrollments.filter((each) => each.status === 'enrolled') ?? [];
    return {
      status: verdict.status, ...refused, missing: verdict.missing, ...(verdict.doubt ? { doubt: true as const } : {}),
      // Where nothing can be read there is nobody to ask about.
      patient: saysSomething(reading) ? { key: file?.patient.key ?? key, family: reading.family, given: reading.given, birthDate: reading.birthDate ?? '', recordNumber: reading.recordNumber ?? '' } : null,
      programs: enrolled.map((each) => each.program), enrolled: enrolled.length > 0, file, record: own, alias,
    };
  }

  /** A person said that the page of the sender's tab shows this patient. */
  async said(sender: Sender, patient: string): Promise<void> {
    const tab = await this.tabOf(sender);
    const seen = tab === null ? undefined : await this.#seen(tab);
    const recipe = seen?.recipe ? await this.#sites.byId(seen.recipe) : null;
    if (recipe) await this.#sites.said(recipe, patient);
  }

  /** What the chart of a tab says, as far as it is read. */
  async seenIn(tab: number): Promise<{ reading: Reading; url: string | null } | undefined> {
    const seen = await this.#seen(tab);
    return seen && { reading: this.#readingIn(tab, seen), url: seen.url };
  }

  #readingIn(tab: number, { reading }: Seen): Reading {
    return reading.part ? this.parts.readingOf(tab) : reading;
  }

  #seen(tab: number): Promise<Seen | undefined> {
    return this.#ports.memory.get<Seen>(`chart:${tab}`);
  }
}
