import { describe, expect, it } from 'vitest';
import { ghostOf, offer } from '../../components/widget/picker.ts';
import { activities } from './views.ts';

const labels = (typed: string, recent: string[] = [], programs = ['CCM', 'CHI']) => offer(typed, activities, recent, programs).map((group) => [group.title, group.options.map((each) => each.label)]);

describe('the activity picker', () => {
  it('looks in activities after #, in programs after @, in both otherwise', () => {
    expect(labels('#c')).toEqual([['Matches', ['Call with patient', 'Care plan update', 'Medical records request']]]);
    expect(labels('@c')).toEqual([['Matches', ['CCM', 'CHI']]]);
    expect(labels('c').flat(2)).toContain('CCM');
    expect(labels('c').flat(2)).toContain('Care plan update');
  });

  it('ranks the beginning of a label before words inside, and those before other words for it', () => {
    expect(labels('#med')[0]?.[1]).toEqual(['Medicine review', 'Medicine refill, prior authorization', 'Medical records request']);
    expect(labels('#phone')[0]?.[1]).toEqual(['Call with patient']);
    expect(labels('#plan')[0]?.[1]).toEqual(['Care plan update']);
  });

  it('offers the last for this patient first, then recents, then all others, each once', () => {
    const groups = labels('', ['referral', 'care_plan', 'gone'], []);
    expect(groups.map((group) => group[0])).toEqual(['Last for this patient', 'Recent', 'All others']);
    expect(groups[0]?.[1]).toEqual(['Referral follow-up']);
    expect(groups[1]?.[1]).toEqual(['Care plan update']);
    expect(groups.flatMap((group) => group[1])).toHaveLength(activities.length);
  });

  it('completes only what was begun', () => {
    const first = offer('#med', activities, [], [])[0]?.options[0];
    expect(ghostOf('#med', first)).toBe('icine review');
    expect(ghostOf('#MED', first)).toBe('icine review');
    expect(ghostOf('#', first)).toBe('');
    expect(ghostOf('#review', first)).toBe('');
    expect(ghostOf('#zzz', undefined)).toBe('');
  });

  it('says nothing matches with an empty list', () => expect(labels('zzz')).toEqual([]));
});
