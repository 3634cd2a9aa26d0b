import { describe, expect, it } from 'vitest';
import { troublesOf } from '../../lib/ehrs/check-recipe.ts';
import { generic } from '../../lib/ehrs/generic.ts';
import { judge } from '../../lib/ehrs/judge.ts';
import { readChart } from '../../lib/ehrs/read.ts';
import { bannerIn } from '../../lib/ehrs/title.ts';
import { fakeDocument, type FakeSpec } from './FakeDocument.ts';

const grace = { family: 'Okafor', given: 'Grace', birthDate: '1948-03-14', recordNumber: '4455' };
const titled = (title: string, ...inside: FakeSpec[]) => Object.assign(fakeDocument(...inside), { title });

describe('a title', () => {
  it.each([
    'Okafor, Grace | DOB 03/14/1948 | MRN 4455', 'Patient: Grace Okafor - Date of birth: 14-Mar-1948 - MRN: 4455 - Acme EHR', 'Grace Okafor (DOB: 1948-03-14, Chart #4455)',
  ])('%s', (title) => expect(bannerIn(title, 'mdy')).toEqual(grace));

  it.each(['', 'Acme EHR', 'Patient portal', 'Grace Okafor', 'Patients 4455', 'Born free', 'Schedule for 03/14/2026', 'Appointments - MRN'])('"%s" names nobody', (title) => expect(bannerIn(title, 'mdy')).toBeNull());

  it('is heard only where no banner speaks, and never confirms', () => {
    const alone = readChart(generic, titled('Okafor, Grace | DOB 03/14/1948 | MRN 4455'), 'https://somewhere.example/chart');
    expect(alone).toMatchObject({ banner: grace, root: null });
    expect(judge({ status: 'read', urlId: null, ...alone.banner!, stale: false }, { alias: 'none', addressed: false, trusted: false }).status).toBe('uncertain');
    const banner: FakeSpec = { css: [generic.root], inside: [{ css: ['h1'], text: 'Nora Cohen' }] };
    expect(readChart(generic, titled('Okafor, Grace | DOB 03/14/1948 | MRN 4455', banner), 'https://somewhere.example/chart').banner).toMatchObject({ family: 'Cohen', recordNumber: null });
  });

  it('is no part of a recipe that may confirm', () => {
    expect(troublesOf(generic)).toEqual([]);
    expect(troublesOf({ ...generic, trust: 'taught' })).toContain('A title is heard only by a recipe that proposes.');
  });
});
