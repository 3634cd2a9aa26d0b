/**
 * The stand-alone verifier as one file: the page, and beside it the very modules that CareTally runs, bundled into one classic inline script.
 * Its policy names that script and its style by their digests, and allows nothing else: no connection, no other script, no image.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

export const VERIFIER = 'caretally-verifier.html';

const here = import.meta.dirname;
const digest = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** @returns the whole file */
export async function verifierPage(): Promise<string> {
  const built = (await build({
    configFile: false, root: here, logLevel: 'error', publicDir: false,
    build: { write: false, target: 'es2022', modulePreload: false, lib: { entry: join(here, 'page.ts'), formats: ['iife'], name: 'verifier' } },
  })) as Rolldown.RolldownOutput[];
  // A script ends at the first such word, wherever it stands.
  const script = built[0]!.output[0].code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const style = readFileSync(join(here, 'page.css'), 'utf8').trim();
  const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; base-uri 'none'; form-action 'none'`;
  const parts: Record<string, string> = { POLICY: policy, STYLE: style, SCRIPT: script };
  return readFileSync(join(here, 'page.html'), 'utf8').replace(/%(POLICY|STYLE|SCRIPT)%/g, (_, name: string) => parts[name]!);
}
