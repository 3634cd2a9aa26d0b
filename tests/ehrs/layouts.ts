/** Charts as pages make them, with made-up people: how each is written, and where a person would point. */
export interface Person { family: string; given: string; iso: string; us: string; number: string; n: number }
export interface Layout { html(person: Person, load: number): string; at: Record<'name' | 'birthDate' | 'recordNumber', string> }

/** What machines make of names: other letters with each load. */
const machine = (load: number, n: number) => `_${['xQz', 'kRt', 'wPv'][load % 3]}${n}${load}`;
const list = ({ n }: Person) => `<ul class="results">${people.filter((each) => each.n !== n).map((each) => `<li><a>${each.family}, ${each.given}</a> <span>DOB ${each.us}</span> <span>MRN ${each.number}</span></li>`).join('')}</ul>`;

export const people: Person[] = [
  { n: 1, family: 'Okafor', given: 'Grace', iso: '1948-03-14', us: '03/14/1948', number: '00481220' },
  { n: 2, family: "O'Brien-Smith Jr.", given: 'Ann', iso: '1961-07-02', us: '07/02/1961', number: 'A-917754' },
  { n: 3, family: 'Li', given: 'Wu', iso: '1955-11-23', us: '11/23/1955', number: '330918' },
];

export const layouts: Record<string, Layout> = {
  'a row of label cells': { html: (p) => `<table class="t"><tr><td>Patient:</td><td>${p.family}, ${p.given}</td><td>DOB:</td><td>${p.us}</td><td>MRN:</td><td>${p.number}</td></tr></table>${list(p)}`, at: { name: 'td:nth-of-type(2)', birthDate: 'td:nth-of-type(4)', recordNumber: 'td:nth-of-type(6)' } },
  'a table with a header row': { html: (p) => `<div id="patient-banner"><table><tr><th>Name</th><th>Born</th><th>Chart no</th></tr><tr><td>${p.family}, ${p.given}</td><td>${p.us}</td><td>${p.number}</td></tr></table></div>`, at: { name: 'td:nth-of-type(1)', birthDate: 'td:nth-of-type(2)', recordNumber: 'td:nth-of-type(3)' } },
  'dl with wrapped pairs': { html: (p) => `<section><dl><div><dt>Patient</dt><dd><a href="#x">${p.family}, ${p.given}</a></dd></div><div><dt>Date of birth</dt><dd>${p.us} (78 y)</dd></div><div><dt>Record number</dt><dd>${p.number}</dd></div></dl></section>${list(p)}`, at: { name: 'dd a', birthDate: 'div:nth-of-type(2) dd', recordNumber: 'div:nth-of-type(3) dd' } },
  'everything in one line': { html: (p) => `<div class="PatientHeader"><span>${p.family}, ${p.given} (F) ${p.us} 78y MRN ${p.number}</span></div>`, at: { name: 'span', birthDate: 'span', recordNumber: 'span' } },
  'labels in bold, values bare': { html: (p) => `<div class="demographics"><b>Name:</b> ${p.family}, ${p.given} <b>DOB:</b> ${p.us} <b>MRN:</b> ${p.number} <b>PCP:</b> Dr. Ito</div>`, at: { name: '.demographics', birthDate: '.demographics', recordNumber: '.demographics' } },
  'a button, a line under it': { html: (p) => `<div data-testid="chart-header"><button>${p.family}, ${p.given}</button><p>${p.us} · 78 y · F · #${p.number}</p></div>${list(p)}`, at: { name: 'button', birthDate: 'p', recordNumber: 'p' } },
  'a grid of divs with machine classes': { html: (p, n) => `<div class="${machine(n, 1)}"><div class="${machine(n, 2)}"><div>Name</div><div>${p.family}, ${p.given}</div><div>DOB</div><div>${p.us}</div><div>ID</div><div>${p.number}</div></div></div>${list(p)}`, at: { name: 'div > div > div:nth-of-type(2)', birthDate: 'div > div > div:nth-of-type(4)', recordNumber: 'div > div > div:nth-of-type(6)' } },
  'ids with numbers that change': { html: (p, n) => `<div id="ember${400 + n}" class="ember-view"><h2 id="ember${401 + n}" class="ember-view">${p.given} ${p.family}</h2><span id="ext-gen${n}7">DOB: ${p.us}</span><span id="ext-gen${n}8">MRN-${p.number}</span></div>`, at: { name: 'h2', birthDate: 'span:nth-of-type(1)', recordNumber: 'span:nth-of-type(2)' } },
  'custom elements': { html: (p) => `<x-app><patient-banner><template shadowrootmode="open"><div class="wrap"><patient-name><template shadowrootmode="open"><slot></slot><b>${p.family}, ${p.given}</b></template></patient-name><i>DOB ${p.us}</i><i>MRN ${p.number}</i></div></template></patient-banner></x-app>${list(p)}`, at: { name: 'patient-banner >>> patient-name >>> b', birthDate: 'patient-banner >>> i', recordNumber: 'patient-banner >>> i:nth-of-type(2)' } },
  'a copy for print, and one that follows the scroll': { html: (p) => { const head = (more: string) => `<div class="chart-head"${more}><h1>${p.family}, ${p.given}</h1><span class="chart-dob">${p.us}</span><span class="chart-mrn">${p.number}</span></div>`; return `${head(' hidden')}${head('')}${head('')}`; }, at: { name: '.chart-head:not([hidden]) h1', birthDate: '.chart-head:not([hidden]) .chart-dob', recordNumber: '.chart-head:not([hidden]) .chart-mrn' } },
  'fields of a form': { html: (p) => `<form id="demographics"><div><label>Patient name</label><div><input name="fullName" value="${p.family}, ${p.given}"></div></div><div><label>Birth date</label><div><input name="dob" value="${p.us}" disabled></div></div><div><label>Chart ID</label><div><input name="chart" value="${p.number}"></div></div></form>`, at: { name: 'input[name=fullName]', birthDate: 'input[name=dob]', recordNumber: 'input[name=chart]' } },
  'a text that may be edited': { html: (p) => `<div role="banner"><div contenteditable="true">${p.family}, ${p.given}</div><time datetime="${p.iso}">${p.us}</time><code>${p.number}</code></div>`, at: { name: '[contenteditable]', birthDate: 'time', recordNumber: 'code' } },
  'right to left, ISO dates': { html: (p) => `<header dir="rtl"><strong>${p.family}, ${p.given}</strong><em>${p.iso}</em><small>(${p.number})</small></header>${list(p)}`, at: { name: 'strong', birthDate: 'em', recordNumber: 'small' } },
  'a name in two parts': { html: (p) => `<div class="ribbon"><div class="who"><span>${p.family}</span>, <span>${p.given}</span></div><div>Born ${p.us}</div><div>PRN ${p.number}</div></div>`, at: { name: '.who', birthDate: '.ribbon > div:nth-of-type(2)', recordNumber: '.ribbon > div:nth-of-type(3)' } },
};
