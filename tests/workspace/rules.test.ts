import { describe, expect, it } from 'vitest';
import { alive, during, stateOf, valueIn } from '../../components/workspace/rules/as-of.ts';
import { band, firstUnknown, monthsByYear, monthToShow } from '../../components/workspace/rules/band.ts';
import { grouped } from '../../components/workspace/rules/catalog.ts';
import { safe } from '../../components/workspace/rules/Cite.tsx';
import { changePoints, changes } from '../../components/workspace/rules/compare.ts';
import { choicesOf, policiesOf } from '../../components/workspace/rules/open-points.ts';
import { citedIn, doubts, isUnconfirmed, readAs, tally, weakest } from '../../components/workspace/rules/reading.ts';
import { needWords, replaces } from '../../components/workspace/rules/say-need.ts';
import { codeRanges, factWords, minutesWords, span } from '../../components/workspace/rules/say.ts';
import { saidOf } from '../../components/workspace/rules/statements.ts';
import { parseRoute, ruleHref } from '../../components/workspace/route.ts';
import { rules } from '../../lib/payers/index.ts';
import type { Source } from '../../lib/rules/finding.ts';
import type { Basis, Cited, Code, Need, Rule } from '../../lib/rules/rule.ts';

const source = (title: string, readAs: Source['readAs'] = 'primary'): Source => ({ title, publisher: 'A payer', url: 'https://payer.example/page', readAs });
const since = (from: string, title = 'Manual', how: Source['readAs'] = 'primary'): Cited => ({ from, source: source(title, how), checked: '2026-11-22' });
const until = (to: string, cited: Cited): Cited => ({ ...cited, to });
const code = (name: string, basis: Basis, more: Partial<Code> = {}): Code => ({ code: name, label: `label of ${name}`, family: 'one', inForce: [since('2024-01-01')], basis, ...more });
const value = (number: number, cited = since('2024-01-01')) => ({ value: number, ...cited });
const minutes = (first: number): Basis => ({ kind: 'minutes', pool: 'staff', first: [value(first)] });

/** A made-up rule that changes on the first day of 2026. */
const rule: Rule = {
  id: 'payer/monitoring', payer: 'medicare_ffs', program: 'RPM', title: 'A payer, monitoring', reviewed: { from: '2025-01', to: '2026-12', checked: '2026-11-22' },
  counting: { services: ['RPM'], activities: [{ value: ['patient_call'], ...since('2024-01-01') }], asks: [{ activities: ['email'], policy: 'ccm.countAdministration', when: 'true', ...since('2024-01-01') }] },
  pools: [{ id: 'staff', who: 'staff', label: 'staff time', roles: [{ value: ['clinical_staff', 'qhp'], ...since('2024-01-01') }] }],
  needs: [
    { need: 'established', label: 'Known patient', ...since('2024-01-01') },
    { need: 'live_contact', label: 'Conversation', ...since('2026-01-01', 'Final rule', 'secondary') },
    { need: 'mdm', label: 'Decision making', levels: ['high'], ...until('2025-12-31', since('2024-01-01')) },
  ],
  families: [{ id: 'one', label: 'One' }],
  codes: [
    code('A0001', { kind: 'device_days', least: [value(16)], below: [value(31, since('2026-01-01', 'Final rule', 'secondary'))], periodDays: [value(30)], periodPolicy: 'rpm.period.dos' }),
    code('A0002', { kind: 'device_days', least: [value(2, since('2026-01-01'))], below: [value(16, since('2026-01-01'))], periodDays: [value(30, since('2026-01-01'))], periodPolicy: 'rpm.period.dos' }, { inForce: [since('2026-01-01')] }),
    code('A0003', minutes(20), { max: [{ value: 1, ...until('2025-12-31', since('2024-01-01')) }, value(2, since('2026-01-01'))] }),
    code('A0004', minutes(40), { inForce: [until('2025-12-31', since('2024-01-01'))] }),
    code('A0005', { kind: 'minutes', pool: 'staff', first: [{ value: 40, ...until('2025-12-31', since('2024-01-01')) }, value(50, since('2026-01-01', 'Guess', 'not_confirmed'))], each: [value(20)] }, { addOnTo: 'A0003' }),
  ],
  exclusions: [{ label: 'other monitoring', codes: ['A0003', 'A0004'], and: ['B1', 'B2'], scope: 'patient', liftedBy: { policy: 'rpm.99091.exclusive', when: 'false' }, ...since('2024-01-01') }],
  policies: ['consent.cutoff', 'no.such.policy'],
  attests: [],
};

