import { Select } from '../../ui/Field.tsx';

interface YesNoProps { label: string; value: boolean | null; onChange: (value: boolean | null) => void; hint?: string; small?: boolean }

/** Yes, no, or not recorded: three answers, never two. */
export function YesNo({ label, value, onChange, hint, small = true }: YesNoProps) {
  return (
    <Select small={small} label={label} value={value === null ? '' : value ? 'yes' : 'no'} hint={hint} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value === 'yes')}>
      <option value="">Not recorded</option><option value="yes">Yes</option><option value="no">No</option>
    </Select>
  );
}

/** `yes`, `no` or `not recorded`, for a line of facts. */
export const yesNoWords = (value: boolean | null) => (value === null ? 'not recorded' : value ? 'yes' : 'no');
