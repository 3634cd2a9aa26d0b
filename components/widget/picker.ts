import type { ActivityChoice } from '../../lib/commands/views.ts';

/** A line of the picker: an activity, or a program. */
export type Option =
  | { kind: 'activity'; id: string; label: string; counts: ActivityChoice['counts'] }
  | { kind: 'program'; id: string; label: string };

export interface Group { title: string; options: Option[] }

const RECENTS = 5;

/**
 * What to offer for what was typed. `#` looks in activities, `@` in programs, anything else in both. Order: matches by how well they
 * match; with nothing typed, the last for this patient, recents, then all.
 * @param recent ids, newest first; the first is the last for this patient
 */
export function offer(typed: string, activities: readonly ActivityChoice[], recent: readonly string[], programs: readonly string[]): Group[] {
  const sign = typed.startsWith('#') ? '#' : typed.startsWith('@') ? '@' : '';
  const query = typed.slice(sign.length).trim().toLowerCase();
  const ofActivity = (each: ActivityChoice): Option => ({ kind: 'activity', id: each.id, label: each.label, counts: each.counts });
  const ofProgram = (id: string): Option => ({ kind: 'program', id, label: id });
  const groups: Group[] = [];
  if (query) {
    const matches: Option[] = [];
    if (sign !== '@') {
      const ranked = activities.map((each) => ({ each, rank: rankOf(query, each) })).filter(({ rank }) => rank > 0);
      matches.push(...ranked.sort((a, b) => b.rank - a.rank).map(({ each }) => ofActivity(each)));
    }
    if (sign !== '#') matches.push(...programs.filter((id) => id.toLowerCase().startsWith(query)).map(ofProgram));
    return matches.length ? [{ title: 'Matches', options: matches }] : [];
  }
  if (sign !== '@') {
    const known = recent.flatMap((id) => activities.filter((each) => each.id === id));
    const [last, ...others] = known;
    const recents = others.slice(0, RECENTS);
    const shown = new Set([last?.id, ...recents.map((each) => each.id)]);
    if (last) groups.push({ title: 'Last for this patient', options: [ofActivity(last)] });
    if (recents.length) groups.push({ title: 'Recent', options: recents.map(ofActivity) });
    const rest = activities.filter((each) => !shown.has(each.id));
    if (rest.length) groups.push({ title: known.length ? 'All others' : 'Activities', options: rest.map(ofActivity) });
  }
  if (sign !== '#' && programs.length) groups.push({ title: 'Programs', options: programs.map(ofProgram) });
  return groups;
}

/** 4 = the label begins so, 3 = a word of it does, 2 = another word for it does, 1 = somewhere inside (from three letters on), 0 = no. */
function rankOf(query: string, each: ActivityChoice): number {
  const label = each.label.toLowerCase();
  if (label.startsWith(query)) return 4;
  if (label.split(/[\s,/-]+/).some((word) => word.startsWith(query))) return 3;
  if (each.words.some((word) => word.toLowerCase().startsWith(query))) return 2;
  if (query.length < 3) return 0;
  return label.includes(query) || each.words.some((word) => word.toLowerCase().includes(query)) ? 1 : 0;
}

/** The rest of the first line's label, if what was typed is its beginning: the ghost that Tab completes. */
export function ghostOf(typed: string, first: Option | undefined): string {
  const query = typed.replace(/^[#@]/, '');
  if (!first || !query || !first.label.toLowerCase().startsWith(query.toLowerCase())) return '';
  return first.label.slice(query.length);
}

export const countsWords = { counts: 'counts', not: 'does not count', asks: 'asks' } as const;
