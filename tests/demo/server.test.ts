import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { homeOf } from '../../scripts/demo/fetch.ts';
import { localPage } from '../../scripts/demo/openmrs.ts';
import { appShell, apps } from '../../scripts/demo/packages.ts';
import { startDemo } from '../../scripts/demo/server.ts';

/** As the app shell is built: pointed at its makers' server, with a service worker. */
const built = '<html><link rel="preload" href="https://dev.example/openmrs/spa/importmap.json"><script type="systemjs-importmap" src="https://dev.example/openmrs/spa/importmap.json"></script><script>initializeSpa({ offline: true, configUrls: [], })</script></html>';

let cache: string;
let demo: Awaited<ReturnType<typeof startDemo>>;

/** A cache as a first start leaves it, with a line of made-up code for each app. */
beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'caretally-demo-'));
  for (const pinned of [appShell, ...apps]) {
    const dist = join(homeOf(pinned, cache), 'dist');
    mkdirSync(dist, { recursive: true });
    writeFileSync(join(dist, 'index.html'), built);
    writeFileSync(join(dist, 'main.js'), pinned.name);
    writeFileSync(join(dist, 'routes.json'), JSON.stringify({ pages: [] }));
    writeFileSync(join(dist, '..', 'package.json'), JSON.stringify({ browser: 'dist/main.js' }));
  }
  demo = await startDemo({ cache });
});
afterAll(async () => {
  await demo.close();
  rmSync(cache, { recursive: true, force: true });
});

describe('the demo EHR', () => {
  it('serves each app where the import map says', async () => {
    const { imports } = (await (await fetch(`${demo.url}/openmrs/spa/importmap.json`)).json()) as { imports: Record<string, string> };
    expect(Object.keys(imports)).toEqual(apps.map(({ name }) => name));
    for (const [name, path] of Object.entries(imports)) expect(await (await fetch(new URL(path, `${demo.url}/openmrs/spa/`))).text()).toBe(name);
    const routes = (await (await fetch(`${demo.url}/openmrs/spa/routes.registry.json`)).json()) as Record<string, { version: string }>;
    expect(routes['@openmrs/esm-patient-search-app']).toEqual({ pages: [], version: '11.1.0' });
  });

  it('answers every address inside the app with the same page, pointed at itself', async () => {
    const page = await (await fetch(demo.chartUrl(0))).text();
    expect(demo.chartUrl(0)).toBe(`${demo.url}/openmrs/spa/patient/${syntheticPatients[0].uuid}/chart/patient-summary`);
    expect(page).toContain('src="/openmrs/spa/importmap.json"');
    expect(page).toContain('offline: false');
    expect(page).not.toContain('dev.example');
    expect((await fetch(demo.url)).url).toBe(demo.searchUrl);
  });

  it('says on each answer of its back end that it is a mock', async () => {
    for (const path of ['rest/v1/session', 'fhir2/R4/Patient/nobody', '/rest/v1/visit']) expect((await fetch(`${demo.url}/openmrs/ws/${path}`)).headers.get('x-mock')).toBe('true');
    expect((await fetch(demo.chartUrl(0))).headers.get('x-mock')).toBe(null);
  });

  it('gives nothing from outside its folders, and survives addresses that are none', async () => {
    const { port } = new URL(demo.url);
    const raw = (path: string) => new Promise<number>((done, fail) => request({ host: '127.0.0.1', port, path }, (response) => done(response.resume().statusCode!)).on('error', fail).end());
    expect(await raw('/openmrs/spa/..%2fpackage.json')).toBe(404);
    expect(await raw('/openmrs/spa/%2e%2e%2f%2e%2e%2fpackage.json')).toBe(404);
    expect(await raw('/openmrs/spa/nothing.js')).toBe(404);
    expect(await raw('/openmrs/spa/%00.js')).toBe(400);
    expect(await raw('//')).toBe(400);
    expect((await fetch(demo.searchUrl)).status).toBe(200);
  });

  it('runs beside others, and says so when a port is taken', async () => {
    const other = await startDemo({ cache });
    expect(other.url).not.toBe(demo.url);
    await expect(startDemo({ cache, port: Number(new URL(demo.url).port) })).rejects.toThrow(/^Port \d+ is in use/);
    await other.close();
    await expect(fetch(other.searchUrl)).rejects.toThrow();
    expect(() => demo.chartUrl(7)).toThrow(/7 made-up patients/);
  });
});

it('does not start an app shell that it does not know how to keep on this machine', () => {
  expect(localPage(built)).toContain('configUrls: ["/openmrs/spa/demo.json"]');
  expect(() => localPage(built.replace('</html>', '<script src="https://elsewhere.example/x.js"></script></html>'))).toThrow(/built differently/);
  expect(() => localPage(built.replace('offline: true', 'offline: !0'))).toThrow(/built differently/);
});
