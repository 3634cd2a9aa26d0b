import type { ChargeLine } from '../exports/index.ts';
import type { MonthRecord, PatientFile, PracticeBlock } from '../ledger/blocks.ts';
import type { Practice, Staff } from '../records/index.ts';
import type { Blocked, Line } from '../rules/finding.ts';
import type { Overridden } from '../rules/overrides.ts';
import { dayOf, lastBusinessDay, lastDay } from '../time/month.ts';
import type { Decided } from './decided.ts';
import { nextStep, obstacle, rowState } from './month-row.ts';
import { personName } from './person-name.ts';
import { chosenPolicies } from './policies-in-use.ts';

/** Roles whose minutes are the practitioner's own. */
const practitionerRoles = new Set(['qhp', 'qhp_other']);

/** A code as it goes out. `explained`: what the rules say of it, supported or refused; null if they do not know it. */
interface Outgoing { code: string; program: string; units: number; explained: Line | Blocked | null; override: Overridden | null; day: string | null }

/**
 * The charge lines of one patient-month, ready or not. A line's date of service follows the practice's policy; never "today". What the
 * practice put in itself carries its reason and the rules' own answer; what it holds back has no line.
 * Its id says patient key, month, program and code, and the day where the service has one of its own: the same over every export.
 */
export function chargeLines(practice: Practice, block: Pick<PracticeBlock, 'staff' | 'policies'>, file: PatientFile, record: MonthRecord | null, month: Decided): ChargeLine[] {
  const { finding } = month;
  const { staff } = block;
  const { state, reason } = rowState(month, record, false);
  const ready = state === 'ready';
  const practicePolicies = policiesSaid(practice, block);
  const fact = <K extends string>(kind: K) => file.observations.findLast((each) => each.kind === kind);
  const plan = fact('care_plan');
  const visit = fact('initiating_visit');
  const conditions = fact('conditions');
  return outgoing(month, record).flatMap(byDay).map(({ code, program, units, explained, override, day }) => {
    const enrolled = file.enrollments.filter((each) => each.status === 'enrolled');
    const enrollment = enrolled.find((each) => each.program === program) ?? enrolled[0];
    const consent = file.observations.findLast((each) => each.kind === 'consent' && each.program === enrollment?.program);
    const metOn = day ?? (explained && 'units' in explained ? explained.metOn : null);
    const [from, to] = day ? [day, day] : serviceDates(practice, finding.serviceMonth, { metOn });
    const decision = override ? decisionSaid(practice, override, month) : null;
    return {
      flags: [...(ready ? [] : [reason]), ...(override && !override.agrees ? [`DECIDED BY THE PRACTICE: ${override.override.reason}`] : []), ...finding.notes.map((note) => note.sentence)],
      ready, patient: file.patient, practice,
      rendering: staff.find((person) => person.id === enrollment?.practitioner) ?? null,
      program, code, units, decision, practicePolicies,
      serviceFrom: ready ? from : null, serviceTo: ready ? to : null,
      diagnoses: conditions?.kind === 'conditions' ? conditions.list.flatMap((each) => (each.icd10 ? [each.icd10] : [])) : [],
      secondsStaff: sum(explained, (role) => !practitionerRoles.has(role)),
      secondsPractitioner: sum(explained, (role) => practitionerRoles.has(role)),
      minutesByPerson: byPerson(explained, staff),
      metOn,
      consent: consent?.kind === 'consent' ? { date: consent.date, how: consent.how } : null,
      carePlanDate: plan?.kind === 'care_plan' ? plan.date : null,
      initiatingVisitDate: visit?.kind === 'initiating_visit' ? visit.date : null,
      rule: explained ? `${explained.rule} in force since ${explained.effectiveFrom}, last checked ${explained.checked}` : 'No rule of this payer has this code',
      source: explained?.sources.map((source) => `${source.publisher}: ${source.title}`).join(' | ') ?? '',
      verified: explained?.verified ?? false,
      policies: explained?.policies.map((policy) => `${policy.name}=${policy.value}${policy.isDefault ? '' : ' (set by the practice)'}`) ?? [],
      arithmetic: explained?.arithmetic ?? '',
      lineId: `${file.patient.key.slice(0, 16)}-${finding.serviceMonth}-${program}-${code}${day ? `-${day.slice(8)}` : ''}`,
    };
  });
}

