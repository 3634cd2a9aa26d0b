import type { ChartView, PatientLabel } from '../../lib/commands/views.ts';

type Named = NonNullable<ChartView['patient']>;

/** One string for who the chart shows: the record's key where there is one, else the three identifiers as read. */
export function chartKey(patient: ChartView['patient']): string {
  if (!patient) return 'nobody';
  return patient.key ?? [patient.family, patient.given, patient.birthDate, patient.recordNumber].join('|').toUpperCase();
}

/** A discreet label, `G. O. …1220`: enough to recognize, too little for whoever looks over a shoulder. Never where a person decides who it is. */
export function initials(patient: Pick<Named, 'family' | 'given' | 'recordNumber'>): string {
  const first = (name: string) => (name.trim() ? `${[...name.trim()][0]!.toUpperCase()}.` : '');
  return [first(patient.given), first(patient.family), patient.recordNumber ? `…${patient.recordNumber.slice(-4)}` : ''].filter(Boolean).join(' ');
}

/** Which of the identifiers tell two people apart. */
export function differences(timer: PatientLabel, chart: Named): { family: boolean; given: boolean; birthDate: boolean; recordNumber: boolean } {
  const unlike = (a: string, b: string) => a.trim().toUpperCase() !== b.trim().toUpperCase();
  return {
    family: unlike(timer.family, chart.family), given: unlike(timer.given, chart.given),
    birthDate: timer.birthDate !== chart.birthDate, recordNumber: unlike(timer.recordNumber, chart.recordNumber),
  };
}

/** A sentence when two names are easily mixed up; null when they are not alike. */
export function likeness(timer: PatientLabel, chart: Named): string | null {
  const differ = differences(timer, chart);
  if (!differ.family && !differ.given) return 'Same name. Check birth date and record number before you choose.';
  if (!differ.family) return 'Same family name. Check before you choose.';
  if (!differ.birthDate) return 'Same birth date. Check before you choose.';
  return null;
}
