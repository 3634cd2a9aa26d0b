import type * as z from 'zod';
import type { BackupPlaces } from '../ledger/backup/shelf.ts';
import type { Charts } from './charts.ts';
import type { Clocks } from './clocks.ts';
import type { Command, Sender, Surface } from './command.ts';
import type { Home } from './home.ts';
import type { Looks } from './looks.ts';
import type { Open } from './open.ts';
import type { Sites } from './sites.ts';

/** A small store of clear, PHI-free values: `local` outlives the browser, `memory` dies with it. */
export interface Store {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

/** What the browser does for commands. The background provides it; tests provide a plain one. */
export interface Ports {
  local: Store;
  memory: Store;
  /** The tab in front, for the side panel. */
  activeTab(): Promise<number | null>;
  openPanel(tab: number): Promise<void>;
  openWorkspace(hash: string): Promise<void>;
  /** A setting given by the organization's policy; undefined where there is none. */
  managed(key: string): Promise<unknown>;
  /** Puts the picker into a tab: its page, and those of its frames whose origins are enabled. */
  injectTeacher(tab: number): Promise<void>;
  /** Says something to the page script of a tab, or to the scripts in all its frames. A tab that is gone hears nothing. */
  toTab(tab: number, message: object, frames?: 'all'): Promise<void>;
  /** Puts the reader beside the page script in a tab's top document. */
  injectReader(tab: number): Promise<void>;
  /** Tells every page of ours that something changed; carries nothing else. @param tab only the chart in this tab, and nothing that other tabs show */
  changed(tab?: number): void;
  /** Tells the page scripts to report afresh (after unlock) or to leave (site removed). */
  toCharts(message: 'remount' | 'unmount', origin?: string): Promise<void>;
  grantedOrigins(): Promise<string[]>;
  /** Whether the person enabled this site. */
  isGranted(origin: string): Promise<boolean>;
  syncSites(): Promise<void>;
  /** Where backups lie; absent where the browser has no place for them. */
  backups?: BackupPlaces;
}

export interface Context {
  /** UTC epoch ms. */
  now(): number;
  /** How long ago the person acted, ms, at this very moment: the way of the message, a worker that had to wake, and tries before this one count. */
  ago(): number;
  newId(): string;
  ports: Ports;
  home: Home;
  charts: Charts;
  clocks: Clocks;
  looks: Looks;
  sites: Sites;
}

/** A context in which the vault is open: who is at the desk, and the ledger. */
export interface OpenContext extends Context {
  open: Open;
}

type Take<I> = z.ZodType<I>;

/** A command that needs an open vault. */
export function whenOpen<I, R>(command: { from: readonly Surface[]; input: Take<I>; run(context: OpenContext, input: I, sender: Sender, id: string): Promise<R> }): Command<I, R, OpenContext> {
  return { ...command, vault: 'open' };
}

/** A command that also works while locked or before first run. */
export function always<I, R>(command: { from: readonly Surface[]; input: Take<I>; run(context: Context, input: I, sender: Sender, id: string): Promise<R> }): Command<I, R, Context> {
  return { ...command, vault: 'any' };
}
