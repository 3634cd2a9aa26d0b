/**
 * Open points of the rules, each a named policy with a default: the choice least likely to support a claim that cannot be defended.
 * A practice may set another value in a patient-month's `config`; name and value stand in every finding that leans on it.
 */
export interface Policy {
  values: readonly string[];
  default: string;
  /** What is open, in a sentence. */
  question: string;
  /** Day on which somebody last looked for an answer. */
  checked: string;
}

const yesNo = ['false', 'true'] as const;
const checked = '2026-11-22';

export const policies: Readonly<Record<string, Policy>> = {
  'apcm.scope': { values: ['patient_month', 'practitioner'], default: 'patient_month', checked, question: 'Does advanced primary care management billed by another practitioner exclude this month?' },
  'ccm.base': { values: ['practitioner_first', 'staff_first', 'most_time'], default: 'practitioner_first', checked, question: 'Which set is proposed when the practitioner\'s own time and the staff time both support one?' },
  'ccm.countAdministration': { values: yesNo, default: 'false', checked, question: 'Do benefit checks, writing up, chart preparation and reminders count? The payer is silent.' },
  'ccm.countPriorAuthorization': { values: yesNo, default: 'false', checked, question: 'Does prior-authorization time count? The payer is silent; the advice read is not to count it.' },
  'ccm.esrd': { values: ['block', 'allow'], default: 'block', checked, question: 'Do monthly kidney-disease services exclude the month? Barred in 2015; a later easing is not confirmed.' },
  'ccm.pcm.scope': { values: ['practitioner', 'patient_month'], default: 'practitioner', checked, question: 'Does principal care management by a different practitioner exclude this month?' },
  'ccm.planCopy': { values: ['block', 'warn'], default: 'block', checked, question: 'Does a care plan whose copy was not given stop the month?' },
  'ccm.sameDayEM': { values: ['flag', 'exclude_day'], default: 'flag', checked, question: 'Does a billed visit take out only its own time, or all time of its day?' },
  'ccx.planRevision': { values: ['warn', 'block', 'off'], default: 'warn', checked, question: 'Does complex care management still need a revised care plan?' },
  'consent.cutoff': { values: ['date', 'month'], default: 'date', checked, question: 'Does time before the day of consent count in the month of consent?' },
  'consent.reminder': { values: ['12', 'off'], default: '12', checked, question: 'After how many months does consent deserve a reminder? It does not lapse.' },
  'rpm.99091.exclusive': { values: yesNo, default: 'true', checked, question: 'Does a practitioner\'s review of device data (99091) exclude the month?' },
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
    if (Object.hasOwn(policies, name) && policies[name]?.values.includes(value)) set.set(name, value);
    else unknown.push(name);
  }
  return {
    get: (name) => set.get(name) ?? defaults.get(name),
    isDefault: (name) => !set.has(name) || set.get(name) === policies[name]?.default,
    unknown: unknown.sort(),
    allDefault: false,
  };
}
