import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { DemoTrouble } from './fetch.ts';
import { answer } from './mock.ts';
import { assembleOpenMrs, spaPath } from './openmrs.ts';
import type { FrontEnd } from './openmrs.ts';

export interface Demo {
  /** Origin, such as `http://127.0.0.1:41234`. */
  url: string;
  /** Address of a made-up patient's chart; `index` counts in `syntheticPatients`. */
  chartUrl(index: number): string;
  /** The EHR's own page for finding a patient. */
  searchUrl: string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff': 'font/woff', '.woff2': 'font/woff2', '.wasm': 'application/wasm',
};

/**
 * Starts the demo EHR: OpenMRS O3's real front end over a back end that is a mock and says so (`x-mock: true` on each of its answers).
 * Reachable from this machine only. Any number may run side by side.
 * @param options.port 0 or nothing = any free port; @param options.cache where the packages are kept
 * @throws DemoTrouble in a sentence
 */
export async function startDemo(options: { port?: number; cache?: string } = {}): Promise<Demo> {
  const frontEnd = await assembleOpenMrs(options.cache);
  const server = createServer((request, response) => {
    try {
      serve(frontEnd, request, response);
    } catch {
      response.writeHead(400).end();
    }
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (trouble: NodeJS.ErrnoException) => fail(new DemoTrouble(trouble.code === 'EADDRINUSE'
      ? `Port ${options.port} is in use. Choose another with --port, or leave it out for a free one.`
      : `The demo EHR could not open a port (${trouble.code}).`)));
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    chartUrl(index) {
      const patient = syntheticPatients[index];
      if (!patient) throw new RangeError(`There are ${syntheticPatients.length} made-up patients, counted from 0.`);
      return `${url}${spaPath}/patient/${patient.uuid}/chart/patient-summary`;
    },
    searchUrl: `${url}${spaPath}/search`,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

function serve(frontEnd: FrontEnd, request: IncomingMessage, response: ServerResponse): void {
  // The front end writes some of its addresses with two slashes.
  const url = new URL((request.url ?? '/').replace(/^\/openmrs\/+/, '/openmrs/'), 'http://127.0.0.1');
  if (url.pathname.startsWith('/openmrs/ws/')) {
    const { status, body } = answer(request.method ?? 'GET', url, new Date().toISOString().slice(0, 10));
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-mock': 'true' });
    response.end(JSON.stringify(body));
    return;
  }
  const path = url.pathname.startsWith(`${spaPath}/`) ? url.pathname.slice(spaPath.length + 1) : null;
  if (path === null || path === '' || path === 'home') {
    // Only these apps are here, and none of them is a home page.
    response.writeHead(302, { location: `${spaPath}/search` }).end();
    return;
  }
  const file = frontEnd.file(decode(path));
  if (file) {
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'max-age=3600' });
    createReadStream(file).on('error', () => response.destroy()).pipe(response);
    return;
  }
  // Whatever is not a file is an address inside the app: the same page answers for all of them.
  const name = frontEnd.made.has(path) ? path : extname(path) === '' ? 'index.html' : null;
  if (!name) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found');
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(name)]!, 'cache-control': 'no-store' });
  response.end(frontEnd.made.get(name));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
