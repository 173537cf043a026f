import assert from 'node:assert/strict';
import {test} from 'node:test';
import {callFold, clauseRow, reportOf} from './browser.mjs';

const report = reportOf();

test('calls fold open to clauses, and these to kinds and modes', async () => {
  const page = await report.open();
  const clause = clauseRow(page, 'accept.blocks');
  const variant = page.locator('tr.clause[data-clause="accept.blocks"] + tr.cells tr', {
    hasText: 'tcp4.timeout',
  });
  assert.equal(await clause.isVisible(), false);
  await callFold(page, 'accept').click();
  assert.equal(await clause.isVisible(), true);
  assert.equal(await variant.isVisible(), false);
  await clause.locator('summary').click();
  assert.equal(await variant.isVisible(), true);
  await callFold(page, 'accept').click();
  assert.equal(await clause.isVisible(), false);
  assert.equal(await variant.isVisible(), false);
  assert.deepEqual(page.problems, []);
});

test('calls with something unexpected are open from the start', async () => {
  const page = await report.open();
  assert.equal(await clauseRow(page, 'bind.address_in_use').isVisible(), true);
  assert.equal(await clauseRow(page, 'close.bad_number').isVisible(), false);
});

test('a cell has glyph, word and colour', async () => {
  const page = await report.open();
  const shown = await clauseRow(page, 'bind.address_in_use')
    .locator('td')
    .evaluateAll((cells) =>
      cells.map((cell) => ({
        glyph: getComputedStyle(cell, '::before').content.match(/"(.)"/)?.[1],
        words: cell.innerText.trim().replace(/\s+/g, ' '),
        colour: getComputedStyle(cell.firstChild).color,
      })),
    );
  assert.deepEqual(
    shown.map(({glyph, words}) => [glyph, words]),
    [
      ['✓', 'pass 18'],
      ['✓', 'pass 18'],
      ['✕', 'fail 3/18'],
    ],
  );
  assert.notEqual(shown[0].colour, shown[2].colour);
});

test('every verdict has a glyph of its own', async () => {
  const page = await report.open();
  const glyphs = await page
    .locator('.legend li')
    .evaluateAll((items) => items.map((item) => getComputedStyle(item, '::before').content));
  assert.equal(glyphs.length, 10);
  assert.equal(new Set(glyphs).size, 9); // an unexpected fail has that of a fail
});

test('all calls unfold and fold at once', async () => {
  const page = await report.open();
  const button = page.locator('#unfold');
  const visible = () => page.locator('tr.clause:visible').count();
  await button.click();
  assert.equal(await visible(), await page.locator('tr.clause').count());
  await button.click();
  assert.equal(await visible(), 0);
});

test('the head of the table stays in sight', async () => {
  const page = await report.open();
  await page.locator('#unfold').click();
  await page.mouse.wheel(0, 3000);
  await page.waitForFunction(() => scrollY > 1000);
  const box = await page.locator('.matrix thead th').nth(1).boundingBox();
  assert.ok(box.y >= 0 && box.y < 5, `the head is at ${box.y}`);
});

test('columns of kinds and modes stand under those of their targets', async () => {
  const page = await report.open();
  await clauseRow(page, 'bind.address_in_use').locator('summary').click();
  const lefts = async (selector) =>
    page
      .locator(selector)
      .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().left)));
  const variants =
    'tr.clause[data-clause="bind.address_in_use"] + tr.cells tr[data-mode="blocking"][data-kind="tcp4"] td';
  assert.deepEqual(
    await lefts(variants),
    await lefts('tr.clause[data-clause="bind.address_in_use"] td'),
  );
});
