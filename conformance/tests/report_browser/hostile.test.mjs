// Strings that a driver or a manifest makes up are shown, and do nothing.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawerOf, reportOf} from './browser.mjs';

const evil = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '"><img src=x onerror=alert(3)>',
  "'><svg onload=alert(4)>",
  'javascript:alert(5)',
  '<style>*{display:none}</style>',
  '</title></style>',
  '\u2028\u2029',
  '\u202egnirts',
  '\u001b[31m',
  '\u0000',
  '&lt;b&gt;',
  '${alert(6)}',
  '{{7*7}}',
].join(' ');

const record = {
  target: 'native',
  clause: 'connect.refused',
  kind: 'tcp4',
  mode: 'blocking',
  cell: 'connect.refused/tcp4.blocking',
  level: 'unspecified',
  verdict: `fail(${evil})`,
  outcome: 'unexpected',
  symptom: evil,
  says: evil,
  sources: [evil],
  allowed: evil,
  observed: evil,
  native: evil,
  deviation: evil,
  below: evil,
  duration_us: 1,
  transcript: [evil, evil],
  repeat: evil,
};
const named = {
  ...record,
  target: evil,
  clause: `connect.${evil}`,
  kind: evil,
  mode: evil,
  cell: `connect.${evil}/${evil}.${evil}`,
};
const known = {
  ...record,
  clause: 'bind.again',
  cell: 'bind.again/tcp4.blocking',
  outcome: 'expected',
};
const report = reportOf({
  records: [record, named, known],
  changes: {
    kernel: evil,
    compiler: evil,
    command_line: [evil],
    findings: [{target: evil, text: evil, unexpected: true}],
  },
});

const markup = (page) =>
  page.evaluate(() => ({
    scripts: document.querySelectorAll('script').length,
    strangers: document.querySelectorAll(
      'img, svg, b b, style ~ style, [onerror], [onload], a[href^="javascript"]',
    ).length,
  }));

test('no string becomes markup or runs, in any view', async () => {
  for (const place of ['', '#/unexpected', '#/deviations', '#/observations']) {
    const page = await report.open(place);
    assert.deepEqual(await markup(page), {scripts: 2, strangers: 0}, place);
    assert.deepEqual(page.problems, [], place);
  }
});

test('the drawer shows strings as they are', async () => {
  const page = await report.open('#/cell/native/connect.refused/tcp4.blocking');
  const shown = await drawerOf(page).locator('dd').first().textContent();
  assert.match(shown, /^<script>alert\(1\)<\/script> <\/script>/);
  assert.ok(
    shown.includes(String.raw`\u{2028}\u{2029} \u{202e}gnirts \x1b[31m \x00 &lt;b&gt;`),
    shown,
  );
  assert.deepEqual(await markup(page), {scripts: 2, strangers: 0});
  assert.deepEqual(page.problems, []);
});

test('a cell with such a name is reached by its link', async () => {
  const page = await report.open('#/unexpected');
  await page.locator('section:visible .list tbody tr').nth(1).locator('a').click();
  assert.equal(await drawerOf(page).isVisible(), true);
  assert.match(await drawerOf(page).locator('.where').textContent(), /^on <script>/);
  assert.deepEqual(page.problems, []);
});

test('such strings can be filtered for', async () => {
  const page = await report.open();
  await page.locator('#filters [name="text"]').fill('<script>alert(1)');
  assert.equal(await page.locator('#shown').textContent(), '3 of 3 cells');
  await page.locator('#filters [name="kind"]').selectOption({index: 1});
  assert.deepEqual(page.problems, []);
});

test('the page forbids what it does not bring along', async () => {
  const page = await report.open();
  const blocked = await page.evaluate(async () => {
    const violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    document.body.append(
      Object.assign(document.createElement('style'), {textContent: 'body{color:red}'}),
    );
    await fetch('https://example.invalid/').catch(() => {});
    await new Promise((done) => {
      setTimeout(done);
    });
    return {violations, ran: window.ran ?? false};
  });
  assert.deepEqual(blocked, {
    violations: ['script-src-elem', 'style-src-elem', 'connect-src'],
    ran: false,
  });
});
