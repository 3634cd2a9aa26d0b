import type { Draft, Practice, Staff } from '../records/index.ts';
import { practicePassphrases, practiceZone, syntheticMonth, syntheticPeople, syntheticRecordNumbers } from '../synthetic/month.ts';
import { newRecoveryKey, passphraseSlot, recoverySlot, type Bytes, type Slot } from '../vault/index.ts';

/** What the first write of a ledger needs: the practice, its people with their passphrases, and the recovery key. */
export interface Beginning {
  practice: Practice;
  people: { staff: Staff; passphrase: string }[];
  recoveryKey: string;
  /** What else is there from the first day on. */
  more?(keyOf: (recordNumber: string) => Promise<string>): Promise<Draft[]>;
}

/** The slots that open the data key: one for each person, and the recovery key's. @throws VaultError for a passphrase that is too short or common */
export async function firstSlots({ people, recoveryKey }: Beginning, dataKey: Bytes): Promise<Slot[]> {
  const slots: Slot[] = [];
  for (const { staff, passphrase } of people) slots.push(await passphraseSlot(dataKey, staff.id, passphrase));
  return [...slots, await recoverySlot(dataKey, people[0]!.staff.id, recoveryKey)];
}

/** The first events of a ledger, in order. */
export async function firstEvents(begin: Beginning, keyOf: (recordNumber: string) => Promise<string>): Promise<Draft[]> {
  const standing = (body: Draft['body']): Draft => ({ month: 'standing', patient: null, body });
  return [
    standing({ kind: 'practice.described', practice: begin.practice }),
    ...begin.people.map(({ staff }) => standing({ kind: 'staff.recorded', staff })),
    standing({ kind: 'vault.opened', staff: begin.people[0]!.staff.id }),
    ...((await begin.more?.(keyOf)) ?? []),
  ];
}

/** A practice of made-up people with a half-filled month. @param now UTC epoch ms */
export function madeUpBeginning(now: number, newId: () => string): Beginning {
  const people = syntheticPeople(newId);
  const practice: Practice = { id: newId(), name: 'Alder Creek Family Medicine', timeZone: practiceZone(now), synthetic: true, dosPolicy: 'threshold_met' };
  return {
    practice, recoveryKey: newRecoveryKey(),
    people: people.map((staff, index) => ({ staff, passphrase: practicePassphrases[index]! })),
    more: async (keyOf) => {
      const keys = new Map<string, string>();
      for (const recordNumber of syntheticRecordNumbers) keys.set(recordNumber, await keyOf(recordNumber));
      return syntheticMonth(practice, [people[0].id, people[1].id], now, (recordNumber) => keys.get(recordNumber)!, newId);
    },
  };
}
