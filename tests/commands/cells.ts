export type Cells = Record<string, string>;
/** The rows of an exported file by the heads of its columns. */
export function cellsOf(text: string): Cells[] {
  const [head = [], ...rows] = text.slice(1).split('\r\n').filter(Boolean).map((line) => line.slice(1, -1).split('","'));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}
