import { chargeColumns, type ChargeLine } from './charge-line.ts';
import { writeCsv } from './csv.ts';

/** A format: a pure function from charge lines to a file's text. To add one, write a file here and a line below. */
export interface ExportFormat {
  id: string;
  label: string;
  extension: string;
  write(lines: readonly ChargeLine[]): string;
}

export const exportFormats: readonly ExportFormat[] = [
  { id: 'csv', label: 'CSV (UTF-8, quoted)', extension: 'csv', write: (lines) => writeCsv(chargeColumns, lines) },
];

export type { ChargeLine } from './charge-line.ts';
