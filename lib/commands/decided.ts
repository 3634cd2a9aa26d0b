import type { MonthRecord, PatientFile, RecordedOverride } from '../ledger/blocks.ts';
import { rules } from '../payers/index.ts';
import type { Staff } from '../records/index.ts';
import type { Finding } from '../rules/finding.ts';
import { finalLines, overridden, type FinalLine, type Overridden } from '../rules/overrides.ts';
import { personName } from './person-name.ts';
import type { DecisionView } from './views-month.ts';
import type { OverrideView } from './views-patient.ts';

/** A month as the rules see it, and beside it as the practice decided it. The finding is never changed. */
export interface Decided {
  finding: Finding;
  /** What goes out: the rules' lines, those the practice put in, without those it holds. */
  lines: FinalLine[];
  /** Overrides that hold in the month, each beside the rules' own answer. */
  decided: Overridden[];
}

/** Every override of the patient that could bear on the month, withdrawn ones too, oldest first. */
export const overridesOf = (file: PatientFile, record: MonthRecord | null): RecordedOverride[] => [...(file.overrides ?? []), ...(record?.overrides ?? [])].sort((a, b) => a.recorded.at - b.recorded.at);

export function decide(finding: Finding, file: PatientFile, record: MonthRecord | null, staff: readonly Staff[]): Decided {
  const standing = overridesOf(file, record).filter((each) => !each.withdrawn);
  const decided = standing.length === 0 ? [] : overridden(finding, standing.map(({ code, action, month, units, reason, recorded }) => ({
    code, action, month, reason, by: personName(staff, recorded.by), on: new Date(recorded.at).toISOString(), ...(units ? { units } : {}),
  })), rules);
  return { finding, decided, lines: decided.length ? finalLines(finding, decided) : finding.lines.map((line) => ({ code: line.code, label: line.label, program: line.program, units: line.units, decidedBy: 'rules', line })) };
}

/** Codes that the rules support and the practice holds back. */
export const held = ({ decided }: Decided): Overridden[] => decided.filter(({ units, engine }) => units === 0 && engine.units > 0);

/** A decision for screens: what the practice says, what the rules say, who, when and why. */
export function decisionsOf({ decided }: Decided): DecisionView[] {
  return decided.map(({ override, engine, units, agrees }) => ({
    code: override.code, action: override.action, month: override.month, units, rules: engine.units, agrees, reason: override.reason, by: override.by, at: Date.parse(override.on),
  }));
}

export function overrideViews(file: PatientFile, record: MonthRecord | null, staff: readonly Staff[]): OverrideView[] {
  return overridesOf(file, record).map(({ id, code, month, action, units, reason, recorded, withdrawn }) => ({
    id, code, month, action, units: units ?? null, reason, by: personName(staff, recorded.by), at: recorded.at,
    withdrawn: withdrawn ? { by: personName(staff, withdrawn.by), at: withdrawn.at, reason: withdrawn.reason } : null,
  })).reverse();
}
