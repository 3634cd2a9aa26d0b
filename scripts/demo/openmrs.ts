import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoTrouble, unpackedPackage } from './fetch.ts';
import { appShell, apps } from './packages.ts';

/** Where the front end lives under the server. */
export const spaPath = '/openmrs/spa';

/** The EHR's own settings: the logo leads where there is something, and the summary shows what this selection of apps can show. */
const settings = {
  '@openmrs/esm-primary-navigation-app': { logo: { link: '${openmrsSpaBase}/search' } },
  '@openmrs/esm-patient-chart-app': { extensionSlots: { 'patient-chart-summary-dashboard-slot': { add: ['past-visits-detail-overview'] } } },
};

const defaultCache = fileURLToPath(new URL('../../node_modules/.cache/caretally-openmrs', import.meta.url));

/** The assembled front end: made documents by name, and everything else from the packages' own folders. */
export interface FrontEnd {
  made: ReadonlyMap<string, string>;
  /** The file behind a path below `spaPath`, or null where there is none. */
  file(path: string): string | null;
}

/**
 * Assembles the real OpenMRS O3 front end from its packages: the app shell's page pointed at a local import map, with the apps beside it.
 * @throws DemoTrouble when a package can neither be fetched nor found in the cache
 */
export async function assembleOpenMrs(cache: string = defaultCache): Promise<FrontEnd> {
  const [shell, ...homes] = await Promise.all([appShell, ...apps].map((pinned) => unpackedPackage(pinned, cache)));
  const folders = new Map<string, string>();
  const imports: Record<string, string> = {};
  const routes: Record<string, unknown> = {};
  for (const [index, home] of homes.entries()) {
    const app = apps[index]!;
    const folder = basename(home);
    const main = basename((JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { browser: string }).browser);
    folders.set(folder, join(home, 'dist'));
    imports[app.name] = `./${folder}/${main}`;
    routes[app.name] = { ...JSON.parse(await readFile(join(home, 'dist', 'routes.json'), 'utf8')), version: app.version };
  }
  const root = join(shell!, 'dist');
  const made = new Map([
    ['index.html', localPage(await readFile(join(root, 'index.html'), 'utf8'))],
    ['importmap.json', JSON.stringify({ imports })],
    ['routes.registry.json', JSON.stringify(routes)],
    ['demo.json', JSON.stringify(settings)],
  ]);
  return {
    made,
    file(path) {
      const [first = '', ...rest] = path.split('/');
      const folder = folders.get(first);
      return folder ? inside(folder, rest.join('/')) : inside(root, path);
    },
  };
}

/**
 * The app shell's page as built, turned to this server: its own import map instead of its makers' test server, and no service worker.
 * @throws DemoTrouble when the page is not built as expected, so that a new version is looked at and never quietly fetches from outside
 */
export function localPage(html: string): string {
  const page = html
    .replace(/https:\/\/[^"]+\/importmap\.json/g, `${spaPath}/importmap.json`)
    .replace(/offline:\s*true/, 'offline: false')
    .replace(/configUrls:\s*\[\]/, `configUrls: ["${spaPath}/demo.json"]`);
  if (/(?:href|src)="https?:/.test(page) || !page.includes(`${spaPath}/importmap.json`) || !page.includes('offline: false') || !page.includes('demo.json')) {
    throw new DemoTrouble('The app shell of the demo EHR is built differently from the pinned version, so it was not started. Look at scripts/demo/openmrs.ts.');
  }
  return page;
}

function inside(folder: string, path: string): string | null {
  const file = resolve(folder, path);
  return path !== '' && file.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
