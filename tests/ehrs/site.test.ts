import { describe, expect, it } from 'vitest';
import { isCovered, patternOf } from '../../lib/ehrs/site.ts';

describe('an enabled site', () => {
  it('is named with its port where the browser tells ports apart, and without where it does not', () => {
    expect(patternOf('https://ehr.example:8443', true)).toBe('https://ehr.example:8443/*');
    expect(patternOf('https://ehr.example:8443', false)).toBe('https://ehr.example/*');
  });

  it('covers its own origin and no other', () => {
    expect(isCovered(['https://ehr.example'], 'https://ehr.example', true)).toBe(true);
    expect(isCovered(['https://ehr.example'], 'https://ehr.example:8443', true)).toBe(false);
    expect(isCovered(['https://ehr.example'], 'https://ehr.example:8443', false)).toBe(true);
    for (const other of ['http://ehr.example', 'https://other.example', 'https://ehr.example.evil.example']) for (const ports of [true, false]) expect(isCovered(['https://ehr.example'], other, ports)).toBe(false);
  });
});
