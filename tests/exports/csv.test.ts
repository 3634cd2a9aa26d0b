import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeText, writeCsv, type Column } from '../../lib/exports/csv.ts';

/** Reads RFC 4180 text back, to hold the writer against an independent reader. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < text.length; at++) {
    const sign = text[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') { cell += '"'; at++; } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') { rows.at(-1)!.push(cell); cell = ''; } else if (sign === '\r') { rows.at(-1)!.push(cell); cell = ''; rows.push([]); at++; }
  }
  return rows.slice(0, -1);
}

const columns: Column<{ text: string; number: number | null }>[] = [
  { head: 'Text', type: 'text', cell: (row) => row.text },
  { head: 'Number', type: 'number', cell: (row) => row.number },
];

describe('the CSV writer', () => {
  it('begins with a byte order mark, quotes every cell and ends lines with CRLF', () => {
    expect(writeCsv(columns, [{ text: 'Okafor, "Grace"', number: 20 }])).toBe('\ufeff"Text","Number"\r\n"Okafor, ""Grace""","20"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '|cmd', '%x', '\t=1', '\r=1', '  =1', '\u0000=1', '＝1', '＋1', '－1', '＠1', '\n=HYPERLINK("x")', '\ufeff=1'])('lets no formula through: %j', (text) => {
    expect(safeText(text).startsWith('\'')).toBe(true);
  });

  it('keeps leading zeros and minus signs only where they belong', () => {
    const [, row] = read(writeCsv(columns, [{ text: '00481220', number: -5 }]));
    expect(row).toEqual(['00481220', '-5']);
    expect(() => writeCsv(columns, [{ text: '', number: NaN }])).toThrow(/numbers only/);
  });

  it('reads back what was written, and never starts a cell with a formula', () => {
    fc.assert(fc.property(fc.array(fc.record({ text: fc.string({ unit: 'binary' }), number: fc.option(fc.integer()) })), (rows) => {
      const back = read(writeCsv(columns, rows));
      expect(back).toHaveLength(rows.length + 1);
      for (const [n, row] of rows.entries()) {
        const flat = row.text.replace(/[\r\n]+/g, ' ');
        expect([flat, `'${flat}`]).toContain(back[n + 1]![0]);
        expect(back[n + 1]![0]).not.toMatch(/^[\s\u0000-\u001f]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u);
      }
    }), { numRuns: 2000 });
  });
});
