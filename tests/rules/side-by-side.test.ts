import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, rules } from '../../lib/payers/index.ts';
import { ContractError, type EntryInput, type PatientMonth } from '../../lib/rules/contract.ts';
import { evaluate as evaluateWith } from '../../lib/rules/evaluate.ts';
import type { Rule, RuleSet } from '../../lib/rules/rule.ts';
import { sideBySide, translate, type ColumnInput, type SideBySide } from '../../lib/rules/side-by-side.ts';
import { anyMonth, codes, from, ladder, minutes, month, ready } from './months.ts';

const ccm = rules.find(({ payer, program }) => payer === 'medicare_ffs' && program === 'CCM') as Rule;
/** A made-up payer that pays the same codes under names of its own, the first from 30 minutes on. */
const other: Rule = {
  ...ccm, id: 'bcbsm_pdcm/made-up', payer: 'bcbsm_pdcm', program: 'PDCM', counting: { ...ccm.counting, services: ['PDCM_COORD'] },
  codes: ccm.codes.map((code) => (code.code === '99490' && code.basis.kind === 'minutes' ? { ...code, label: 'A made-up label', basis: { ...code.basis, first: code.basis.first.map((each) => ({ ...each, value: 30 })) } } : code)),
};
const both: RuleSet = [ccm, other];
const as = { programs: ['PDCM'], services: { CCM: 'PDCM_COORD' } } as const;
const here: ColumnInput = { title: 'Medicare' };
const there: ColumnInput = { title: 'Michigan', payer: 'bcbsm_pdcm', as };
const cells = ({ rows }: SideBySide, kind: string, key: string) => rows.find((row) => row.kind === kind && row.key === key)?.cells.map(({ value, reasons, differs }) => (kind === 'blocked' ? [reasons.join(), differs] : [value, differs]));
const columnOf = (input: PatientMonth, change: Partial<ColumnInput>) => sideBySide(input, [{ title: 'as it is' }, { title: 'other', ...change }], both).columns[1]!;

