/**
 * Open points of the rules, each a named policy with a default: the choice least likely to support a claim that cannot be defended.
 * A practice may set another value in a patient-month's `config`; name and value stand in every finding that leans on it.
 */
export interface Policy {
  /** The values it may have; `codes` = any list of codes, separated by commas. */
  values: readonly string[] | 'codes';
  default: string;
  /** What is open, in a sentence. */
  question: string;
  /** Day on which somebody last looked for an answer. */
  checked: string;
}

const yesNo = ['false', 'true'] as const;
const checked = '2026-11-22';

const bases = ['practitioner_first', 'staff_first', 'most_time'] as const;

export const policies: Readonly<Record<string, Policy>> = {
  'apcm.bh.mode': { values: ['ask', 'add_on', 'ordinary'], default: 'ask', checked, question: 'Is behavioral health beside advanced primary care management billed as its add-on or as ordinary codes? Never both: if it is to be asked, the add-on is proposed and the other shown.' },
  'apcm.requireService': { values: ['true', 'false'], default: 'true', checked, question: 'Does advanced primary care management need a documented service in the month? Opinions differ.' },
  'apcm.scope': { values: ['patient_month', 'practitioner'], default: 'patient_month', checked, question: 'Does advanced primary care management billed by another practitioner exclude this month?' },
  'bcbsm.cocm.team': { values: ['all', 'care_manager'], default: 'all', checked, question: 'Do the minutes of all three team members count for collaborative care? The payer says yes, and also that Medicare prevails.' },
  'bcbsm.coord.bands': { values: ['derived', 'first_only'], default: 'derived', checked, question: 'How many further units of coordination above 75 minutes? The payer\'s list could not be read; the steps are worked out and marked.' },
  'bcbsm.g9002.bands': { values: ['one', 'derived'], default: 'one', checked, question: 'How many units has a maintenance contact above 45 minutes? The payer\'s table could not be read.' },
  'bcbsm.training.window': { values: ['warn', 'off'], default: 'warn', checked, question: 'Is training more than six months away from the work worth a warning?' },
  'ccm.base': { values: bases, default: 'practitioner_first', checked, question: 'Which set is proposed when the practitioner\'s own time and the staff time both support one?' },
  'ccm.countAdministration': { values: yesNo, default: 'false', checked, question: 'Do benefit checks, writing up, chart preparation and reminders count? The payer is silent.' },
  'ccm.countPriorAuthorization': { values: yesNo, default: 'false', checked, question: 'Does prior-authorization time count? The payer is silent; the advice read is not to count it.' },
  'ccm.esrd': { values: ['block', 'allow'], default: 'block', checked, question: 'Do monthly kidney-disease services exclude the month? Barred in 2015; a later easing is not confirmed.' },
  'ccm.pcm.scope': { values: ['practitioner', 'patient_month'], default: 'practitioner', checked, question: 'Does principal care management by a different practitioner exclude this month?' },
  'ccm.planCopy': { values: ['block', 'warn'], default: 'block', checked, question: 'Does a care plan whose copy was not given stop the month?' },
  'ccm.sameDayEM': { values: ['flag', 'exclude_day'], default: 'flag', checked, question: 'Does a billed visit take out only its own time, or all time of its day?' },
  'ccx.planRevision': { values: ['warn', 'block', 'off'], default: 'warn', checked, question: 'Does complex care management still need a revised care plan?' },
  'chi.pin': { values: ['flag', 'off'], default: 'flag', checked, question: 'Do community health integration and navigation in one month deserve a second look?' },
  'cocm.99492Repeat': { values: ['flag', 'off'], default: 'flag', checked, question: 'Is a second first month of collaborative care within a year worth a question?' },
  'cocm.g2214Midpoint': { values: yesNo, default: 'false', checked, question: 'Is the short collaborative-care month (G2214) reached past half of its 30 minutes? Sources conflict.' },
  'cocm.team': { values: ['care_manager', 'all'], default: 'care_manager', checked, question: 'Whose minutes count for collaborative care: the care manager\'s, or those of all three team members?' },
  'consent.cutoff': { values: ['date', 'month'], default: 'date', checked, question: 'Does time before the day of consent count in the month of consent?' },
  'consent.reminder': { values: ['12', 'off'], default: '12', checked, question: 'After how many months does consent deserve a reminder? It does not lapse.' },
  'money.decides': { values: yesNo, default: 'false', checked, question: 'Where several sets are possible, does the higher published rate decide? Only where every code has a dated, sourced rate.' },
  'pcm.addOnCap': { values: ['two', 'none'], default: 'two', checked, question: 'How many add-ons of staff time has principal care management? Sources conflict.' },
  'pcm.base': { values: bases, default: 'practitioner_first', checked, question: 'Which set is proposed when the practitioner\'s own time and the staff time both support principal care management?' },
  'ph.covered_codes': { values: 'codes', default: '', checked, question: 'Which codes has the plan confirmed although its published list lacks them? Codes with commas between them.' },
  'pin.both': { values: ['block', 'allow'], default: 'block', checked, question: 'Do navigation and navigation by peers exclude one another in a month?' },
  'rhc.2025': { values: ['individual_first', 'consolidated_first'], default: 'individual_first', checked, question: 'From January to September 2025 a clinic may report the individual codes or the consolidated one: which is proposed?' },
  'rpm.99091.exclusive': { values: ['true', 'false'], default: 'true', checked, question: 'Does a practitioner\'s review of device data (99091) exclude the month?' },
  'rpm.period.dos': { values: ['end', 'start'], default: 'end', checked, question: 'To which month does a 30-day period of device data belong that crosses two?' },
  'tcm.dayCount': { values: ['after_discharge', 'discharge_is_one'], default: 'after_discharge', checked, question: 'Is the day after discharge the first of the 7 and 14 days, or the day of discharge itself?' },
  'time.concurrentStaff': { values: ['union', 'each'], default: 'union', checked, question: 'Do two staff members at the same moment count once or each?' },
};

/** The values in use: defaults, overridden by `config`. */
export interface Chosen {
  get(name: string): string;
  isDefault(name: string): boolean;
  /** Names in `config` that are no policy, or whose value is none of the policy's. */
  unknown: readonly string[];
  /** True if every policy has its default: then what is said about policies is the same for all patients. */
  allDefault: boolean;
}

const defaults: Chosen = { get: (name) => policies[name]?.default ?? '', isDefault: () => true, unknown: [], allDefault: true };

/** Reads a patient-month's `config`. */
export function choose(config: Readonly<Record<string, unknown>> | null | undefined): Chosen {
  if (!config) return defaults;
  const names = Object.keys(config);
  if (names.length === 0) return defaults;
  const set = new Map<string, string>();
  const unknown: string[] = [];
  for (const name of names) {
    const value = String(config[name]);
    if (Object.hasOwn(policies, name) && allows(policies[name] as Policy, value)) set.set(name, value);
    else unknown.push(name);
  }
  return {
    get: (name) => set.get(name) ?? defaults.get(name),
    isDefault: (name) => !set.has(name) || set.get(name) === policies[name]?.default,
    unknown: unknown.sort(),
    allDefault: false,
  };
}

/** True if a policy may have this value. */
export function allows({ values }: Policy, value: string): boolean {
  return values === 'codes' ? /^([A-Z0-9]{3,10}(\s*,\s*[A-Z0-9]{3,10})*)?$/.test(value) : values.includes(value);
}
