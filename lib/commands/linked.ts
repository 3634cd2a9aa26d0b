import type { PatientFile } from '../ledger/blocks.ts';
import type { OpenContext } from './context.ts';
import { label } from './month-row.ts';
import { personName } from './person-name.ts';
import type { LinkView } from './views-patient.ts';

/** The records that go, or once went, under this one: whose they say they are, who linked or unlinked them, when and why. Newest first. */
export async function linkViews({ open }: OpenContext, { links = [] }: PatientFile): Promise<LinkView[]> {
  const { block } = await open.desk();
  const views = await Promise.all(links.map(async ({ patient, at, by, reason, unlinked }): Promise<LinkView> => {
    const record = await open.ledger.readRecord(patient);
    return {
      patient: record ? label(record) : { key: patient, family: 'Unknown', given: '', birthDate: '', recordNumber: '' },
      at, by: personName(block.staff, by), reason, unlinked: unlinked ? { at: unlinked.at, by: personName(block.staff, unlinked.by), reason: unlinked.reason } : null,
    };
  }));
  return views.reverse();
}
