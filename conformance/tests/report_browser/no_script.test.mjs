import assert from 'node:assert/strict';
import {test} from 'node:test';
import {callFold, clauseRow, reportOf, rowSelector} from './browser.mjs';

const report = reportOf();
const open = (place) => report.open(place, {javaScriptEnabled: false});

test('without scripts the table of calls and targets stands there', async () => {
  const page = await open();
  assert.equal(await page.locator('tr.call:visible').count(), 15);
  const cells = await page.locator('tbody[data-call="connect"] > tr.call > *').allInnerTexts();
  assert.deepEqual(
    cells.map((text) => text.trim().replace(/\s+/g, ' ')),
    ['connect 7 clauses', '60/60', '60/60', '45/60'],
  );
  assert.deepEqual(page.problems, []);
});

test('without scripts it folds open to the texts of the cells', async () => {
  const page = await open();
  await callFold(page, 'connect').click();
  const row = clauseRow(page, 'connect.refused');
  assert.match(await row.innerText(), /Connecting to an address where nobody listens/);
  await row.locator('summary').click();
  const texts = page.locator(`${rowSelector('connect.refused')} + tr.cells .texts`);
  await texts.locator('> summary').click();
  const text = await texts.innerText();
  for (const part of [
    /RFC 9293 3\.10\.7\.1/,
    /error host_unreachable \(EHOSTUNREACH 113\)/,
    /0\.041 ms  peer     bind #1/,
    /sockspec run socket_wrapper --select connect\.refused\/tcp4\.blocking/,
  ]) {
    assert.match(text, part);
  }
});

test('without scripts a link to a cell unfolds its text', async () => {
  const page = await open('#/cell/socket_wrapper/connect.refused/tcp4.blocking');
  const target = page.locator('li:has(:target)');
  assert.equal(await target.isVisible(), true);
  const box = await target.boundingBox();
  assert.ok(box.y > 0 && box.y < 900, `it is at ${box.y}`);
});

test('without scripts every view is there, and nothing that needs scripts', async () => {
  const page = await open();
  assert.deepEqual(await page.locator('h2:visible').allInnerTexts(), [
    'Matrix',
    'Unexpected',
    'Deviations',
    'Observations',
  ]);
  for (const needless of ['#filters', '#theme', '#drawer', '.keys']) {
    assert.equal(await page.locator(needless).isVisible(), false, needless);
  }
});

test('without scripts each kind and mode stands beside its verdicts', async () => {
  const page = await open();
  await callFold(page, 'recv').click();
  await clauseRow(page, 'recv.peek').locator('summary').click();
  const rows = page.locator(`${rowSelector('recv.peek')} + tr.cells table tr`);
  const texts = (await rows.allInnerTexts()).map((text) => text.trim().split(/\s+/));
  const udp = texts.find((words) => words.includes('udp6.timeout'));
  assert.deepEqual(
    udp.filter((word) => !word.startsWith('udp')),
    ['pass', 'pass', 'fail,', 'expected', 'value:0'],
  );
  assert.equal(texts.flat().filter((word) => word.includes('.')).length, 7 * 3);
});

test('without scripts what passes has its glyph, too', async () => {
  const page = await open();
  await callFold(page, 'connect').click();
  const glyphs = await clauseRow(page, 'connect.refused')
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
  assert.deepEqual(
    glyphs.map((content) => content.match(/"(.)"/)?.[1]),
    ['✓', '✓', '✕'],
  );
  const passing = await clauseRow(page, 'connect.in_progress')
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
  assert.ok(passing.every((content) => /"✓"/.test(content)), `${passing}`);
});
