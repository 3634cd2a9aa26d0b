import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultBrowser, type Launch } from './browser.ts';
import { inText, onDisk } from './canaries.ts';
import { check, type Broken, type Checked } from './check.ts';
import { Person } from './person.ts';
import { copyOf, drop, PASSPHRASE, type Practice } from './practice.ts';
import type { Dice } from './random.ts';
import { Truth } from './truth.ts';

/** What one run came to. */
export interface Outcome { broken: Broken[]; lost: number; unresolved: number; notes: string[] }

/** Everything that a run begins with. */
export interface Stage {
  build: string;
  /** A profile with a practice, not in use; each run gets a copy. */
  template: string;
  practice: Practice;
  /** The chart pages that the practice enabled. */
  site: string;
  folder: string;
  /** Where the ledger and the truth of a broken run are kept, or null. */
  keep: string | null;
}

/** One run: a browser with the practice, somebody who works there, and the truth of it. */
export class Scene {
  readonly stage: Stage;
  readonly dice: Dice;
  readonly truth = new Truth();
  readonly profile: string;
  browser: FaultBrowser;
  person: Person;
  readonly broken: Broken[] = [];
  readonly notes: string[] = [];
  #lost = 0;
  #unresolved = 0;

  /** @param at where the profile is put; left out: a folder of its own */
  constructor(stage: Stage, dice: Dice, launch: Launch = {}, at?: string) {
    this.stage = stage;
    this.dice = dice;
    this.profile = copyOf(stage.template, at);
    this.browser = new FaultBrowser(stage.build, this.profile, launch);
    this.person = new Person(this.browser, this.truth, PASSPHRASE);
  }

  get patients(): string[] {
    return this.stage.practice.patients;
  }

  /** Opens the browser, and unlocks. */
  async begin(): Promise<this> {
    await this.browser.open();
    await this.person.must('vault.unlock', { passphrase: PASSPHRASE }, { writes: false });
    return this;
  }

  /** The same computer after its browser was closed or killed. */
  async again(): Promise<void> {
    const before = this.browser;
    this.browser = await new FaultBrowser(this.stage.build, this.profile, before.launch).open();
    this.browser.said.push(...before.said);
    this.person.browser = this.browser;
  }

  /** Something that must hold and does not. */
  expect(holds: boolean, invariant: string, said: string): void {
    if (!holds) this.broken.push({ invariant, said });
  }

  note(said: string): void {
    if (!this.notes.includes(said)) this.notes.push(said);
  }

  /** Unlocks if need be, stops what runs, and holds the ledger against the truth. */
  async settle(): Promise<Checked> {
    await this.unlocked();
    const { timer } = await this.person.view();
    if (timer || this.truth.working) await this.person.stop();
    return this.hold();
  }

  async unlocked(): Promise<void> {
    if ((await this.person.view()).lock === 'locked') await this.person.must('vault.unlock', { passphrase: this.person.passphrase }, { writes: false });
  }

  /** Holds the ledger against the truth as they stand. */
  async hold(): Promise<Checked> {
    const ledger = await this.browser.ledger();
    const checked = check(ledger, this.truth.whole());
    if (this.stage.keep && checked.broken.length && !this.broken.length) writeFileSync(join(this.stage.keep, `${this.dice.seed}.json`), JSON.stringify({ checked, truth: this.truth.whole(), ledger }, null, 1));
    for (const each of checked.broken) if (!this.broken.some((had) => had.said === each.said)) this.broken.push(each);
    this.#lost = Math.max(this.#lost, checked.lost);
    this.#unresolved = Math.max(this.#unresolved, checked.unresolved);
    return checked;
  }

  /** Closes everything, looks for planted words, and says what the run came to. */
  async end(): Promise<Outcome> {
    await this.browser.close();
    this.broken.push(...inText('Console', this.browser.said.join('\n')), ...onDisk(this.profile));
    return { broken: this.broken, lost: this.#lost, unresolved: this.#unresolved, notes: this.notes };
  }

  /** Ends what is left after a failure. */
  async dispose(): Promise<void> {
    await this.browser.close().catch(() => undefined);
    drop(this.profile);
  }
}
