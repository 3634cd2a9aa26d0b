/** Whole minutes as typed, from 1 to `most`; null for anything else. */
export function minutesOf(typed: string, most: number): number | null {
  const value = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return value >= 1 && value <= most ? value : null;
}
