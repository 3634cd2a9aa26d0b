/** Where the rules of 2025 for rural health clinics and federally qualified health centers were read, and what their rules share. */
import type { Source } from '../../rules/finding.ts';
import type { Code, Exclusion } from '../../rules/rule.ts';

const checked = '2026-11-22';

export const noridianClinics: Source = { title: 'Revisions to the Benefit Policy Manual, chapter 13', publisher: 'Noridian (Medicare contractor, JE-A)', url: 'https://med.noridianmedicare.com/web/jea/article-detail/-/view/10521/', readAs: 'primary' };
const eitherCode: Source = { title: 'Worked out: until 2025-09-30 the codes themselves may replace the consolidated one, so not both', publisher: 'CareTally, from the summary for 2026 of the National Association of Rural Health Clinics', url: '', date: '2025-12-23', readAs: 'derived' };

/** Clinics report the codes themselves from 2025 on; a code that is younger, from its own first day. */
export const from2025 = (codes: readonly Code[]): Code[] => codes.map((code) => ({
  ...code,
  inForce: code.inForce.map((span) => (span.from < '2025-01-01' ? { from: '2025-01-01', source: noridianClinics, checked } : span)),
}));

/** Until the end of September 2025 the consolidated code could still stand in the place of these. */
export const orConsolidated = (codes: readonly Code[]): Exclusion => ({
  label: 'the consolidated code of clinics', codes: codes.map(({ code }) => code), and: ['G0511'], scope: 'patient', from: '2025-01-01', to: '2025-09-30', source: eitherCode, checked,
});

export const reviewed2025 = { from: '2025-01', to: '2026-12', checked } as const;
