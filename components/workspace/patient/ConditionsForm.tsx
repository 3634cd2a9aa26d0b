import { useState } from 'react';
import type { Observation } from '../../../lib/records/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { FactForm } from './save-fact.tsx';

type Conditions = Extract<Observation, { kind: 'conditions' }>;
interface Draft { id: number; name: string; icd10: string; months: string; risk: '' | 'yes' | 'no' }

const blank = (id: number): Draft => ({ id, name: '', icd10: '', months: '', risk: '' });
const draft = (each: Conditions['list'][number], id: number): Draft => ({ id, name: each.name, icd10: each.icd10 ?? '', months: each.expectedMonths === null ? '' : String(each.expectedMonths), risk: each.significantRisk === null ? '' : each.significantRisk ? 'yes' : 'no' });

/** The chronic conditions: name, diagnosis, how long each is expected to last, whether it puts the patient at significant risk. */
export function ConditionsForm({ patient, before, onDone, onCancel }: { patient: string; before: Conditions | undefined; onDone: () => void; onCancel: () => void }) {
  const [rows, setRows] = useState<Draft[]>(() => (before?.list.length ? before.list.map(draft) : [blank(0), blank(1)]));
  const [tried, setTried] = useState(false);
  const change = (id: number, part: Partial<Draft>) => setRows((all) => all.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const used = rows.filter((row) => row.name.trim() || row.icd10.trim() || row.months);
  const badMonths = (row: Draft) => row.months !== '' && !/^\d{1,4}$/.test(row.months.trim());
  const build = (): Observation | null => {
    setTried(true);
    if (used.some((row) => !row.name.trim() || badMonths(row))) return null;
    return { patient, kind: 'conditions', list: used.map((row) => ({ name: row.name.trim(), ...(row.icd10.trim() ? { icd10: row.icd10.trim().toUpperCase() } : {}), expectedMonths: row.months.trim() === '' ? null : Math.min(1200, Number(row.months)), significantRisk: row.risk === '' ? null : row.risk === 'yes' })) };
  };
  return (
    <FactForm label="Conditions" button="Record conditions" observation={build} onDone={onDone} onCancel={onCancel}>
      <div className="conds">
        {rows.map((row, index) => (
          <fieldset key={row.id} className="cond">
            <legend className="sr">Condition {index + 1}</legend>
            <Field small label="Condition" wrap="cn" value={row.name} maxLength={120} onChange={(event) => change(row.id, { name: event.target.value })} error={tried && used.includes(row) && !row.name.trim() ? 'Name it.' : null} />
            <Field small label="ICD-10" wrap="ci" value={row.icd10} maxLength={10} onChange={(event) => change(row.id, { icd10: event.target.value })} />
            <Field small label="Expected months" wrap="cm" inputMode="numeric" value={row.months} onChange={(event) => change(row.id, { months: event.target.value })} error={badMonths(row) ? 'A number.' : null} />
            <Select small label="Significant risk" wrap="cr" value={row.risk} onChange={(event) => change(row.id, { risk: event.target.value as Draft['risk'] })}><option value="">Not recorded</option><option value="yes">Yes</option><option value="no">No</option></Select>
            <IconButton name="cross" label={`Remove condition ${index + 1}`} onClick={() => setRows((all) => all.filter((each) => each.id !== row.id))} />
          </fieldset>
        ))}
        {rows.length < 24 && <div><Button small icon="plus" onClick={() => setRows((all) => [...all, blank(Math.max(-1, ...all.map((row) => row.id)) + 1)])}>Add a condition</Button></div>}
      </div>
    </FactForm>
  );
}
