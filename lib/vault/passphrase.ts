import { VaultError } from './errors.ts';

export const PASSPHRASE_MIN = 12;
export const PASSPHRASE_MAX = 256;

/** What a stranger tries first, without spaces, digits and punctuation. A passphrase that is only one of these, decorated or repeated, is refused. */
const common = new Set([
  'password', 'passphrase', 'passwort', 'qwertyuiop', 'qwertyuiopasdfghjkl', 'asdfghjkl', 'qwerty', 'letmein', 'letmeinplease', 'welcome', 'welcomehome', 'iloveyou', 'administrator',
  'admin', 'trustno', 'trustnoone', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'starwars', 'caretally', 'caretallycaretally', 'changeme', 'changemenow', 'secret', 'topsecret',
  'mypassword', 'mypassphrase', 'newpassword', 'thisismypassword', 'correcthorsebatterystaple', 'medicare', 'medicaid', 'hospital', 'practice', 'clinic', 'nurse', 'doctor', 'healthcare', 'abcdefghijkl',
  'abcdefghijklmnopqrstuvwxyz', 'monkey', 'dragon', 'michigan', 'spring', 'summer', 'autumn', 'winter', 'january', 'openmrs', 'guest', 'temporary', 'default', 'computer', 'internet',
]);

const leet: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's', '!': 'i' };

/** The form that is hashed: one Unicode form, so that two keyboards that compose letters differently agree. Spaces are kept. */
export const normalizedPassphrase = (typed: string): string => typed.normalize('NFKC');

/** The shortest text whose repetition gives the whole. */
function period(letters: string): string {
  const at = (letters + letters).indexOf(letters, 1);
  return letters.slice(0, at);
}

/**
 * Checks a new passphrase.
 * @returns its normalized form.
 * @throws VaultError with a sentence that says what to choose instead.
 */
export function acceptedPassphrase(typed: string): string {
  const phrase = normalizedPassphrase(typed);
  const length = [...phrase].length;
  if (length < PASSPHRASE_MIN) throw new VaultError('PASSPHRASE_SHORT');
  if (length > PASSPHRASE_MAX) throw new VaultError('PASSPHRASE_LONG');
  const lower = phrase.toLowerCase();
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const readings = [lower, bare].flatMap((text) => [letters(text), letters([...text].map((char) => leet[char] ?? char).join(''))]);
  const patterned = new Set(lower).size < 5 || period(lower).length < 5;
  // A well-known word in disguise, one pattern over and over, or digits alone.
  if (patterned || readings.some((word) => common.has(word) || common.has(period(word))) || (/^[\d\s\p{P}]*$/u.test(lower) && length < 20)) throw new VaultError('PASSPHRASE_COMMON');
  return phrase;
}