describe('payers side by side', () => {
  const result = sideBySide(month([minutes(25)]), [here, there], both);

  it('sets minutes, codes, refusals and sources beside one another and marks what differs', () => {
    expect(result.columns.map(({ title, payer, month: of, note }) => [title, payer, of, note])).toEqual([['Medicare', 'medicare_ffs', '2026-10', null], ['Michigan', 'bcbsm_pdcm', '2026-10', null]]);
    expect(cells(result, 'time', 'CCM staff')).toEqual([[1500, true], [null, true]]);
    expect(cells(result, 'time', 'PDCM staff')).toEqual([[null, true], [1500, true]]);
    expect(cells(result, 'code', '99490')).toEqual([[1, true], [0, true]]);
    expect(cells(result, 'blocked', '99490')).toEqual([['', true], ['BELOW_THRESHOLD', true]]);
    expect(result.rows.find(({ kind, key }) => kind === 'source' && key === '99490')?.cells[0]?.said[0]).toMatch(/: /);
    expect(result.rows.map(({ kind }) => kind)).toEqual([...result.rows.map(({ kind }) => kind)].sort((a, b) => ['time', 'code', 'blocked', 'source'].indexOf(a) - ['time', 'code', 'blocked', 'source'].indexOf(b)));
  });

  it('tells a code that is refused from one that a payer never speaks of', () => {
    const { rows } = sideBySide(month([minutes(25)]), [here, { ...there, rules: [] }], both);
    expect(rows.find(({ kind, key }) => kind === 'code' && key === '99491')?.cells.map(({ value }) => value)).toEqual([0, null]);
  });

  it('marks the odd one of three, and all where there is no usual answer', () => {
    const three = sideBySide(month([minutes(25)]), [here, there, { title: 'again' }], both);
    expect(cells(three, 'code', '99490')).toEqual([[1, false], [0, true], [1, false]]);
    const four = sideBySide(month([minutes(25)]), [here, there, { title: 'again' }, { ...there, title: 'there again' }], both);
    expect(cells(four, 'code', '99490')?.every(([, differs]) => differs)).toBe(true);
  });

  it('finds the same findings as the evaluator', () => {
    expect(result.columns[0]!.finding).toEqual(evaluateWith(month([minutes(25)]), both));
    expect(result.columns[1]!.finding).toEqual(evaluateWith(month([minutes(25, '2026-10-06', { program: 'PDCM_COORD' })], { payer: 'bcbsm_pdcm', programs: ['PDCM'] }), both));
  });

  it('translates programs and services and nothing else, and says where nobody translated', () => {
    const input = month([minutes(5), minutes(6, '2026-10-07', { program: 'RPM' }), minutes(7, '2026-10-08', { program: null })], { practitionerByProgram: { CCM: 'md-1' } });
    const moved = translate(input, as);
    expect(moved.entries.map(({ program }) => program)).toEqual(['PDCM_COORD', 'RPM', null]);
    expect(moved).toMatchObject({ programs: ['PDCM'], practitionerByProgram: { PDCM_COORD: 'md-1' }, payer: 'medicare_ffs', patient: ready });
    expect(translate(month([minutes(5, '2026-10-06', { program: 'toString' })]), as).entries[0]?.program).toBe('toString');
    expect(translate(input, { ...as, roles: { clinical_staff: 'licensed_staff' } }).entries.map(({ performerRole }) => performerRole)).toEqual(['licensed_staff', 'licensed_staff', 'licensed_staff']);
    expect(columnOf(input, { payer: 'bcbsm_pdcm' }).note).toBe('Programs, services and roles keep the names of the other payer.');
  });

  it('keeps two ladders of the same program and people apart', () => {
    const [staff] = ccm.pools.filter(({ who }) => who === 'staff');
    const twice: Rule = { ...ccm, pools: [...ccm.pools, { ...staff!, id: 'second' }], codes: ccm.codes.map((code) => (code.code === '99487' && code.basis.kind === 'minutes' ? { ...code, basis: { ...code.basis, pool: 'second' } } : code)) };
    const { columns, rows } = sideBySide(month([minutes(25)], { patient: { ...ready, mdm: 'high' } }), [here, { title: 'twice', rules: [twice] }], both);
    expect(columns[1]!.finding.ladders.filter(({ who }) => who === 'staff')).toHaveLength(2);
    expect(rows.filter(({ kind }) => kind === 'time').map(({ key, cells: all }) => [key, all.map(({ value }) => value)])).toEqual([['CCM practitioner', [0, 0]], ['CCM staff', [1500, 1500]], ['CCM staff 2', [null, 1500]]]);
  });

  it('takes two to four columns with titles of their own, months and payers that exist', () => {
    const code = (columns: readonly ColumnInput[]) => { try { sideBySide(month([]), columns, both); } catch (error) { return error instanceof ContractError ? error.code : error; } return null; };
    expect(code([here])).toBe('BAD_COLUMNS');
    expect(code(['a', 'b', 'c', 'd', 'e'].map((title) => ({ title })))).toBe('BAD_COLUMNS');
    expect(code([here, { title: ' Medicare ' }])).toBe('BAD_COLUMNS');
    expect(code([here, { title: ' ' }])).toBe('BAD_COLUMNS');
    expect(code([here, { title: 'b', month: '2026-13' }])).toBe('BAD_MONTH');
    expect(code([here, { title: 'b', payer: 'nobody' as never }])).toBe('UNKNOWN_PAYER');
    expect(code(['a', 'b', 'c', 'd'].map((title) => ({ title })))).toBeNull();
  });
});

