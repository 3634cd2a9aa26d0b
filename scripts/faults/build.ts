import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Builds the extension with the seam into a folder of its own, and copies it to `to`: another build may begin while the harness runs. */
export function buildWithSeam(to: string): string {
  const output = join(root, '.output-faults');
  rmSync(output, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync('npx', ['wxt', 'build', '--mode', 'faults'], { cwd: root, env: { ...process.env, CARETALLY_OUTPUT: '.output-faults' }, encoding: 'utf8' });
  const built = join(output, 'chrome-mv3-faults');
  if (status !== 0 || !existsSync(join(built, 'manifest.json'))) throw new Error(`The extension could not be built:\n${stdout}${stderr}`);
  const copy = join(to, 'caretally');
  cpSync(built, copy, { recursive: true });
  return copy;
}
