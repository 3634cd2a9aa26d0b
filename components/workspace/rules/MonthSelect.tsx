/** A choice among the months of a rule, by year, the latest first; and, where asked, the months just outside that nobody reviewed. */
import { useId } from 'react';
import { addMonths } from '../../../lib/time/month.ts';
import type { Reviewed } from '../../../lib/time/dated.ts';
import { monthsByYear } from './band.ts';
import { shortMonth } from './say.ts';

interface Choice { label: string; reviewed: Reviewed; value: string; onChange: (month: string) => void; /** Also the months just outside, and this one. */ outside?: string }

export function MonthSelect({ label, reviewed, value, onChange, outside }: Choice) {
  const id = useId();
  const edges = outside ? [...new Set([addMonths(reviewed.to, 1), addMonths(reviewed.from, -1), outside, value])].filter((month) => month < reviewed.from || month > reviewed.to).sort().reverse() : [];
  return (
    <span className="asof">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="sel sm" value={value} onChange={(event) => onChange(event.target.value)}>
        {monthsByYear(reviewed).map(({ year, months }) => <optgroup key={year} label={year}>{months.map((month) => <option key={month} value={month}>{shortMonth(month)}</option>)}</optgroup>)}
        {edges.length > 0 && <optgroup label="Not reviewed">{edges.map((month) => <option key={month} value={month}>{shortMonth(month)}</option>)}</optgroup>}
      </select>
    </span>
  );
}
