import type { ChargeLine } from '../exports/index.ts';
import type { MonthRecord, PatientFile } from '../ledger/blocks.ts';
import type { Practice, Staff } from '../records/index.ts';
import type { Blocked, Finding, Line } from '../rules/finding.ts';
import { lastBusinessDay, lastDay } from '../time/month.ts';
import { nextStep, obstacle, rowState } from './month-row.ts';

/** Roles whose minutes are the practitioner's own. */
const practitionerRoles = new Set(['qhp', 'qhp_other']);

/**
 * The charge lines of one patient-month, ready or not. A line's date of service follows the practice's policy; never "today".
 * Its id says patient key, month, program and code: the same over every export.
 */
export function chargeLines(practice: Practice, staff: readonly Staff[], file: PatientFile, record: MonthRecord | null, finding: Finding): ChargeLine[] {
  const { state, reason } = rowState(finding, record, false);
  const ready = state === 'ready';
  const enrollment = file.enrollments.find((each) => each.status === 'enrolled');
  const fact = <K extends string>(kind: K) => file.observations.findLast((each) => each.kind === kind);
  const consent = file.observations.findLast((each) => each.kind === 'consent' && each.program === enrollment?.program);
  const plan = fact('care_plan');
  const visit = fact('initiating_visit');
  const conditions = fact('conditions');
  return worthSaying(finding, record).map((line) => {
    const { units, metOn } = 'units' in line ? line : { units: 0, metOn: null };
    const [from, to] = serviceDates(practice, finding.serviceMonth, { metOn });
    return {
      flags: [...(ready ? [] : [reason]), ...finding.notes.map((note) => note.sentence)],
      ready, patient: file.patient, practice,
      rendering: staff.find((person) => person.id === enrollment?.practitioner) ?? null,
      program: line.program, code: line.code, units,
      serviceFrom: ready ? from : null, serviceTo: ready ? to : null,
      diagnoses: conditions?.kind === 'conditions' ? conditions.list.flatMap((each) => (each.icd10 ? [each.icd10] : [])) : [],
      secondsStaff: sum(line, (role) => !practitionerRoles.has(role)),
      secondsPractitioner: sum(line, (role) => practitionerRoles.has(role)),
      minutesByPerson: byPerson(line, staff),
      metOn,
      consent: consent?.kind === 'consent' ? { date: consent.date, how: consent.how } : null,
      carePlanDate: plan?.kind === 'care_plan' ? plan.date : null,
      initiatingVisitDate: visit?.kind === 'initiating_visit' ? visit.date : null,
      rule: `${line.rule} in force since ${line.effectiveFrom}, last checked ${line.checked}`,
      source: line.sources.map((source) => `${source.publisher}: ${source.title}`).join(' | '),
      verified: line.verified,
      policies: line.policies.map((policy) => `${policy.name}=${policy.value}${policy.isDefault ? '' : ' (set by the practice)'}`),
      arithmetic: line.arithmetic,
      lineId: `${file.patient.key.slice(0, 16)}-${finding.serviceMonth}-${line.program}-${line.code}`,
    };
  });
}

/** What the month supports; where it supports nothing but holds time, the code it is nearest to, with no unit. */
function worthSaying(finding: Finding, record: MonthRecord | null): (Line | Blocked)[] {
  if (finding.lines.length > 0) return finding.lines;
  if (!record?.entries.some((entry) => !entry.voided)) return [];
  const near = obstacle(finding) ?? finding.blocked.find((each) => each.code === nextStep(finding)?.code);
  return near ? [near] : [];
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

const sum = (line: Line | Blocked, wanted: (role: string) => boolean) => line.counted.reduce((total, use) => total + (wanted(use.role) ? use.seconds : 0), 0);

function byPerson(line: Line | Blocked, staff: readonly Staff[]): ChargeLine['minutesByPerson'] {
  const people = new Map<string, ChargeLine['minutesByPerson'][number]>();
  for (const use of line.counted) {
    const person = staff.find((each) => each.id === use.performer);
    const key = `${use.performer}|${use.role}`;
    const entry = people.get(key) ?? { name: person?.name ?? 'unknown', credential: person?.credential ?? '', role: use.role, seconds: 0 };
    entry.seconds += use.seconds;
    people.set(key, entry);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || a.role.localeCompare(b.role, 'en'));
}
