import { syntheticPatients } from '../../lib/synthetic/people.ts';
import type { SyntheticPatient } from '../../lib/synthetic/people.ts';

/**
 * A MOCK of the OpenMRS back end: as much of its REST and FHIR interface as the real front end asks for when charts are opened and patients
 * searched. It knows the made-up people and nothing else, keeps nothing, and answers whatever it does not know with an empty list.
 */
export interface MockAnswer {
  status: number;
  body: unknown;
}

const location = { uuid: '44c3efb0-2583-4c80-a79e-1f756a03c0a1', display: 'Made-up clinic · mock back end' };
const recordNumberType = { uuid: '05a29f94-c0ed-11e2-94be-8c13b969e334', display: 'OpenMRS ID' };
const user = {
  uuid: '1c3db49d-440a-11e6-a65c-00e04c680037', display: 'demo', username: 'demo', systemId: 'demo', userProperties: { defaultLocale: 'en' },
  person: { uuid: '0d2c1b3a-440a-11e6-a65c-00e04c680037', display: 'Demo User' }, privileges: [], roles: [{ uuid: 'demo-role', display: 'Demo' }],
};
const session = {
  authenticated: true, sessionId: 'mock', locale: 'en', allowedLocales: ['en'], user, sessionLocation: location,
  currentProvider: { uuid: '8d6c993e-c2cc-11de-8d13-0010c6dffd0f', display: 'Demo User' },
};

/**
 * Answers one request.
 * @param url with a path below `/openmrs/ws/`
 * @param today for ages, `YYYY-MM-DD`
 */
export function answer(method: string, url: URL, today: string): MockAnswer {
  const path = url.pathname.replace(/^\/openmrs\/ws\//, '').replace(/\/$/, '');
  const query = url.searchParams;
  const [first, second, resource, id] = path.split('/');
  const found = syntheticPatients.find((patient) => patient.uuid === id);
  if (first === 'rest' && second === 'v1') {
    if (resource === 'session') return ok(session);
    if (resource === 'user' && id) return ok(user);
    if (resource === 'module') return ok({ results: [{ uuid: 'webservices.rest', version: '2.50.0' }, { uuid: 'fhir2', version: '2.5.0' }] });
    if (resource === 'patientidentifiertype') return ok(recordNumberType);
    if (resource === 'patient' && id) return found ? ok(asRest(found, today)) : missing;
    if (resource === 'patient') return ok(page(search(query.get('q') ?? query.get('identifier') ?? '').map((patient) => asRest(patient, today))));
    if (resource === 'person' && id && !path.endsWith('/attribute')) return found ? ok(asRest(found, today).person) : missing;
    return method === 'GET' ? ok(page([])) : refused;
  }
  if (first === 'fhir2' && second === 'R4') {
    if (resource === 'Patient' && id) return found ? ok(asFhir(found)) : missing;
    if (resource === 'Patient') return ok(bundle(search(query.get('name') ?? query.get('identifier') ?? '').map(asFhir)));
    if (resource === 'Location') return ok(bundle([{ resourceType: 'Location', id: location.uuid, status: 'active', name: location.display }]));
    return ok(bundle([]));
  }
  return missing;
}

/** Every word of the query begins a name or is the record number, as the EHR's own search does it. */
export function search(query: string): readonly SyntheticPatient[] {
  const words = query.toLowerCase().split(/[\s,]+/).filter(Boolean);
  if (words.length === 0) return [];
  return syntheticPatients.filter((patient) => words.every((word) =>
    [patient.family, patient.given, patient.recordNumber].some((field) => field.toLowerCase().startsWith(word))));
}

function asRest(patient: SyntheticPatient, today: string) {
  const name = `${patient.given} ${patient.family}`;
  const number = { uuid: `${patient.uuid}-number`, display: `OpenMRS ID = ${patient.recordNumber}`, identifier: patient.recordNumber, identifierType: recordNumberType, location, preferred: true };
  return {
    uuid: patient.uuid, display: `${patient.recordNumber} - ${name}`, patientId: syntheticPatients.findIndex(({ uuid }) => uuid === patient.uuid) + 1, voided: false,
    identifiers: [number], patientIdentifier: { uuid: number.uuid, identifier: patient.recordNumber }, attributes: [],
    person: {
      uuid: patient.uuid, display: name, gender: patient.gender === 'female' ? 'F' : 'M', age: years(patient.birthDate, today), birthdate: `${patient.birthDate}T00:00:00.000+0000`,
      birthdateEstimated: false, dead: false, deathDate: null, causeOfDeath: null, addresses: [], attributes: [],
      personName: { display: name, givenName: patient.given, middleName: '', familyName: patient.family },
    },
  };
}

function asFhir(patient: SyntheticPatient) {
  return {
    resourceType: 'Patient', id: patient.uuid, active: true, gender: patient.gender, birthDate: patient.birthDate, deceasedBoolean: false,
    identifier: [{ id: `${patient.uuid}-number`, use: 'official', type: { coding: [{ code: recordNumberType.uuid }], text: recordNumberType.display }, value: patient.recordNumber }],
    name: [{ id: `${patient.uuid}-name`, use: 'usual', text: `${patient.given} ${patient.family}`, family: patient.family, given: [patient.given] }],
  };
}

function years(birthDate: string, today: string): number {
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}

const ok = (body: unknown): MockAnswer => ({ status: 200, body });
const missing: MockAnswer = { status: 404, body: { error: { message: '[The mock back end knows no such record]' } } };
const refused: MockAnswer = { status: 403, body: { error: { message: '[The mock back end keeps nothing: it cannot be written to]' } } };
const page = (results: unknown[]) => ({ results, links: [], totalCount: results.length });
const bundle = (resources: unknown[]) => ({ resourceType: 'Bundle', type: 'searchset', total: resources.length, entry: resources.map((resource) => ({ resource })) });
