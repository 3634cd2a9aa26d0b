import { describe, expect, it } from 'vitest';
import { readOptions } from '../../scripts/demo/options.ts';

describe('the command line of npm start', () => {
  it('starts the demo EHR on a free port, in a window, unless told otherwise', () => {
    expect(readOptions([])).toEqual({ help: false, headless: false, port: 0, url: null });
    expect(readOptions(['--headless', '--port', '8080', '-h'])).toEqual({ help: true, headless: true, port: 8080, url: null });
  });

  it.each(['https://ehr.example/charts/1', 'http://localhost:8080/x', 'http://127.0.0.1/'])('opens %s', (url) => {
    expect(readOptions(['--url', url]).url?.href).toBe(url);
  });

  it.each(['http://ehr.example/', 'http://localhost.ehr.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'chrome://settings/', 'ehr.example', ''])('refuses "%s" with a sentence', (url) => {
    expect(() => readOptions([`--url=${url}`])).toThrow(/over https only|is not complete/);
  });

  it('says what it does not understand, and what there is', () => {
    expect(() => readOptions(['--ulr', 'https://ehr.example'])).toThrow(/--ulr[\s\S]*npm start -- --url URL/);
    expect(() => readOptions(['--port', 'eighty'])).toThrow(/number from 0 to 65535/);
    expect(() => readOptions(['--port=-1'])).toThrow(/number from 0 to 65535/);
  });
});