describe('as of a month', () => {
  it('takes the value that holds in the month, and never the nearest one', () => {
    const values = [{ value: 1, ...until('2025-12-31', since('2025-01-01')) }, value(2, since('2026-01-01'))];
    expect(['2024-12', '2025-01', '2025-12', '2026-01'].map((month) => valueIn(values, month)?.value)).toEqual([undefined, 1, 1, 2]);
    expect(during([until('2026-01-01', since('2025-01-01'))], '2026-01')).toHaveLength(1);
    expect(valueIn(undefined, '2026-01')).toBeUndefined();
  });

  it('tells codes that are not there yet from codes that ended, and shows the numbers of their nearest month', () => {
    expect(rule.codes.map((each) => stateOf(each, '2025-12').state)).toEqual(['in_force', 'not_yet', 'in_force', 'in_force', 'in_force']);
    expect(rule.codes.map((each) => stateOf(each, '2026-01').state)).toEqual(['in_force', 'in_force', 'in_force', 'ended', 'in_force']);
    expect(saidOf(rule, rule.codes[1]!, '2025-12')).toMatchObject({ state: 'not_yet', month: '2026-01', line: '2 to 15 days of data in 30 days' });
    expect(saidOf(rule, rule.codes[3]!, '2026-06')).toMatchObject({ state: 'ended', month: '2025-12', line: '40 min' });
    expect(alive(rule, ['A0003', 'A0004', 'B1'], '2026-01')).toEqual(['A0003', 'B1']);
  });
});

describe('what changed', () => {
  const found = changes(rule, '2025-12', '2026-01')!;
  const said = found.map(({ kind, codes, what, was, is }) => [kind, codes.join(), what, was, is]);

  it('names codes that appear and end, numbers that differ, needs that appear and end, and nothing else', () => {
    expect(said).toEqual([
      ['differs', 'A0001', 'numbers', '16 days of data or more in 30 days', '16 to 30 days of data in 30 days'],
      ['begins', 'A0002', 'exists', null, '2 to 15 days of data in 30 days'],
      ['differs', 'A0003', 'limit', 'at most 1 a month', 'at most 2 a month'],
      ['ends', 'A0004', 'exists', '40 min', null],
      ['differs', 'A0005', 'numbers', '40 min, then each further 20 min', '50 min, then each further 20 min'],
      ['ends', '', 'Decision making', 'decision making: high', null],
      ['begins', '', 'Conversation', null, 'a live, two-way conversation within the counted time'],
    ]);
  });

  it('gives each change the source of what it became', () => expect(found.map(({ cited }) => cited.source.title)).toEqual(['Final rule', 'Manual', 'Manual', 'Manual', 'Guess', 'Manual', 'Final rule']));
  it('is the mirror image the other way round', () => expect(changes(rule, '2026-01', '2025-12')!.map(({ kind }) => kind).sort()).toEqual(['begins', 'begins', 'differs', 'differs', 'differs', 'ends', 'ends']));
  it('finds nothing between months alike, and compares nothing that was not reviewed', () => {
    expect(changes(rule, '2025-01', '2025-12')).toEqual([]);
    expect(changes(rule, '2024-12', '2025-12')).toBeNull();
    expect(changes(rule, '2026-12', '2027-01')).toBeNull();
  });
  it('knows the months in which something changed', () => expect(changePoints(rule)).toEqual(['2026-01']));
});

