import { describe, expect, it } from 'vitest';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { answer, search } from '../../scripts/demo/mock.ts';

const get = (path: string) => answer('GET', new URL(`/openmrs/ws/${path}`, 'http://127.0.0.1'), '2026-03-13');
const [grace] = syntheticPatients;

describe('the mock back end', () => {
  it('knows each made-up patient by the id of the address, and says what the banner shows', () => {
    for (const patient of syntheticPatients) {
      expect(get(`fhir2/R4/Patient/${patient.uuid}?_summary=data`)).toMatchObject({ status: 200, body: {
        resourceType: 'Patient', id: patient.uuid, birthDate: patient.birthDate, gender: patient.gender, name: [{ family: patient.family, given: [patient.given] }],
        identifier: [{ value: patient.recordNumber, type: { text: 'OpenMRS ID' } }] } });
    }
  });

  it('counts years up to the day before a birthday as the year before', () => {
    expect(get(`rest/v1/patient/${grace.uuid}`)).toMatchObject({ body: { person: { age: 77 } } });
    expect(answer('GET', new URL(`http://127.0.0.1/openmrs/ws/rest/v1/patient/${grace.uuid}`), '2026-03-14')).toMatchObject({ body: { person: { age: 78 } } });
  });

  it('finds people as the search asks for them', () => {
    expect(get('rest/v1/patient?q=okafor&limit=10')).toMatchObject({ body: { totalCount: 2, results: [{ person: { personName: { givenName: 'Grace' } } }, { person: { personName: { givenName: 'Gloria' } } }] } });
    expect(search('Grace Okafor').map(({ uuid }) => uuid)).toEqual([grace.uuid]);
    expect(search('okafor, gr').map(({ uuid }) => uuid)).toEqual([grace.uuid]);
    expect(search('100lt').map(({ family }) => family)).toEqual(['Tran']);
    expect(search('')).toEqual([]);
    expect(search('nobody')).toEqual([]);
  });

  it('lets the front end in, at a place, and answers what it does not know with an empty list', () => {
    expect(get('rest/v1/session')).toMatchObject({ body: { authenticated: true, sessionLocation: { display: expect.stringContaining('mock') } } });
    expect(get('fhir2/R4/Location')).toMatchObject({ body: { total: 1 } });
    expect(get('fhir2/R4/Observation?patient=x')).toMatchObject({ status: 200, body: { resourceType: 'Bundle', entry: [] } });
    expect(get('rest/v1/visit?patient=x')).toMatchObject({ status: 200, body: { results: [] } });
  });

  it('knows nobody else and keeps nothing', () => {
    expect(get('fhir2/R4/Patient/00000000-0000-4000-8000-000000000000').status).toBe(404);
    expect(get('rest/v1/patient/__proto__').status).toBe(404);
    expect(answer('POST', new URL('http://127.0.0.1/openmrs/ws/rest/v1/visit'), '2026-03-13').status).toBe(403);
    expect(get('other').status).toBe(404);
  });
});

it('has seven people, no two of whom share a number or an address, and one namesake outside the program', () => {
  expect(syntheticPatients).toHaveLength(7);
  for (const field of ['uuid', 'recordNumber', 'birthDate'] as const) expect(new Set(syntheticPatients.map((patient) => patient[field])).size).toBe(7);
  const okafors = syntheticPatients.filter(({ family }) => family === 'Okafor');
  expect(okafors.map(({ given, enrolled }) => [given, enrolled])).toEqual([['Grace', true], ['Gloria', false]]);
});
