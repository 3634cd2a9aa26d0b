import { describe, expect, it } from 'vitest';
import { addressRule } from '../../lib/ehrs/address-rule.ts';

describe('where an address names the patient', () => {
  it.each([
    ['https://x.example/patient/17/summary', 'https://x.example/patient/23/summary', { part: 'path', after: '/patient/' }],
    ['https://x.example/app/#/charts/a-1/notes', 'https://x.example/app/#/charts/b-2/notes', { part: 'hash', after: '/charts/' }],
    ['https://x.example/c.php?set_pid=8&t=1', 'https://x.example/c.php?set_pid=9&t=1', { part: 'query', after: 'set_pid' }],
    ['https://x.example/patient/17', 'https://x.example/patient/23', { part: 'path', after: '/patient/' }],
    ['https://x.example/chart', 'https://x.example/chart', null],
    ['https://x.example/patient/17/summary', 'https://x.example/patient/23/labs', null],
    ['https://x.example/c?pid=8&v=1', 'https://x.example/c?pid=9&v=2', null],
    ['nonsense', 'https://x.example/', null],
  ])('%s and %s', (one, other, rule) => expect(addressRule(one, other)).toEqual(rule));
});
