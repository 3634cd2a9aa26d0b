import { hex, utf8 } from './bytes.ts';
import { hmac } from './derive.ts';

/**
 * A record number as the key sees it: one Unicode form, no spaces, upper case. Leading zeros and hyphens are part of a number and stay.
 */
export const normalizedRecordNumber = (shown: string): string => shown.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();

const keyed = async (key: CryptoKey, parts: string[]): Promise<string> => hex(await hmac(key, utf8(JSON.stringify(parts)))).slice(0, 32);

/** The opaque key of a patient: the first 128 bits, in hex, of an HMAC over practice and record number. Without the data key it says nothing. */
export const patientKey = (key: CryptoKey, practice: string, recordNumber: string): Promise<string> =>
  keyed(key, ['patient', practice, normalizedRecordNumber(recordNumber)]);

/** The opaque form of the id that an EHR's addresses use for a patient: no address is ever stored. */
export const aliasKey = (key: CryptoKey, origin: string, urlId: string): Promise<string> => keyed(key, ['alias', origin, urlId]);