describe('the payers of the catalog', () => {
  it('35 minutes of coordination: Medicare\'s staff code in either year, Michigan\'s coordination, and too little for the plan that asks for an hour', () => {
    const patient = { ...ready, pdcmParticipatingGroup: true, riskLevel: 'moderate', planRulesLoaded: true, plan: 'commercial' };
    const work = minutes(35, '2026-10-06', { activity: 'coordination_home_health', training: { introTeamBasedCare: '2026-06-15', scopeOfServiceDoc: true } });
    const roles = { clinical_staff: 'licensed_staff' };
    const result = sideBySide(month([work], { patient }), [
      { title: 'Medicare 2026' }, { title: 'Medicare 2025', month: '2025-10' },
      { title: 'Blue Cross', payer: 'bcbsm_pdcm', as: { programs: ['PDCM'], services: { CCM: 'PDCM_COORD' }, roles } },
      { title: 'Priority Health', payer: 'priority_health', as: { programs: ['CARE_MGMT'], services: { CCM: 'PH_COORD' }, roles } },
    ], rules);
    expect(result.columns.map(({ finding }) => codes(finding))).toEqual([{ 99490: 1 }, { 99490: 1 }, { 99487: 1 }, {}]);
    expect(cells(result, 'code', '99490')).toEqual([[1, true], [1, true], [null, true], [null, true]]);
    expect(cells(result, 'blocked', '99487')?.[2]).toEqual(['', true]);
    expect(cells(result, 'blocked', '99487')?.[3]?.[0]).toContain('BELOW_THRESHOLD');
  });
});

describe('the rules of another month', () => {
  it('moves every day of the month and says so', () => {
    const input = month([minutes(45)], { patient: { ...ready, inpatientStays: [{ from: '2026-10-30', to: '2026-10-31' }] }, otherBilled: [{ code: '99454', serviceMonth: '2026-10', date: '2026-10-31' }], evaluationDate: '2026-11-01' });
    const { finding, note, month: of } = columnOf(input, { month: '2025-10' });
    expect(of).toBe('2025-10');
    expect(finding.serviceMonth).toBe('2025-10');
    expect(note).toContain('October 2025: every day is 12 months earlier.');
    expect(note).not.toContain('last day');
    expect(codes(finding)).toEqual(codes(evaluate(input)));
    expect(finding.lines[0]?.counted[0]?.day).toBe('2025-10-06');
  });

  it('finds what the rules of that month say: the add-on of 2020 had another code', () => {
    const result = sideBySide(month([minutes(45)]), [{ title: '2026' }, { title: '2020', month: '2020-10' }], rules);
    expect(cells(result, 'code', '99439')?.map(([value]) => value)).toEqual([1, 0]);
    expect(cells(result, 'code', 'G2058')?.map(([value]) => value)).toEqual([null, 1]);
    expect(cells(result, 'blocked', '99439')?.[1]).toEqual(['CODE_NOT_YET_EFFECTIVE', true]);
  });

  it('lays days that do not exist on the last one, and counts them in the note', () => {
    const input = month([minutes(5, '2026-10-28'), minutes(6, '2026-10-29'), from('2026-10-31T10:00:00-04:00', '2026-10-31T10:20:00-04:00')]);
    const { finding, note } = columnOf(input, { month: '2026-02' });
    expect(note).toContain('8 months earlier');
    expect(note).toContain('2 entries of days that this month does not have lie on its last day');
    expect(ladder(finding, 'staff')).toBe(31 * 60);
    expect(new Set(finding.lines[0]?.counted.map(({ day }) => day))).toEqual(new Set(['2026-02-28']));
    expect(columnOf(month([minutes(6, '2026-10-31')]), { month: '2026-09' }).note).toContain('1 month earlier');
  });

  it('keeps an entry\'s length, its time of day across changes of the clocks, and only its part in the month', () => {
    const across = from('2026-02-28T23:40:00-05:00', '2026-03-01T00:30:00-05:00', { minutes: 50 });
    const february = month([across], { serviceMonth: '2026-02' });
    expect(ladder(evaluate(february), 'staff')).toBe(20 * 60);
    const { finding } = columnOf(february, { month: '2026-03' });
    expect(ladder(finding, 'staff')).toBe(20 * 60);
    const before = from('2026-09-30T23:50:00-04:00', '2026-10-01T00:20:00-04:00');
    expect(ladder(columnOf(month([before]), { month: '2026-11' }).finding, 'staff')).toBe(20 * 60);
    expect(finding.lines[0]?.counted[0]).toMatchObject({ day: '2026-03-28', start: Date.parse('2026-03-28T23:40:00-04:00'), end: Date.parse('2026-03-29T00:00:00-04:00') });
  });

  it('moves what was billed, the work on other patients and the day of evaluation as well', () => {
    const work = [from('2026-10-06T10:00:00-04:00', '2026-10-06T10:30:00-04:00')];
    const moved = (change: Partial<PatientMonth>) => columnOf(month(work, change), { month: '2026-08' }).finding;
    expect(codes(moved({}))).toEqual({ 99490: 1 });
    expect(codes(moved({ otherBilled: [{ code: '99487', serviceMonth: '2026-10' }] }))).toEqual({});
    expect(ladder(moved({ otherPatientEntries: [{ performerId: 'rn-1', start: '2026-10-06T10:20:00-04:00', end: '2026-10-06T10:40:00-04:00' }] }), 'staff')).toBe(20 * 60);
    expect(moved({ evaluationDate: '2026-10-05' }).flags).toContain('FUTURE_ENTRY');
    expect(moved({ evaluationDate: '2026-10-06' }).flags).not.toContain('FUTURE_ENTRY');
  });

  it('leaves what cannot be read for the evaluator to refuse, and ids as they are', () => {
    const broken = from('2026-10-06T10:30:00-04:00', '2026-10-06T10:10:00-04:00', { id: '2026-10-01' });
    const { finding } = columnOf(month([broken, minutes(20)]), { month: '2025-10' });
    expect(finding.flags).toContain('INVALID_ENTRY');
    expect(finding.lines[0]?.leftOut[0]?.entry).toBe('2026-10-01');
  });

  it('a month of the same length and the same rules gives the same time and codes', () => {
    // May has 31 days and no change of the clocks, as the days of October that the generator uses for times.
    const noYear = (input: PatientMonth): PatientMonth => ({ ...input, patient: { ...input.patient, lastSeenDate: '2026-04-10' } });
    fc.assert(fc.property(anyMonth.map(noYear), (input) => {
      const { finding } = columnOf(input, { month: '2026-05' });
      const was = evaluateWith(input, both);
      expect(codes(finding)).toEqual(codes(was));
      expect(finding.ladders).toEqual(was.ladders);
      expect(finding.flags).toEqual(was.flags);
    }), { numRuns: 100 });
  });
});

