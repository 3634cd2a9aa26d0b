import { describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import type { Machine } from '../../scripts/chromium.ts';

/** A machine with these files. */
function machine(platform: string, files: string[], env: Machine['env'] = {}, playwright = '/home/nurse/.cache/ms-playwright/chrome'): Machine {
  return { platform, env, exists: (path) => files.includes(path), playwright: () => playwright };
}
const mac = (name: string) => `/Applications/${name}.app/Contents/MacOS/${name}`;
const windows = { LOCALAPPDATA: 'C:\\Users\\nurse\\AppData\\Local', ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };

describe('findChromium', () => {
  it('takes what CHROMIUM_PATH names before anything else, and says when it is not there', () => {
    expect(findChromium(machine('linux', ['/opt/mine', '/usr/bin/chromium'], { CHROMIUM_PATH: '/opt/mine' }))).toEqual({ path: '/opt/mine', warning: null });
    expect(() => findChromium(machine('linux', ['/usr/bin/chromium'], { CHROMIUM_PATH: '/opt/mine' }))).toThrow(/CHROMIUM_PATH names a file that is not there/);
  });

  it.each<[string, string, string, Machine['env']]>([
    ['Linux', 'linux', '/usr/bin/chromium', {}],
    ['Linux, on the path', 'linux', '/home/nurse/bin/chromium-browser', { PATH: '/home/nurse/bin:relative' }],
    ['Linux, a snap', 'linux', '/snap/bin/chromium', { PATH: '/usr/bin' }],
    ['macOS', 'darwin', mac('Chromium'), { HOME: '/Users/nurse' }],
    ['macOS, for one person', 'darwin', `/Users/nurse${mac('Chromium')}`, { HOME: '/Users/nurse' }],
    ['Windows', 'win32', 'C:\\Users\\nurse\\AppData\\Local\\Chromium\\Application\\chrome.exe', windows],
  ])('finds Chromium on %s', (_, platform, path, env) => {
    expect(findChromium(machine(platform, [path], env))).toEqual({ path, warning: null });
  });

  it.each<[string, string, string[], Machine['env']]>([
    ['linux', '/usr/bin/google-chrome', ['/usr/bin/google-chrome'], {}],
    ['darwin', mac('Microsoft Edge'), [mac('Microsoft Edge'), mac('Google Chrome')], {}],
    ['win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'], windows],
  ])('takes a branded browser last on %s, and says what that means', (platform, path, branded, env) => {
    const playwright = '/home/nurse/.cache/ms-playwright/chrome';
    expect(findChromium(machine(platform, branded, env))).toMatchObject({ path, warning: expect.stringMatching(/ignore extensions/) });
    expect(findChromium(machine(platform, [...branded, playwright], env))).toEqual({ path: playwright, warning: null });
  });

  it.each([['linux', /apt install chromium/], ['darwin', /brew/], ['win32', /playwright install/], ['freebsd', /packages/]])('says in one sentence how to get one on %s', (platform, way) => {
    const nothing = machine(platform, [], {});
    expect(() => findChromium(nothing)).toThrow(way);
    expect(() => findChromium({ ...nothing, playwright: () => { throw new Error('not installed'); } })).toThrow(/^No Chromium was found: install it \([^.]*\), or set CHROMIUM_PATH to where it is\.$/);
  });
});
