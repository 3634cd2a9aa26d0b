import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

/** Builds the preview into a folder of its own and serves it on a free port of this machine. */
export async function servePreview(root: string): Promise<{ url: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'caretally-preview-'));
  const shared = { root, configFile: false, logLevel: 'error', base: './' } as const;
  await build({ ...shared, build: { outDir, emptyOutDir: true, rollupOptions: { input: [join(root, 'index.html'), join(root, 'gallery.html')] } } });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0]?.replace(/\/$/, '');
  if (!url) throw new Error('The preview server did not say where it listens.');
  return { url, close: async () => { await server.close(); await rm(outDir, { recursive: true, force: true }); } };
}
