import assert from 'node:assert/strict';
import {test} from 'node:test';
import {callFold, clauseRow, drawerOf, placeOf, reportOf} from './browser.mjs';

const report = reportOf();
const refused = '#/cell/socket_wrapper/connect.refused/tcp4.blocking';

const termsOf = (drawer) =>
  drawer.locator('dl').evaluate((list) => {
    const texts = [...list.children].map((each) => each.textContent);
    return Object.fromEntries(texts.flatMap((text, i) => (i % 2 ? [] : [[text, texts[i + 1]]])));
  });

test('a click opens everything about a cell', async () => {
  const page = await report.open();
  await callFold(page, 'connect').click();
  await clauseRow(page, 'connect.refused').locator('summary').click();
  await page.locator(`.matrix a[href="${refused}"]`).click();
  const drawer = drawerOf(page);
  assert.equal(await drawer.locator('h2').textContent(), 'connect.refused/tcp4.blocking');
  assert.equal(await drawer.locator('.where').textContent(), 'on socket_wrapper');
  assert.equal(await drawer.locator('.verdict').textContent(), 'fail, expected');
  assert.match(
    await drawer.innerText(),
    /must Connecting to an address where nobody listens fails/,
  );
  assert.deepEqual(await drawer.locator('.sources li').allTextContents(), [
    'POSIX.1-2024 connect(), ERRORS',
    'RFC 9293 3.10.7.1',
    'connect(2)',
  ]);
  const terms = await termsOf(drawer);
  assert.equal(terms.allowed, 'error connection_refused');
  assert.equal(terms.observed, 'error host_unreachable (EHOSTUNREACH 113)');
  assert.equal(terms.native, 'errno 113 EHOSTUNREACH');
  assert.equal(terms.symptom, 'error:host_unreachable');
  assert.match(terms.deviation, /maps a refused connection to EHOSTUNREACH/);
  assert.match(await drawer.locator('.transcript').textContent(), /0\.041 ms  peer     bind #1/);
  assert.equal(
    await drawer.locator('.command pre').textContent(),
    'sockspec run socket_wrapper --select connect.refused/tcp4.blocking',
  );
  assert.equal(await placeOf(page), refused);
  assert.deepEqual(page.problems, []);
});

test('a clause opens at the worst of its cells', async () => {
  const page = await report.open();
  await clauseRow(page, 'bind.address_in_use').locator('td').nth(2).locator('a').click();
  assert.equal(
    await drawerOf(page).locator('h2').textContent(),
    'bind.address_in_use/tcp6.blocking',
  );
  assert.equal(await drawerOf(page).locator('.verdict').textContent(), 'fail');
});

test('cells that share their text have commands of their own', async () => {
  const page = await report.open('#/cell/native/connect.refused/tcp6.nonblocking');
  assert.equal(
    await drawerOf(page).locator('.command pre').textContent(),
    'sockspec run native --select connect.refused/tcp6.nonblocking',
  );
});

test('a link opens the cell, and unfolds its call', async () => {
  const page = await report.open(refused);
  assert.equal(await drawerOf(page).locator('h2').textContent(), 'connect.refused/tcp4.blocking');
  const row = clauseRow(page, 'connect.refused');
  assert.equal(await row.isVisible(), true);
  const box = await row.boundingBox();
  assert.ok(box.y > 0 && box.y < 900, `the row is at ${box.y}`);
  assert.equal(await page.locator('.matrix .selected').count(), 2); // the clause's and its own
});

test('the grid leads to other kinds and modes, the list to other targets', async () => {
  const page = await report.open(refused);
  const drawer = drawerOf(page);
  assert.equal(await drawer.locator('.grid a').count(), 9);
  assert.equal(await drawer.locator('.grid a[aria-current]').count(), 1);
  await drawer.locator('.grid tr', {hasText: 'unix_stream'}).locator('a').nth(2).click();
  assert.equal(await drawer.locator('h2').textContent(), 'connect.refused/unix_stream.timeout');
  await drawer.locator('.others a', {hasText: 'native'}).click();
  assert.equal(await drawer.locator('.where').textContent(), 'on native');
  assert.equal(await drawer.locator('.verdict').textContent(), 'pass');
});

test('back and forward go through the cells', async () => {
  const page = await report.open();
  await clauseRow(page, 'bind.twice').locator('td a').first().click();
  await drawerOf(page).locator('.others a').first().click();
  await page.goBack();
  assert.equal(await drawerOf(page).locator('.where').textContent(), 'on native');
  await page.goBack();
  assert.equal(await drawerOf(page).isVisible(), false);
});

test('the command is copied', async () => {
  const page = await report.open(refused, {permissions: ['clipboard-read', 'clipboard-write']});
  const button = drawerOf(page).locator('.command button');
  await button.click();
  await page.waitForFunction(
    (element) => element.textContent !== 'Copy',
    await button.elementHandle(),
  );
  assert.equal(await button.textContent(), 'copied');
  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    'sockspec run socket_wrapper --select connect.refused/tcp4.blocking',
  );
});

test('the whole text is copied as a failure is printed', async () => {
  const page = await report.open(refused, {permissions: ['clipboard-read', 'clipboard-write']});
  const button = drawerOf(page).locator('header button', {hasText: 'Copy text'});
  await button.click();
  await drawerOf(page).locator('header button', {hasText: 'copied'}).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const lines = text.split('\n');
  assert.equal(lines[0], 'connect.refused/tcp4.blocking  on socket_wrapper  fail, expected');
  assert.match(lines[1], /^  must      Connecting to an address where nobody listens fails/);
  assert.equal(
    lines[2],
    '  source    POSIX.1-2024 connect(), ERRORS; RFC 9293 3.10.7.1; connect(2)',
  );
  assert.equal(lines[3], '  allowed   error connection_refused');
  assert.match(text, /\n  transcript\n    0\.000 ms  subject  socket #1/);
  assert.match(
    text,
    /\n  repeat    sockspec run socket_wrapper --select connect\.refused\/tcp4\.blocking\n$/,
  );
});

test('a link to a cell that is not there shows the matrix', async () => {
  const page = await report.open('#/cell/native/no.such/tcp4.blocking');
  assert.equal(await drawerOf(page).isVisible(), false);
  assert.equal(await page.locator('.matrix').isVisible(), true);
  assert.deepEqual(page.problems, []);
});