/** What goes out; where nothing does but time is recorded, the code it is nearest to, with no unit. A held code is said apart, not here. */
function outgoing(month: Decided, record: MonthRecord | null): Outgoing[] {
  const { finding, lines, decided } = month;
  if (lines.length > 0) {
    return lines.map(({ code, program, units, line }) => ({
      code, program, units, explained: line ?? finding.blocked.find((each) => each.code === code) ?? null, override: decided.find((each) => each.override.code === code) ?? null, day: null,
    }));
  }
  if (finding.lines.length > 0 || !record?.entries.some((entry) => !entry.voided)) return [];
  const near = obstacle(finding) ?? finding.blocked.find((each) => each.code === nextStep(finding)?.code);
  return near ? [{ code: near.code, program: near.program, units: 0, explained: near, override: null, day: null }] : [];
}

/** Contacts, days and events go out one by one, each on its own day, unless the practice decided the number of units itself. */
function byDay(one: Outgoing): Outgoing[] {
  const days = one.explained && 'units' in one.explained && (!one.override || one.override.agrees) ? one.explained.days : undefined;
  return days ? days.map(({ day, units }) => ({ ...one, day, units })) : [one];
}

/** What the practice decided about a code that goes out, by whom, when and why; and what the rules say. */
function decisionSaid(practice: Practice, { override, engine }: Overridden, { finding }: Decided): string {
  const why = finding.blocked.find((each) => each.code === override.code)?.sentence;
  const own = engine.units > 0 ? `${engine.units} ${engine.units === 1 ? 'unit' : 'units'}` : `not supported${why ? `, ${why}` : ''}`;
  return `Put in by ${override.by} on ${dayOf(Date.parse(override.on), practice.timeZone)} (${override.month === 'standing' ? 'standing' : 'this month'}): ${override.reason} | The rules' own answer: ${own}`;
}

function policiesSaid(practice: Practice, block: Pick<PracticeBlock, 'staff' | 'policies'>): string[] {
  return chosenPolicies(block).map(({ name, value, by, at }) => `${name}=${value} (${personName(block.staff, by)}, ${dayOf(at, practice.timeZone)})`);
}

/** The four policies that practices use; the choice is a setting and its name stands in the file. */
export function serviceDates(practice: Practice, month: string, line: Pick<Line, 'metOn'>): [string, string] {
  const last = lastDay(month);
  switch (practice.dosPolicy) {
    case 'threshold_met': { const day = line.metOn ?? last; return [day, day]; }
    case 'last_day': return [last, last];
    case 'last_business_day': { const day = lastBusinessDay(month); return [day, day]; }
    case 'span': return [`${month}-01`, last];
  }
}

const sum = (line: Line | Blocked | null, wanted: (role: string) => boolean) => (line?.counted ?? []).reduce((total, use) => total + (wanted(use.role) ? use.seconds : 0), 0);

function byPerson(line: Line | Blocked | null, staff: readonly Staff[]): ChargeLine['minutesByPerson'] {
  const people = new Map<string, ChargeLine['minutesByPerson'][number]>();
  for (const use of line?.counted ?? []) {
    const person = staff.find((each) => each.id === use.performer);
    const key = `${use.performer}|${use.role}`;
    const entry = people.get(key) ?? { name: person?.name ?? 'unknown', credential: person?.credential ?? '', role: use.role, seconds: 0 };
    entry.seconds += use.seconds;
    people.set(key, entry);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || a.role.localeCompare(b.role, 'en'));
}
