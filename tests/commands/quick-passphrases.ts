/**
 * A stand-in: in the tests of the commands a passphrase is stretched a thousand times less, or a practice for each test would take longer than
 * the test. What is stretched here is opened here; `tests/vault` and every end-to-end test have the real thing.
 */
const ordinary = crypto.subtle.deriveBits.bind(crypto.subtle);

const quick: typeof ordinary = (how, key, length) =>
  ordinary(typeof how === 'object' && how.name === 'PBKDF2' ? { ...(how as Pbkdf2Params), iterations: Math.ceil((how as Pbkdf2Params).iterations / 1000) } : how, key, length);

Object.defineProperty(crypto.subtle, 'deriveBits', { value: quick, configurable: true });