describe('how it was read', () => {
  it('goes by the reading farthest from the original, and by a first day that is not beyond doubt', () => {
    expect(weakest([since('2024-01-01'), since('2024-01-01', 'x', 'derived'), since('2024-01-01', 'x', 'quoted')], '2026-01')).toBe('derived');
    expect(weakest([], '2026-01')).toBe('primary');
    const doubtful = { ...since('2020-01-01'), confirmedFrom: '2024-01-01' };
    expect([readAs(doubtful, '2023-12'), readAs(doubtful, '2024-01')]).toEqual(['not_confirmed', 'primary']);
  });

  it('counts codes and needs of a month by it', () => {
    expect(tally(rule, '2026-06')).toMatchObject({ primary: { codes: 2, needs: 1 }, secondary: { codes: 1, needs: 1 }, not_confirmed: { codes: 1, needs: 0 } });
    expect(doubts(rule, '2026-06')).toBe('1 code and 1 need here were read in secondary sources, not in the payer’s own text; 1 code could not be confirmed.');
    expect(doubts(rule, '2025-06')).toBeNull();
    expect([isUnconfirmed(rule, '2025-06'), isUnconfirmed(rule, '2026-06')]).toEqual([false, true]);
  });

  it('links https addresses only', () => expect(['https://a.example/x', 'http://a.example', 'javascript:alert(1)', 'data:text/html,x', ''].map(safe)).toEqual([true, false, false, false, false]));
});

describe('words', () => {
  const at = '2026-06';
  const cited = since('2024-01-01');
  const line = (basis: Basis) => saidOf(rule, code('X', basis), at).line;

  it('says every basis', () => {
    const contacts = { kind: 'contacts', service: 'X', activities: ['patient_call'], roles: [{ value: ['qhp'], ...cited }] } as const;
    expect([
      line({ kind: 'minutes', pool: 'staff', first: [value(10)], below: [value(20)] }), line({ kind: 'minutes', pool: 'staff', first: [value(16)], each: [value(15)], per: 'day' }),
      line({ ...contacts, per: 'contact', least: [value(5)], below: [value(11)] }), line({ ...contacts, per: 'day' }), line({ ...contacts, per: 'month', least: [value(30)], atMost: [value(60)] }),
      line({ kind: 'device_days', least: [value(16)], periodDays: [value(30)], periodPolicy: 'rpm.period.dos' }), line({ kind: 'setup', least: [value(2)], periodDays: [value(30)], periodPolicy: 'rpm.period.dos' }), line({ kind: 'needs' }),
    ]).toEqual(['10 to under 20 min', '16 min in one day, then each further 15 min', 'each contact of 5 to under 11 min', 'once a day', 'each contact, to the limit of the month, 30 to 60 min', '16 days of data or more in 30 days', 'set-up, with 2 days of data in the first 30 days', 'one, when every need is met']);
  });

  it('says what a number is where none is known for the month', () => expect(saidOf(rule, code('X', { kind: 'minutes', pool: 'staff', first: [value(20, since('2026-09-01'))] }), at).line).toBe('no minutes known for this month'));

  it('says every need', () => {
    const needs: Need[] = [
      { need: 'conditions', label: 'Conditions', atLeast: 2, months: 12, ...cited }, { need: 'conditions', label: 'Condition', atLeast: 1, months: 0, anyRisk: true, ...cited }, { need: 'care_plan', label: 'Plan', ...cited },
      { need: 'initiating_visit', label: 'Visit', seenWithinMonths: 12, types: ['AWV', 'TCM'], ...cited }, { need: 'service', label: 'Service', program: 'COCM', waivedBy: { policy: 'apcm.requireService', when: 'false' }, ...cited },
      { need: 'discharge_contact', label: 'Contact', businessDays: 2, attempts: 2, ...cited }, { need: 'fact', label: 'Fact', fact: 'qmb', absent: 'unknown', reason: 'X', wanted: 'a fact', ask: 'A fact?', ...cited },
    ];
    expect(needs.map(needWords)).toEqual([
      '2 conditions expected to last 12 months or more, with significant risk', '1 condition', 'a care plan', 'a first visit (annual wellness or after discharge) if the patient is new or was not seen for 12 months',
      'a counted service of CoCM in the month, unless apcm.requireService is “no”', 'contact within 2 business days of discharge, or 2 tries', 'a fact',
    ]);
    expect([replaces(needs[0]!, needs[1]!), replaces(needs[6]!, { ...needs[6]!, fact: 'other' } as Need)]).toEqual([true, false]);
  });

  it('has small words', () => {
    expect([minutesWords(20), minutesWords(37.5), span(undefined, undefined, 75), span(undefined, undefined, undefined)]).toEqual(['20 min', '37 min 30 s', 'at most 75 min', '']);
    expect(codeRanges(['99427', '99424', '99425', '99426', 'G0556', 'G0557', '99490', '99490'])).toEqual(['99424 to 99427', '99490', 'G0556', 'G0557']);
    expect([factWords('device.family'), factWords('cocm.firstMonth')]).toEqual(['device family', 'CoCM first month']);
  });
});

