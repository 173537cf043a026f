// Many records. How soon they are shown, `sockspec bench suite` measures.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {reportOf} from './browser.mjs';
import {exampleRecords} from './example_run.mjs';

const records = exampleRecords(3).slice(0, 5000);
const report = reportOf({records});

test('5,000 records are all there, and found by text', async () => {
  const page = await report.open();
  const counts = await page.locator('tbody.total td span').allTextContents();
  const cells = counts.map((count) => Number(count.split('/')[1].replace(',', '')));
  assert.equal(cells.reduce((sum, each) => sum + each), 5000);
  await page.locator('#filters [name="text"]').fill('any_address');
  const found = records.filter((each) => JSON.stringify(each).includes('any_address')).length;
  assert.ok(found > 0 && found < 5000, `${found}`);
  assert.equal(await page.locator('#shown').textContent(), `${found} of 5,000 cells`);
  assert.deepEqual(page.problems, []);
});
