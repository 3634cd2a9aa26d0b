import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The house, held against its plan: who may import whom, where the browser, the database, the document and the clock may be touched,
 * and what a new file in a catalog still lacks. It speaks in sentences, because it is the guide that cannot go stale.
 */
const root = join(import.meta.dirname, '..');

/** In `lib`, each room imports only from itself and from rooms to its left. Rooms in one list stand side by side. */
const floors: string[][] = [['time'], ['records'], ['activities'], ['rules', 'ehrs', 'timer'], ['payers', 'exports', 'vault'], ['ledger'], ['synthetic'], ['commands']];

interface Import { from: string; to: string; typeOnly: boolean }

function sources(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file)).map((file) => join(folder, file));
}

const files = ['lib', 'components', 'entrypoints'].flatMap(sources);
const text = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  for (const match of text.get(file)!.matchAll(/^\s*(import|export)\s+(type\s+)?([^;'"]*?from\s+)?['"]([^'"]+)['"]/gm)) {
    const specifier = match[4]!;
    const named = match[3] ?? '';
    const typeOnly = Boolean(match[2]) || (/^\s*\{/.test(named) && named.replace(/^\s*\{|\}.*$/gs, '').split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')));
    found.push({ from: file, to: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier, typeOnly });
  }
  return found;
}

const imports = files.flatMap(importsOf);
const room = (path: string) => path.split('/')[1] ?? '';
const floorOf = (name: string) => floors.findIndex((floor) => floor.includes(name));

describe('the house', () => {
  it('lets entrypoints use components and lib, components use lib, and lib nobody above it', () => {
    const order = ['lib', 'components', 'entrypoints'];
    const wrong = imports.filter(({ from, to }) => order.includes(to.split('/')[0]!) && order.indexOf(to.split('/')[0]!) > order.indexOf(from.split('/')[0]!));
    expect(wrong.map(({ from, to }) => `${from} must not import ${to}: doors may know rooms, rooms never know doors.`)).toEqual([]);
  });

  it('lets each room of lib import only from the rooms before it', () => {
    const wrong = imports.flatMap(({ from, to, typeOnly }) => {
      if (!from.startsWith('lib/') || !to.startsWith('lib/') || room(from) === room(to)) return [];
      if (from === 'lib/messages.ts') return room(to) === 'commands' && typeOnly ? [] : [`lib/messages.ts may take only types, and only from commands; it imports ${to}.`];
      if (to === 'lib/messages.ts') return [`${from} must not send messages: that is for pages.`];
      const [here, there] = [floorOf(room(from)), floorOf(room(to))];
      if (here < 0) return [`lib/${room(from)} is not in the plan. Give it a place in tests/house.test.ts and in CONTRIBUTING.md.`];
      if (there >= here && !(here === there && typeOnly)) return [`${from} must not import ${to}: ${room(to)} does not stand below ${room(from)}.`];
      return [];
    });
    expect(wrong).toEqual([]);
  });

  it('lets pages know commands only by their types', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => (from.startsWith('components/') || /^entrypoints\/(?!background)/.test(from)) && /^lib\/(commands|ledger|vault)\//.test(to) && !typeOnly);
    expect(wrong.map(({ from, to }) => `${from} must not run ${to}: pages ask the background by message (lib/messages.ts).`)).toEqual([]);
  });

  it('has no circles', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) if (!typeOnly && text.has(to)) graph.set(from, [...(graph.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, path: string[]) => {
      if (path.includes(file)) { circles.push([...path.slice(path.indexOf(file)), file].join(' → ')); return; }
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(circles.map((circle) => `These files import one another in a circle: ${circle}`)).toEqual([]);
  });

  it('touches the browser, the database and the document only at their places', () => {
    const said: string[] = [];
    for (const { from, to } of imports) {
      if (to === 'wxt/browser' && !from.startsWith('entrypoints/') && !['lib/messages.ts', 'lib/vault/session.ts'].includes(from)) said.push(`${from} uses the browser's interface. That belongs to entrypoints, lib/messages.ts and lib/vault/session.ts.`);
      if (/^dexie/.test(to) && !from.startsWith('lib/ledger/')) said.push(`${from} uses the database. That belongs to lib/ledger.`);
      if (/^react/.test(to) && from.startsWith('lib/')) said.push(`${from} uses React. What people see belongs to components.`);
    }
    for (const [file, source] of text) {
      if (!file.startsWith('lib/') || file.startsWith('lib/ehrs/')) continue;
      if (/\b(document|window)\.[a-z]/.test(code(source))) said.push(`${file} uses the document. That belongs to components and to the page script.`);
    }
    expect(said).toEqual([]);
  });

  it('keeps clocks and dice out of the pure rooms', () => {
    const said = [...text].flatMap(([file, source]) => {
      if (!/^lib\/(time|records|rules|payers|activities|exports|synthetic|ehrs|timer)\//.test(file)) return [];
      return /Date\.now\(|new Date\(\)|Math\.random|randomUUID|getRandomValues|performance\.now/.test(code(source)) ? [`${file} reads a clock or throws dice. Give it the time, the zone and ids as arguments, so that the same input gives the same answer everywhere.`] : [];
    });
    expect(said).toEqual([]);
  });

  it('has every file of a catalog in its index', () => {
    const said: string[] = [];
    const index = (folder: string) => text.get(`${folder}/index.ts`) ?? '';
    for (const file of files.filter((each) => each.startsWith('lib/activities/'))) {
      const name = file.split('/').pop()!;
      if (!['index.ts', 'activity.ts'].includes(name) && !index('lib/activities').includes(`./${name}`)) said.push(`${file} needs a line in lib/activities/index.ts; until then nobody can choose it.`);
    }
    for (const file of files.filter((each) => /^lib\/payers\/[^/]+\/[^/]+\.ts$/.test(each))) {
      if (!reachable('lib/payers/index.ts').has(file)) said.push(`${file} needs a line in lib/payers/index.ts; until then no month is held against it.`);
    }
    for (const file of files.filter((each) => each.startsWith('lib/ehrs/') && /Recipe\b/.test(text.get(each)!) && /satisfies Recipe|: Recipe =/.test(text.get(each)!))) {
      if (!index('lib/ehrs').includes(`./${file.split('/').pop()!}`)) said.push(`${file} needs a line in lib/ehrs/index.ts; until then no page is read with it.`);
    }
    expect(said).toEqual([]);
  });

  it('has every file named from somewhere', () => {
    const doors = new Set(files.filter((file) => file.startsWith('entrypoints/')));
    const used = new Set(imports.map(({ to }) => to));
    const scripts = ['scripts', 'tests'].flatMap(sources).map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const idle = files.filter((file) => !doors.has(file) && !used.has(file) && !file.endsWith('index.ts') && !scripts.includes(file.replace(/^lib\/|^components\//, '')));
    expect(idle.map((file) => `${file} is imported by nobody. Use it or delete it.`)).toEqual([]);
  });
});

/** Source without comments and strings, so that words are not taken for code. */
function code(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
}

function reachable(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const { to } of imports.filter((each) => each.from === from)) if (text.has(to)) reachable(to, seen);
  return seen;
}