describe('the list and the band', () => {
  it('finds by code, payer and program, and names the codes asked for', () => {
    const at = (typed: string) => grouped([rule], typed, '2026-06').flatMap((group) => group.rules.map(({ codes }) => codes.join()));
    expect([at(''), at('a0005'), at('medicare rpm'), at('medicaid')]).toEqual([['A0001,A0002,A0003,A0005'], ['A0005'], ['A0001,A0002,A0003,A0005'], []]);
  });

  it('draws the reviewed years between what was not reviewed, and today where it is', () => {
    const parts = band({ from: '2025-07', to: '2026-12', checked: '2026-11-22' }, '2026-07-01');
    expect(parts.map(({ label, months, today }) => [label, months, today === null ? null : today.toFixed(2)])).toEqual([['before 2025', 12, null], ['2025', 6, null], ['2026', 12, '0.50'], ['2027 on', 12, null]]);
    expect(band(rule.reviewed, '2030-06-15').map(({ months, today }) => [months, today !== null]).at(-1)).toEqual([42, true]);
    expect(band(rule.reviewed, '2020-06-15').map(({ months, today }) => [months, today !== null])[0]).toEqual([55, true]);
    expect(firstUnknown(rule.reviewed)).toBe('Jan 1, 2027');
    expect(['2020-01', '2026-03', '2028-01'].map((month) => monthToShow(rule.reviewed, month))).toEqual(['2025-01', '2026-03', '2026-12']);
    expect(monthsByYear({ from: '2025-11', to: '2026-02', checked: '' })).toEqual([{ year: '2026', months: ['2026-02', '2026-01'] }, { year: '2025', months: ['2025-12', '2025-11'] }]);
  });

  it('collects every choice that a rule leans on, with its usual value', () => {
    expect(policiesOf(rule)).toEqual(['consent.cutoff', 'ccm.countAdministration', 'rpm.period.dos', 'rpm.99091.exclusive']);
    expect(choicesOf(rule, null).map(({ value: is }) => is)).toEqual(['date', 'false', 'end', 'true']);
  });

  it('reaches a rule by its address', () => {
    expect(parseRoute(ruleHref('medicare/ccm'))).toEqual({ at: 'rules', rule: 'medicare/ccm' });
    expect(parseRoute('#/rules')).toEqual({ at: 'rules', rule: null });
  });
});

describe('every rule there is', () => {
  it.each(rules.map((each) => [each.id, each] as const))('%s is said whole, in every month that was reviewed, with a source behind each statement', (_, each) => {
    for (const { months } of monthsByYear(each.reviewed)) for (const month of months) for (const own of each.codes) {
      const { line, statements } = saidOf(each, own, month);
      expect(`${line} ${statements.map(({ words }) => words).join(' ')}`).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
      expect(statements.every(({ cited }) => cited.source.title !== '' && cited.checked !== '')).toBe(true);
    }
    for (const need of citedIn(each.needs) as Need[]) expect(needWords(need)).not.toMatch(/undefined|NaN/);
    expect(changePoints(each).every((month) => month > each.reviewed.from && month <= each.reviewed.to)).toBe(true);
  });
});
