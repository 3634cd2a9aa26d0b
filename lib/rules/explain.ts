/** A finding as text: for the command line, for a failing test, for somebody who wants to read it all. */
import { clock, month as sayMonth } from '../time/say.ts';
import type { Blocked, EntryUse, Finding, Line, NeedFinding } from './finding.ts';

const mark = { met: '+', not_met: '-', unknown: '?' } as const;

/** Lines of plain text, ending in a newline. */
export function explain(finding: Finding): string {
  const out: string[] = [`${finding.id}: ${finding.payer}, ${sayMonth(finding.serviceMonth)}`];
  out.push(finding.lines.length > 0 ? `  Supports ${finding.lines.map(({ code, units }) => `${code} × ${units}`).join(', ')}` : '  Supports nothing yet');
  for (const { flag, severity, sentence } of finding.notes) out.push(`  ${severity.padEnd(6)} ${flag}: ${sentence}`);
  for (const ladder of finding.ladders) {
    const next = ladder.next ? `, ${clock(ladder.next.missing)} to go to ${clock(ladder.next.seconds)} for ${ladder.next.code}` : '';
    out.push(`  ${ladder.program} ${ladder.who}: ${clock(ladder.seconds)}${next}`);
  }
  for (const line of finding.lines) out.push(`  ${line.code} × ${line.units}, ${line.label}${line.metOn ? `, reached ${line.metOn}` : ''}`, ...reasons(line, line.needs));
  for (const [code, group] of grouped(finding.blocked)) {
    out.push(`  ${code} refused, ${group[0]?.label ?? ''}`);
    for (const { reason, sentence, question } of group) out.push(`    ${reason}: ${sentence}${question ? ` ${question.ask}` : ''}`);
    if (group[0]) out.push(...reasons(group[0], group[0].needs.filter(({ answer }) => answer !== 'met')));
  }
  for (const other of finding.alternatives.filter(({ proposed }) => !proposed)) out.push(`  Or ${other.lines.map(({ code, units }) => `${code} × ${units}`).join(', ')} (${other.why})`);
  for (const use of finding.leftOut ?? []) out.push(`  Not counted: ${entry(use)}`);
  return `${out.join('\n')}\n`;
}

function reasons({ counted, leftOut, arithmetic, rule, effectiveFrom, checked, verified, policies }: Line | Blocked, needs: readonly NeedFinding[]): string[] {
  return [
    ...needs.map(({ answer, label, wanted, had, source }) => `    ${mark[answer]} ${label}: wanted ${wanted}; had ${had} [${source.publisher}: ${source.title}]`),
    ...(arithmetic ? [`    ${arithmetic}`] : []),
    ...counted.map((use) => `    counted ${entry(use)}`),
    ...leftOut.map((use) => `    left out ${entry(use)}`),
    `    Rule ${rule}, in force since ${effectiveFrom}, last checked ${checked}${verified ? '' : ', not confirmed'}; ${policies.filter(({ isDefault }) => !isDefault).map(({ name, value }) => `${name}=${value} (set by the practice)`).join(', ') || 'all policies as by default'}`,
  ];
}

const entry = ({ day, role, activity, seconds, why }: EntryUse) => `${day || 'no day'} ${role || 'nobody'} ${activity || 'no activity'} ${clock(seconds)}${why ? `: ${why}` : ''}`;

function grouped(blocked: readonly Blocked[]): Map<string, Blocked[]> {
  const groups = new Map<string, Blocked[]>();
  for (const each of blocked) groups.set(each.code, [...(groups.get(each.code) ?? []), each]);
  return groups;
}
