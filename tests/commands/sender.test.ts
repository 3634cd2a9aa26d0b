import { describe, expect, it } from 'vitest';
import { Rate } from '../../lib/commands/dispatch.ts';
import { proveSender, type StampedSender } from '../../lib/commands/sender.ts';

const own = 'abcdefghijklmnopabcdefghijklmnop';
const base = `chrome-extension://${own}/`;
const site = 'https://ehr.example';
const prove = (stamped: StampedSender) => proveSender(stamped, own, [base], (origin) => origin === site);
const tab = { id: 7 };

describe('who may speak', () => {
  it('knows its own pages by their address, in a tab or not', () => {
    expect(prove({ id: own, url: `${base}workspace.html#/month`, frameId: 0, tab })?.surface).toBe('workspace');
    expect(prove({ id: own, url: `${base}sidepanel.html` })?.surface).toBe('sidepanel');
  });

  it('knows the widget as a frame under any address of ours, and never as a page of its own', () => {
    expect(prove({ id: own, url: 'chrome-extension://5f0c2a51-0000-4000-8000-000000000000/widget.html#token', origin: 'null', frameId: 3, documentId: 'D', tab })).toMatchObject({ surface: 'widget', tab: 7, document: 'D' });
    expect(prove({ id: own, url: `${base}widget.html`, frameId: 0, tab })).toBeNull();
  });

  it('knows the page script only in the top document of an enabled site', () => {
    expect(prove({ id: own, url: `${site}/chart`, frameId: 0, tab })).toMatchObject({ surface: 'chart', origin: site });
    expect(prove({ id: own, url: `${site}/chart`, frameId: 2, tab })).toBeNull();
    expect(prove({ id: own, url: 'https://other.example/chart', frameId: 0, tab })).toBeNull();
    expect(prove({ id: own, url: `http://ehr.example/chart`, frameId: 0, tab })).toBeNull();
  });

  it.each(['cached', 'pending_deletion'])('knows a page that is %s as one that was left, and as nothing else', (documentLifecycle) => {
    expect(prove({ id: own, url: `${site}/chart`, frameId: 9, documentId: 'D', tab, documentLifecycle })).toEqual({ surface: 'left', tab: 7, document: 'D', origin: site, url: null });
    expect(prove({ id: own, url: 'https://other.example/chart', frameId: 9, documentId: 'D', tab, documentLifecycle })).toBeNull();
  });

  it.each<[string, StampedSender]>([
    ['another extension', { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', url: `${base}workspace.html` }],
    ['another extension’s page of the same name', { id: own, url: 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/workspace.html' }],
    ['no address', { id: own }],
    ['a page that is only prepared', { id: own, url: `${site}/chart`, frameId: 0, tab, documentLifecycle: 'prerender' }],
    ['a private window', { id: own, url: `${site}/chart`, frameId: 0, tab: { id: 7, incognito: true } }],
    ['a page of ours that is none', { id: own, url: `${base}anything.html` }],
    ['no tab', { id: own, url: `${site}/chart`, frameId: 0 }],
    ['nonsense', { id: own, url: 'not an address' }],
  ])('refuses %s', (_, stamped) => {
    expect(prove(stamped)).toBeNull();
  });
});

describe('how often', () => {
  it('lets a burst of 40 through, then 20 a second, for each sender by itself', () => {
    const rate = new Rate();
    expect(Array.from({ length: 100 }, () => rate.allows('a', 0)).filter(Boolean)).toHaveLength(40);
    expect(Array.from({ length: 100 }, () => rate.allows('a', 1000)).filter(Boolean)).toHaveLength(20);
    expect(rate.allows('b', 1000)).toBe(true);
  });
});