describe('properties of columns', () => {
  const choices: readonly ColumnInput[] = [here, there, { title: '2025', month: '2025-10' }, { title: 'February', month: '2026-02' }, { title: 'nothing', rules: [] }];
  const some = fc.shuffledSubarray([...choices], { minLength: 2, maxLength: 4 });

  it('the order of columns changes no cell, no mark and no row', () => {
    fc.assert(fc.property(anyMonth, some.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), (input, [list, shuffled]) => {
      const [one, two] = [sideBySide(input, list, both), sideBySide(input, shuffled, both)];
      const order = shuffled.map((column) => list.indexOf(column));
      expect(two.columns).toEqual(order.map((at) => one.columns[at]));
      expect(two.rows).toEqual(one.rows.map((row) => ({ ...row, cells: order.map((at) => row.cells[at]) })));
    }), { numRuns: 60 });
  });

  it('equal columns differ nowhere, and the input is never touched', () => {
    fc.assert(fc.property(anyMonth, (input) => {
      const copy = structuredClone(input);
      const { rows } = sideBySide(freeze(input), [here, { title: 'again' }, { title: 'once more' }], both);
      expect(rows.flatMap(({ differs, cells: all }) => [differs, ...all.map((cell) => cell.differs)]).includes(true)).toBe(false);
      sideBySide(input, choices.slice(0, 4), both);
      expect(input).toEqual(copy);
    }), { numRuns: 60 });
  });

  it('a row differs exactly if some cell is marked', () => {
    fc.assert(fc.property(anyMonth, some, (input, list) => {
      for (const { differs, cells: all } of sideBySide(input, list, both).rows) expect(differs).toBe(all.some((cell) => cell.differs));
    }), { numRuns: 60 });
  });
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(Object.freeze(value) as Record<string, EntryInput>)) freeze(each);
  return value;
}
