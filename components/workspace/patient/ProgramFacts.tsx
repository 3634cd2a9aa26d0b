/** The facts that only some programs ask for, shown for those the patient is enrolled in. */
import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import type { Observation } from '../../../lib/records/index.ts';
import { dayWords, monthWords } from '../../ui/said.ts';
import { familyWords, firstVisitWords, placeWords, planWords, settingWords } from '../words.ts';
import { DeviceForm } from './DeviceForm.tsx';
import { DischargeForm } from './DischargeForm.tsx';
import { FactLine } from './FactLine.tsx';
import { latestOf, sentenceCase, standing } from './facts.ts';
import { FocalPointForm, PlanForm, QmbForm } from './PlanForms.tsx';
import { ChiForm, CocmForm, PinForm } from './TeamForms.tsx';
import { yesNoWords } from './YesNo.tsx';

type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>;
interface ProgramFactsProps { page: PatientPage; today: string; editing: string | null; setEditing: (which: string | null) => void }

const michigan = new Set(['bcbsm_pdcm', 'priority_health', 'mi_medicaid_mhp']);
const missing = 'Not recorded';

export function ProgramFacts({ page, today, editing, setEditing }: ProgramFactsProps) {
  const programs = new Set<string>(page.enrollments.filter((each) => each.status === 'enrolled').map((each) => each.program));
  const has = (...names: string[]) => names.some((name) => programs.has(name));
  const list = page.observations;
  const device = latestOf(list, 'device', (each) => each.periodStart);
  const discharge = latestOf(list, 'discharge', (each) => each.date);
  const cocm = latestOf(list, 'cocm', (each) => each.firstMonth);
  const chi = standing(list, 'chi');
  const pin = standing(list, 'pin');
  const qmb = latestOf(list, 'qmb', (each) => each.since);
  const focal = standing(list, 'focal_point');
  const plan = standing(list, 'plan');
  const close = () => setEditing(null);
  const form = { patient: page.patient.key, today, onDone: close, onCancel: close };
  const line = (fact: string, name: string, label: string, said: string | null, met = said !== null) => <FactLine name={name} met={met} edit={() => setEditing(fact)} label={`Change ${label}`}>{said ?? missing}</FactLine>;
  return <>
    {has('RPM', 'RTM') && (editing === 'device' ? <DeviceForm {...form} before={device} /> : line('device', 'Device data', 'device data', device ? deviceSaid(device) : null, device?.daysWithData !== null && Boolean(device)))}
    {has('TCM') && (editing === 'discharge' ? <DischargeForm {...form} before={discharge} /> : line('discharge', 'Discharge', 'discharge', discharge ? dischargeSaid(discharge) : null, Boolean(discharge?.visit)))}
    {has('COCM') && (editing === 'cocm' ? <CocmForm {...form} before={cocm} /> : line('cocm', 'Team care', 'collaborative care', cocm ? `Since ${monthWords(cocm.firstMonth)}; registry ${yesNoWords(cocm.registry)}; psychiatric consultant ${yesNoWords(cocm.psychConsult)}` : null))}
    {has('CHI') && (editing === 'chi' ? <ChiForm {...form} before={chi} /> : line('chi', 'CHI', 'community health integration', chi ? `${visitSaid(chi)}; needs documented: ${yesNoWords(chi.needsDocumented)}` : null))}
    {has('PIN', 'PIN_PS') && (editing === 'pin' ? <PinForm {...form} before={pin} /> : line('pin', 'Navigation', 'navigation', pin ? `${visitSaid(pin)}; ${pin.condition || 'no condition'}${pin.expectedMonths === null ? '' : `, ${pin.expectedMonths} months`}` : null))}
    {has('APCM') && (editing === 'qmb' ? <QmbForm {...form} before={qmb} /> : line('qmb', 'QMB', 'Medicare beneficiary status', qmb ? `${sentenceCase(yesNoWords(qmb.qmb))}, since ${dayWords(qmb.since)}` : null))}
    {has('APCM') && (editing === 'focal_point' ? <FocalPointForm {...form} before={focal} /> : line('focal_point', 'Focal point', 'focal point', focal?.responsible === false ? 'Not responsible for all primary care' : focal ? 'Responsible for all primary care' : 'Responsible for all primary care, as enrolled', focal?.responsible !== false))}
    {programs.size > 0 && michigan.has(page.patient.payer) && (editing === 'plan' ? <PlanForm {...form} before={plan} /> : line('plan', 'Plan', 'plan facts', plan ? planSaid(plan) : null))}
  </>;
}

const deviceSaid = (each: Of<'device'>) => [`From ${dayWords(each.periodStart)}: ${each.daysWithData === null ? 'days not recorded' : `${each.daysWithData} of 30 days with data`}`, each.family ? familyWords[each.family] : 'physiologic data', `FDA device ${yesNoWords(each.fdaDevice)}`].join('; ');

const dischargeSaid = (each: Of<'discharge'>) => [
  `${dayWords(each.date)}, ${settingWords[each.from]} to ${placeWords[each.to]}`,
  each.firstContact ? `reached ${dayWords(each.firstContact)}` : each.attempts.length ? `${each.attempts.length} tries` : 'no contact yet',
  each.visit ? `visit ${dayWords(each.visit)}` : 'no visit yet',
].join('; ');

const visitSaid = (each: Of<'chi'> | Of<'pin'>) => (each.date ? `${dayWords(each.date)}${each.type ? `, ${firstVisitWords[each.type]}` : ''}` : 'No first visit');

const planSaid = (each: Of<'plan'>) => [each.plan ? sentenceCase(planWords[each.plan] ?? each.plan) : 'Kind not recorded', `risk ${each.riskLevel ?? 'not recorded'}`, `group takes part: ${yesNoWords(each.participatingGroup)}`, `plan’s rules checked: ${yesNoWords(each.rulesLoaded)}`].join('; ');
