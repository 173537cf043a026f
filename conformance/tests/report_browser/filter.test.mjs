import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clauseRow, placeOf, reportOf} from './browser.mjs';
import {exampleRecords} from './example_run.mjs';

const report = reportOf();

const visibleClauses = (page) =>
  page.locator('tr.clause:visible').evaluateAll((rows) => rows.map((row) => row.dataset.clause));
const shown = (page) => page.locator('#shown').textContent();
/** Where all cells of a clause pass, its row says so until scripts have looked at it. */
const countsOf = (page) =>
  page.locator('.matrix').evaluate((matrix) =>
    [...matrix.querySelectorAll(':scope > tbody > tr:not(.cells) > td')].map((cell) => {
      const ofRow = cell.parentElement.matches('.pass') ? 'pass' : '';
      return `${cell.className || ofRow} ${cell.title} ${cell.textContent.trim()}`;
    }),
  );

test('text finds sentences, observations and transcripts', async () => {
  const page = await report.open();
  const filter = page.locator('#filters [name="text"]');
  await filter.fill('nobody listens');
  assert.deepEqual(await visibleClauses(page), ['connect.refused']);
  await filter.fill('EHOSTUNREACH udp4');
  assert.deepEqual(await visibleClauses(page), []);
  await filter.fill('died of sigsegv udp4.block');
  assert.deepEqual(await visibleClauses(page), ['send.message_size']);
  assert.equal(await shown(page), '1 of 2,349 cells');
  assert.deepEqual(page.problems, []);
});

test('each choice filters', async () => {
  const wanted = {
    call: ['accept', (cell) => cell.clause.startsWith('accept.')],
    kind: ['unix_dgram', (cell) => cell.kind === 'unix_dgram'],
    mode: ['timeout', (cell) => cell.mode === 'timeout'],
    verdict: ['crash', (cell) => cell.verdict.startsWith('crash')],
    outcome: ['stale', (cell) => cell.outcome === 'stale'],
    level: ['unspecified', (cell) => cell.level === 'unspecified'],
  };
  const page = await report.open();
  for (const [name, [value, has]] of Object.entries(wanted)) {
    await page.locator(`#filters [name="${name}"]`).selectOption(value);
    assert.equal(await shown(page), `${exampleRecords().filter(has).length} of 2,349 cells`, name);
    await page.locator('#filters [type="reset"]').click();
    await page.waitForFunction(() => document.getElementById('shown').textContent === '');
  }
});

test('counts are those of the cells that are left', async () => {
  const page = await report.open('#/matrix?kind=tcp6&call=bind');
  const cells = page.locator('tbody[data-call="bind"] > tr.call td');
  assert.equal((await cells.nth(0).innerText()).trim(), '18/18');
  assert.match((await cells.nth(2).innerText()).trim(), /^15\/18\s+3 unexpected$/);
  assert.equal(
    (await clauseRow(page, 'bind.address_in_use').locator('td').nth(2).innerText()).trim(),
    'fail 3',
  );
});

test('scripts count as the program that wrote the page', async () => {
  const page = await report.open('#/matrix?verdict=fail');
  await page.locator('#filters [type="reset"]').click(); // from here on, scripts have counted
  await page.waitForFunction(() => document.getElementById('shown').textContent === '');
  const plain = await report.open('', {javaScriptEnabled: false});
  assert.deepEqual(await countsOf(page), await countsOf(plain));
});

test('clearing the filter brings everything back', async () => {
  const page = await report.open();
  const before = await countsOf(page);
  const folds = await visibleClauses(page);
  await page.locator('#filters [name="verdict"]').selectOption('fail');
  assert.notDeepEqual(await countsOf(page), before);
  await page.locator('#filters [type="reset"]').click();
  await page.waitForFunction(() => document.getElementById('shown').textContent === '');
  assert.deepEqual(await countsOf(page), before);
  assert.deepEqual(await visibleClauses(page), folds);
});

test('the filter stands in the address, and comes back from it', async () => {
  const page = await report.open();
  await page.locator('#filters [name="verdict"]').selectOption('crash');
  await page.locator('#filters [name="text"]').fill('send');
  assert.equal(await placeOf(page), '#/matrix?text=send&verdict=crash');
  const again = await report.open('#/matrix?text=send&verdict=crash');
  assert.equal(await shown(again), '3 of 2,349 cells');
  await clauseRow(again, 'send.message_size').locator('td').nth(2).locator('a').click();
  assert.match(
    await placeOf(again),
    /^#\/clause\/socket_wrapper\/send\.message_size\?text=send&verdict=crash$/,
  );
  assert.equal(await shown(again), '3 of 2,349 cells');
});

test('the lists are filtered, too', async () => {
  const page = await report.open('#/unexpected?verdict=timeout');
  assert.deepEqual(
    await page.locator('section:visible .list tbody tr:visible code').allTextContents(),
    ['shutdown.wakes_receiver'],
  );
});
