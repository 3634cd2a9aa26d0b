/** Needs of care after a discharge: from where and to where, the first contact, the visit, the medicines. */
import { addDays, isBusinessDay } from '../time/month.ts';
import { day as sayDay } from '../time/say.ts';
import type { Judge, Verdict, Words } from './needs.ts';

type Kind = 'discharge' | 'discharge_contact' | 'discharge_visit' | 'discharge_medicines';

const unknown = (reason: string, wanted: string, trouble: string, ask: string, flags?: string[]): Verdict => ({
  answer: 'unknown', reason, ...(flags ? { flags } : {}), words: (): Words => ({ wanted, had: 'not recorded', trouble, question: { fact: 'tcm', ask } }),
});

/** The day on which so many business days have passed, without weekends and federal holidays. */
function businessDaysAfter(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (isBusinessDay(at)) left--;
  }
  return at;
}

export const discharge: { [K in Kind]: Judge<K> } = {
  discharge(need, { input }) {
    const tcm = input.patient.tcm;
    const wanted = 'from a hospital or facility to the community';
    if (!tcm?.dischargeDate || !tcm.from || !tcm.to) return unknown('TCM_NOT_COMMUNITY', wanted, 'the discharge is not recorded', 'When was the patient discharged, from where and to where?');
    const plain = (word: string) => word.replaceAll('_', ' ');
    const words = (trouble?: string) => (): Words => ({ wanted, had: `${sayDay(tcm.dischargeDate ?? '')}, ${plain(tcm.from ?? '')} to ${plain(tcm.to ?? '')}`, ...(trouble ? { trouble } : {}) });
    if (!need.destinations.includes(tcm.to)) return { answer: 'not_met', reason: 'TCM_NOT_COMMUNITY', words: words(`${plain(tcm.to)} is not a community setting`) };
    if (!need.settings.includes(tcm.from)) return { answer: 'not_met', reason: 'TCM_NOT_COMMUNITY', words: words(`a discharge from ${plain(tcm.from)} is none that counts`) };
    return { answer: 'met', words: words() };
  },

  discharge_contact(need, { input }) {
    const tcm = input.patient.tcm;
    const wanted = `within ${need.businessDays} business days, or ${need.attempts} attempts`;
    const reason = 'TCM_NO_CONTACT';
    if (!tcm?.dischargeDate) return unknown(reason, wanted, 'the discharge is not recorded', 'When was the patient discharged?');
    const { dischargeDate, firstContact, contactAttempts } = tcm;
    const until = businessDaysAfter(dischargeDate, need.businessDays);
    const timely = (day: string) => day >= dischargeDate && day <= until;
    const attempts = (contactAttempts ?? []).filter(timely).length;
    const words = (trouble?: string) => (): Words => ({ wanted, had: firstContact ? `${sayDay(firstContact)}${attempts > 0 ? `, ${attempts} attempts in time` : ''}` : `no contact, ${attempts} attempts in time`, ...(trouble ? { trouble } : {}) });
    if ((firstContact && timely(firstContact)) || attempts >= need.attempts) return { answer: 'met', words: words() };
    if (firstContact === undefined && contactAttempts === undefined) return unknown(reason, wanted, 'the first contact is not recorded', 'When was the patient first reached after discharge, or tried?');
    return { answer: 'not_met', reason, words: words(`no contact and not enough attempts by ${sayDay(until)}`) };
  },

  discharge_visit(need, { input, chosen }) {
    const tcm = input.patient.tcm;
    const wanted = `a visit within ${need.days} days of discharge`;
    const reason = 'TCM_VISIT_LATE';
    if (!tcm?.dischargeDate) return unknown(reason, wanted, 'the discharge is not recorded', 'When was the patient discharged?');
    if (!tcm.visitDate) return unknown(reason, wanted, 'the visit is not recorded', 'When was the visit after discharge?', ['TCM_PENDING']);
    const { dischargeDate, visitDate } = tcm;
    // The day of discharge is day 0, or day 1 where a practice counts that way.
    const until = addDays(dischargeDate, need.days - (chosen.get(need.countPolicy) === 'discharge_is_one' ? 1 : 0));
    const words = (trouble?: string) => (): Words => ({ wanted, had: sayDay(visitDate), ...(trouble ? { trouble } : {}) });
    if (visitDate < dischargeDate) return { answer: 'not_met', reason, words: words('the visit lies before the discharge') };
    if (visitDate > until) return { answer: 'not_met', reason, words: words(`the visit came after ${sayDay(until)}`) };
    // Sources word the counting of days differently: the last day is worth a look.
    return visitDate === until ? { answer: 'met', flagsIfSupported: ['TCM_LAST_DAY'], words: words() } : { answer: 'met', words: words() };
  },

  discharge_medicines(_need, { input }) {
    const tcm = input.patient.tcm;
    const wanted = 'medicines reconciled no later than the visit';
    const reason = 'TCM_NO_MEDICINES';
    if (!tcm?.medRecDate) return unknown(reason, wanted, 'reconciling the medicines is not recorded', 'When were the medicines reconciled?');
    const { medRecDate, visitDate } = tcm;
    const words = (trouble?: string) => (): Words => ({ wanted, had: sayDay(medRecDate), ...(trouble ? { trouble } : {}) });
    if (visitDate && medRecDate > visitDate) return { answer: 'not_met', reason, words: words('the medicines were reconciled after the visit') };
    return { answer: 'met', words: words() };
  },
};
