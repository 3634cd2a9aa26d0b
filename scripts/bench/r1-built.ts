import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

export type Parts = typeof import('./r1-parts.ts');

/**
 * Builds the evaluator the way the product is built, and takes that. Run from its sources it would be another program: the runner that
 * reads TypeScript gives every function its name anew each time it is made, which costs as much as the evaluation.
 */
export async function builtParts(): Promise<Parts> {
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, minify: false, target: 'chrome120', lib: { entry: join(import.meta.dirname, 'r1-parts.ts'), formats: ['es'] } } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The code of the benchmark could not be bundled.');
  const folder = mkdtempSync(join(tmpdir(), 'caretally-bench-'));
  try {
    const file = join(folder, 'parts.mjs');
    writeFileSync(file, output.output[0].code);
    return (await import(pathToFileURL(file).href)) as Parts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
