import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PinnedPackage } from './packages.ts';

const run = promisify(execFile);

/** A failure of the demo in one sentence that says what to do. */
export class DemoTrouble extends Error {
  override readonly name = 'DemoTrouble';
}

/** Puts the published tarball of a package into a folder and returns its path. */
export type Packer = (pinned: PinnedPackage, into: string) => Promise<string>;

/**
 * Makes sure that a package lies unpacked in the cache, and returns the folder. Offline when it is cached. Safe to call from several
 * processes at once: everything is prepared beside its place and moved there whole.
 * @param cache folder of the cache, made where missing
 * @throws DemoTrouble when the registry cannot be reached or the tarball is not the pinned one
 */
export async function unpackedPackage(pinned: PinnedPackage, cache: string, pack: Packer = npmPack): Promise<string> {
  const home = homeOf(pinned, cache);
  if (existsSync(home)) return home;

  const workshop = join(cache, `.${randomUUID()}`);
  await mkdir(join(workshop, 'out'), { recursive: true });
  try {
    const tarball = await pack(pinned, workshop);
    checkIntegrity(await readFile(tarball), pinned);
    await rename(tarball, join(workshop, 'in.tgz'));
    // Source maps are three quarters of the weight and nobody debugs the EHR here.
    await run('tar', ['-xzf', 'in.tgz', '-C', 'out', '--strip-components=1', '--exclude=*.map'], { cwd: workshop });
    await rename(join(workshop, 'out'), home).catch((trouble: unknown) => {
      if (!existsSync(home)) throw trouble;
    });
    return home;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/**
 * The folder of an unpacked package. Its name carries a part of the pin: another pin is another folder, so what was unpacked under an old
 * one is never served.
 */
export function homeOf(pinned: PinnedPackage, cache: string): string {
  const pin = Buffer.from(pinned.integrity.slice('sha512-'.length), 'base64').toString('hex').slice(0, 12);
  return join(cache, `${pinned.name.slice(pinned.name.indexOf('/') + 1)}-${pinned.version}-${pin}`);
}

/**
 * Refuses bytes that are not what was published when the version was pinned.
 * @throws DemoTrouble
 */
export function checkIntegrity(bytes: Uint8Array, pinned: PinnedPackage): void {
  const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (found !== pinned.integrity) {
    throw new DemoTrouble(`The download of ${pinned.name} ${pinned.version} is not the file that was pinned for it, so it was thrown away. Nothing of it was run. Try again, or check your npm registry.`);
  }
}

/** `npm pack`, through the npm that runs this script where there is one. */
async function npmPack(pinned: PinnedPackage, into: string): Promise<string> {
  const npm = process.env.npm_execpath;
  const args = ['pack', `${pinned.name}@${pinned.version}`, '--json', '--ignore-scripts', '--loglevel=error'];
  try {
    const { stdout } = npm
      ? await run(process.execPath, [npm, ...args], { cwd: into })
      : await run('npm', args, { cwd: into, shell: process.platform === 'win32' });
    const [packed] = JSON.parse(stdout) as { filename: string }[];
    return join(into, packed!.filename.replace('@', '').replace('/', '-'));
  } catch {
    throw new DemoTrouble(`The demo EHR (${pinned.name} ${pinned.version}) could not be fetched from the npm registry. Connect once to the internet, or check \`npm ping\`; after that it works offline.`);
  }
}
