import assert from 'node:assert/strict';
import {test} from 'node:test';
import {callFold, drawerOf, reportOf} from './browser.mjs';

const report = reportOf();
const focused = (page) =>
  page.evaluate(() => document.activeElement.textContent.trim().replace(/\s+/g, ' '));
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

test('arrows move between cells, Enter opens, Esc closes and gives the focus back', async () => {
  const page = await report.open();
  await callFold(page, 'accept').focus();
  await press(page, 'Enter', 'ArrowDown');
  assert.match(await focused(page), /^accept\.blocks/);
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft');
  assert.equal(await focused(page), 'pass 12');
  const before = await page.evaluate(() => document.activeElement.hash);
  await press(page, 'Enter');
  assert.equal(await drawerOf(page).isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'drawer');
  await press(page, 'Escape');
  assert.equal(await drawerOf(page).isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.hash), before);
  assert.deepEqual(page.problems, []);
});

test('arrows skip what is folded, and stop at the edges', async () => {
  const page = await report.open();
  await callFold(page, 'close').focus();
  await press(page, 'ArrowDown');
  assert.match(await focused(page), /^connect/);
  await press(page, 'ArrowUp', 'ArrowLeft', 'ArrowRight');
  assert.equal(await focused(page), '36/39');
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  assert.equal(await focused(page), '33/39');
});

test("Enter on a call's count folds it", async () => {
  const page = await report.open();
  await callFold(page, 'bind').focus();
  const open = () => page.locator('tbody[data-call="bind"] > tr.call details').getAttribute('open');
  await press(page, 'ArrowRight');
  assert.notEqual(await open(), null);
  await press(page, 'Enter');
  assert.equal(await open(), null);
});

test('the matrix is one stop of the Tab key', async () => {
  const page = await report.open();
  await page.locator('#unfold').focus();
  await press(page, 'Tab');
  assert.match(await focused(page), /^accept/);
  await press(page, 'ArrowRight', 'Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.matrix')), null);
});

test('/ focuses the filter, where it can be typed', async () => {
  const page = await report.open();
  await press(page, '/');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'text');
  await page.keyboard.type('a/b');
  assert.equal(await page.locator('#filters [name="text"]').inputValue(), 'a/b');
});
