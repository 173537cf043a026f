import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawerOf, reportOf} from './browser.mjs';

const report = reportOf();
const views = ['Matrix', 'Unexpected', 'Deviations', 'Observations'];
const visibleView = (page) => page.locator('section.view:visible h2').textContent();

test('one view is shown at a time', async () => {
  const page = await report.open();
  for (const name of views) {
    await page.locator('nav a', {hasText: name}).click();
    assert.equal(await page.locator('section.view:visible').count(), 1);
    assert.equal(await visibleView(page), name);
    assert.match(await page.locator('nav a[aria-current]').textContent(), new RegExp(name));
  }
  assert.deepEqual(page.problems, []);
});

test('a view can be linked to, and begins at its top', async () => {
  const page = await report.open('#/unexpected');
  assert.equal(await visibleView(page), 'Unexpected');
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test('what is unexpected is listed once, with all its cells', async () => {
  const page = await report.open('#/unexpected');
  const rows = page.locator('section:visible .list tbody tr');
  assert.deepEqual(await rows.locator('code').allTextContents(), [
    'bind.address_in_use',
    'send.message_size',
    'setsockopt.no_delay',
    'shutdown.wakes_receiver',
  ]);
  assert.deepEqual(await rows.first().locator('a').allTextContents(), [
    'tcp6.blocking',
    'tcp6.nonblocking',
    'tcp6.timeout',
  ]);
  assert.equal(await page.locator('.findings li').count(), 2);
});

test('a cell of a list opens beside it, and closing leaves the list', async () => {
  const page = await report.open('#/unexpected');
  await page.locator('section:visible .list a').first().click();
  assert.equal(await drawerOf(page).isVisible(), true);
  assert.equal(await visibleView(page), 'Unexpected');
  await drawerOf(page).locator('.close').click();
  assert.equal(await drawerOf(page).isVisible(), false);
  assert.equal(await visibleView(page), 'Unexpected');
});

test('deviations are listed by cause', async () => {
  const page = await report.open('#/deviations');
  const rows = page.locator('section:visible .list tbody tr');
  assert.equal(await rows.count(), 3);
  assert.match(
    await rows.first().innerText(),
    /EHOSTUNREACH[\s\S]*9 cells of 1 clause[\s\S]*error:host_unreachable/,
  );
  await rows.first().locator('summary').click();
  assert.equal(await rows.first().locator('a:visible').count(), 9);
});

test('observations are classes by target', async () => {
  const page = await report.open('#/observations');
  const row = page.locator('section:visible .list tbody tr', {hasText: 'listen.unbound'});
  const seen = (await row.locator('td').allInnerTexts()).map((text) => text.trim());
  assert.deepEqual(seen, ['binds 9', 'refuses 9', 'binds 9']);
});
