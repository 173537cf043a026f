import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawerOf, reportOf} from './browser.mjs';
import {exampleRecords} from './example_run.mjs';

const [first] = exampleRecords();
const connecting = {...first, side: 'connecting'};
const accepting = {...first, side: 'accepting', cell: `${first.cell}.accepting`};
const report = reportOf({records: [connecting, accepting]});
const place = `#/cell/${first.target}/${accepting.cell}`;

test('the two sides of a connection stand beside each other', async () => {
  const drawer = drawerOf(await report.open(place));
  assert.equal(await drawer.locator('h2').textContent(), accepting.cell);
  const heads = await drawer.locator('.grid th[scope=col]').allTextContents();
  assert.deepEqual(heads, [first.mode, `${first.mode}.accepting`]);
});

test('one of them is chosen by the filter', async () => {
  const page = await report.open();
  await page.locator('#filters [name="side"]').selectOption('accepting');
  assert.equal(await page.locator('#shown').textContent(), '1 of 2 cells');
});
