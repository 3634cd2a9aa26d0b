import * as z from 'zod';
import { staffRoles } from '../records/index.ts';
import { isZone } from '../time/zone.ts';
import { newRecoveryKey } from '../vault/index.ts';
import { Refusal } from './command.ts';
import { always, whenOpen } from './context.ts';
import { beginLedger, beginPractice, deletePractice } from './founding.ts';
import { settingsView } from './settings.ts';

const Empty = z.strictObject({});
const Passphrase = z.string().max(1024);
const desk = ['sidepanel', 'workspace'] as const;

/** Opens the vault with a person's passphrase; the passphrase also says who it is. Never from a web page. */
export const unlock = always({
  from: desk, input: z.strictObject({ passphrase: Passphrase }),
  run: async (context, { passphrase }, _sender, id) => {
    await context.home.unlock({ passphrase }, id);
    return { ok: true as const };
  },
});

/** Opens the vault with the recovery key and gives its owner a new passphrase. */
export const recover = always({
  from: desk, input: z.strictObject({ recoveryKey: z.string().max(200), passphrase: Passphrase }),
  run: async (context, input, _sender, id) => {
    await context.home.unlock({ recoveryKey: input.recoveryKey, newPassphrase: input.passphrase }, id);
    return { ok: true as const };
  },
});

export const lock = always({
  from: ['widget', 'sidepanel', 'workspace'], input: Empty,
  run: async (context) => {
    await context.home.lock('person', context.now());
    return {};
  },
});

export const recoveryKey = always({ from: ['workspace'], input: Empty, run: async () => ({ key: newRecoveryKey() }) });

/** First run: the practice, its first person, the lock. Until this moment nothing is written. */
export const create = always({
  from: ['workspace'],
  input: z.strictObject({
    practice: z.strictObject({ name: z.string().trim().min(1, 'Give the practice a name.').max(120), timeZone: z.string().max(64) }),
    me: z.strictObject({ name: z.string().trim().min(1, 'Give your name.').max(120), credential: z.string().trim().max(20), role: z.enum(staffRoles) }),
    passphrase: Passphrase, recoveryKey: z.string().max(200),
  }),
  run: async (context, input, _sender, id) => {
    if (!isZone(input.practice.timeZone)) throw new Refusal('NO_ZONE', 'This time zone is not known. Choose one from the list.');
    await beginLedger(context, 'real', {
      practice: { id: context.newId(), name: input.practice.name, timeZone: input.practice.timeZone, synthetic: false, dosPolicy: 'threshold_met' },
      people: [{ staff: { id: context.newId(), ...input.me, active: true }, passphrase: input.passphrase }],
      recoveryKey: input.recoveryKey,
    }, id);
    return { ok: true as const };
  },
});

/** A made-up practice in a ledger of its own: it can never mix with a real one. */
export const startPractice = always({ from: ['workspace'], input: Empty, run: async (context, _input, _sender, id) => ({ people: await beginPractice(context, id) }) });

/** Leaves the made-up practice and deletes it. */
export const leavePractice = always({
  from: ['workspace'], input: Empty,
  run: async (context) => {
    await deletePractice(context);
    return {};
  },
});

/** Adds a person with a passphrase of her own: another slot for the same data key. */
export const addStaff = whenOpen({
  from: ['workspace'],
  input: z.strictObject({ name: z.string().trim().min(1).max(120), credential: z.string().trim().max(20), role: z.enum(staffRoles), npi: z.string().regex(/^\d{10}$/).optional(), passphrase: Passphrase }),
  run: async (context, { passphrase, ...person }, _sender, id) => {
    const staff = { id: context.newId(), ...person, active: true };
    await context.home.addPerson(staff, passphrase, id);
    return settingsView(context);
  },
});
