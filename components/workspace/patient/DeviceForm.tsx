import { useState } from 'react';
import type { Observation } from '../../../lib/records/index.ts';
import { deviceFamilies } from '../../../lib/records/index.ts';
import { Field, Select } from '../../ui/Field.tsx';
import { familyWords } from '../words.ts';
import { dayTrouble, type FactFormProps } from './facts.ts';
import { FactForm } from './save-fact.tsx';
import { YesNo } from './YesNo.tsx';

type Device = Extract<Observation, { kind: 'device' }>;

/** One 30-day period of a device's data. A new period is a new record; what holds for the device itself is carried over. */
export function DeviceForm({ patient, today, before, onDone, onCancel }: FactFormProps<'device'>) {
  const [periodStart, setStart] = useState(before?.periodStart ?? '');
  const [days, setDays] = useState(before?.daysWithData === null || before?.daysWithData === undefined ? '' : String(before.daysWithData));
  const [family, setFamily] = useState<Device['family'] | ''>(before?.family ?? '');
  const [setupDate, setSetup] = useState(before?.setupDate ?? '');
  const [answers, setAnswers] = useState<Pick<Device, 'fdaDevice' | 'manualEntry' | 'firstPeriod' | 'planOfCare'>>({ fdaDevice: before?.fdaDevice ?? null, manualEntry: before?.manualEntry ?? null, firstPeriod: before?.firstPeriod ?? null, planOfCare: before?.planOfCare ?? null });
  const [tried, setTried] = useState(false);
  const badDays = days.trim() !== '' && !(/^\d{1,2}$/.test(days.trim()) && Number(days) <= 30);
  const build = (): Observation | null => {
    setTried(true);
    if (!periodStart || periodStart > today || setupDate > today || badDays) return null;
    return { patient, kind: 'device', periodStart, daysWithData: days.trim() === '' ? null : Number(days), ...(family ? { family } : {}), ...answers, ...(setupDate ? { setupDate } : {}), ...(before?.devices ? { devices: before.devices } : {}) };
  };
  const yesNo = (name: keyof typeof answers, label: string, hint?: string) => <YesNo label={label} value={answers[name]} hint={hint} onChange={(value) => setAnswers((all) => ({ ...all, [name]: value }))} />;
  return (
    <FactForm label="Device data" button="Record device data" observation={build} onDone={onDone} onCancel={onCancel}>
      <Field small type="date" label="30-day period began" value={periodStart} max={today} onChange={(event) => setStart(event.target.value)} error={dayTrouble(periodStart, today, tried)} hint="Another day makes another period; the old one stays." />
      <Field small label="Days with data" inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} error={badDays ? 'A number from 0 to 30.' : null} />
      <Select small label="Kind of data" value={family} onChange={(event) => setFamily(event.target.value as typeof family)}>
        <option value="">Physiologic data</option>{deviceFamilies.map((each) => <option key={each} value={each}>{familyWords[each]}</option>)}
      </Select>
      {yesNo('fdaDevice', 'Medical device as the FDA defines it')}
      {yesNo('manualEntry', 'Readings keyed in by hand')}
      <Field small type="date" label="Set up and taught on" value={setupDate} max={today} onChange={(event) => setSetup(event.target.value)} error={dayTrouble(setupDate, today, false)} />
      {yesNo('firstPeriod', 'First period of the episode')}
      {yesNo('planOfCare', 'Therapy plan of care on file', 'Asked where a therapist does the work.')}
    </FactForm>
  );
}
