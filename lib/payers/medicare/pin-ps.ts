/**
 * Medicare: principal illness navigation by peers. A peer specialist's time in a calendar month (G0140, and G0146 for each further half hour)
 * for a patient with one serious behavioral health condition. Minutes, days and sources are those of navigation (`pin.ts`).
 */
import type { Cited, Rule } from '../../rules/rule.ts';
import navigation from './pin.ts';
import { aafpPin, rhiPin } from './sources.ts';

const pin: Rule = navigation;
const since = (from: string, source: Cited['source']): Cited => ({ from, source, checked: '2026-11-22' });
const peers: Readonly<Record<string, { code: string; label: string; addOnTo?: string }>> = {
  G0023: { code: 'G0140', label: 'PIN by peers, first hour' },
  G0024: { code: 'G0146', label: 'PIN by peers, further half hours', addOnTo: 'G0140' },
};
const all = ['G0140', 'G0146'];

export default {
  ...pin,
  id: 'medicare/pin-ps',
  program: 'PIN_PS',
  title: 'Medicare, principal illness navigation by peers',
  counting: { ...pin.counting, services: ['PIN_PS'] },
  pools: pin.pools.map((pool) => ({ ...pool, label: 'peer specialist\'s time', roles: [{ value: ['peer_specialist'], ...since('2024-01-01', aafpPin) }] })),
  needs: pin.needs.map((need) => (need.need === 'consent' ? { ...need, programs: ['PIN_PS'] as const } : need)),
  codes: pin.codes.map((code) => ({ ...code, ...peers[code.code] })),
  exclusions: pin.exclusions.map((each) => (each.and.includes('G0140') ? { ...each, label: 'navigation by others than peers', codes: all, and: pin.codes.map(({ code }) => code) } : { ...each, codes: all })),
  attests: [
    { label: 'The condition is a serious, high-risk behavioral health condition', ...since('2024-01-01', aafpPin) },
    { label: 'The peer specialist is certified or trained for it', ...since('2024-01-01', rhiPin) },
  ],
} satisfies Rule;
