import { describe, expect, it } from 'vitest';
import { strength } from '../../components/ui/Passphrase.tsx';
import { originOf } from '../../components/workspace/doors.tsx';
import { formOf, standing } from '../../components/workspace/patient/facts.ts';
import { parseRoute, patientHref } from '../../components/workspace/route.ts';
import { codesOf, explainedOf } from '../../components/workspace/why/codes.ts';
import { grace, ingrid, pages, rosa } from '../preview/fixtures.ts';

describe('the codes of a finding', () => {
  it('shows what stands first, then what is nearest, each code once', () => {
    expect(codesOf(pages[ingrid.key]!.finding).map(({ code, line }) => [code, line !== null])).toEqual([['99490', true], ['99439', true], ['99491', false]]);
    expect(codesOf(pages[grace.key]!.finding).map(({ code }) => code)).toEqual(['99490', '99491']);
    const [short, ] = pages[grace.key]!.finding.blocked;
    const twice = codesOf({ ...pages[grace.key]!.finding, blocked: [short!, { ...short!, reason: 'NO_CONSENT', question: { fact: 'consent', ask: 'When?' }, missingSeconds: undefined }] });
    expect(twice).toHaveLength(1);
    expect(explainedOf(twice[0]!)).toMatchObject({ reason: 'NO_CONSENT' });
  });
});

describe('a question of a rule', () => {
  it('leads to the form that answers it', () => {
    expect(['consent', 'care_plan', 'initiating_visit', 'conditions', 'seen', 'mdm'].map(formOf)).toEqual(['consent', 'care_plan', 'initiating_visit', 'conditions', 'seen', 'mdm']);
    expect(formOf('device_days')).toBeNull();
  });

  it('is answered by the newest observation of its kind', () => {
    const list = pages[grace.key]!.observations;
    const newer = { ...standing(list, 'consent')!, date: '2026-03-01' };
    expect(standing([...list, newer], 'consent')?.date).toBe('2026-03-01');
    expect(standing([...list, newer], 'consent', (each) => each.program === 'PCM')).toBeUndefined();
  });
});

describe('the address', () => {
  it('is read back as it was written, and anything else is this month', () => {
    expect(parseRoute(patientHref(rosa.key, '2026-11', 'consent'))).toEqual({ at: 'patient', patient: rosa.key, month: '2026-11', open: 'consent' });
    expect(parseRoute('#/month/2026-13')).toEqual({ at: 'month', month: null });
    expect(parseRoute('#/patient/<script>')).toEqual({ at: 'month', month: null });
    expect(parseRoute('')).toEqual({ at: 'month', month: null });
  });
});

describe('the site a person means', () => {
  it('is an https origin, or http on this computer', () => {
    expect(originOf(' ehr.example.org/login?x=1 ')).toBe('https://ehr.example.org');
    expect(originOf('localhost:8080/openmrs')).toBe('http://localhost:8080');
    expect(originOf('http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000');
    for (const typed of ['http://ehr.example.org', 'javascript:alert(1)', 'file:///etc', 'chrome://settings', 'two words', '']) expect(originOf(typed)).toBeNull();
  });
});

describe('the strength of a passphrase', () => {
  it('is too short under twelve characters, weak when they repeat, strong with four words', () => {
    expect(strength('elevenchars').level).toBe(0);
    expect(strength('aaaaaaaaaaaaaaaa').level).toBe(1);
    expect(strength('abcdefghijkl').level).toBe(2);
    expect(strength('maple canoe quiet harbor').level).toBe(4);
  });
});
