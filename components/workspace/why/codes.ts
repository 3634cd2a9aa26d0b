/** The codes of a finding, each once: the line if it stands, and every refusal of it. Nearest first, so that what a person asks about is shown first. */
import type { Blocked, Finding, Line } from '../../../lib/rules/finding.ts';

export interface CodeWhy {
  code: string;
  program: string;
  line: Line | null;
  refusals: Blocked[];
}

/** Lines in their order, then refused codes: those a fact or a few minutes away first. */
export function codesOf(finding: Finding): CodeWhy[] {
  const found = new Map<string, CodeWhy>();
  const of = ({ code, program }: Line | Blocked) => {
    const key = `${program} ${code}`;
    const known = found.get(key) ?? { code, program, line: null, refusals: [] };
    found.set(key, known);
    return known;
  };
  for (const line of finding.lines) of(line).line = line;
  for (const blocked of finding.blocked) of(blocked).refusals.push(blocked);
  return [...found.values()].sort((a, b) => distance(a) - distance(b));
}

/** Longer than any month's time: refusals that no minute and no answer would lift. */
const far = 1e9;

/** Seconds that are missing; 0 where only an answer is, so that a code whose minutes are there asks first. */
function distance({ line, refusals }: CodeWhy): number {
  if (line) return -1;
  const missing = refusals.find((each) => each.missingSeconds !== undefined)?.missingSeconds;
  if (missing !== undefined) return missing;
  return refusals.some((each) => each.question) ? 0 : far;
}

/** What explains a code: the line that stands, or the refusal that asks something, or the first refusal. */
export function explainedOf(why: CodeWhy): Line | Blocked | undefined {
  return why.line ?? why.refusals.find((each) => each.question) ?? why.refusals[0];
}
