import assert from 'node:assert/strict';
import {test} from 'node:test';
import {exampleRecords} from './example_run.mjs';
import {reportOf} from './browser.mjs';

const records = exampleRecords(3).slice(0, 5000);
const report = reportOf({records});

test('5,000 records are shown within a second, and filtered at once', async () => {
  const page = await report.open();
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0].startTime,
  );
  const filtering = await page.evaluate(() => {
    const began = performance.now();
    document.querySelector('#filters [name="text"]').value = 'sigsegv';
    document.getElementById('filters').dispatchEvent(new Event('input', {bubbles: true}));
    return performance.now() - began;
  });
  assert.match(await page.locator('#shown').textContent(), / of 5,000 cells$/);
  assert.ok(paint < 1000, `first paint after ${paint} ms`);
  assert.ok(filtering < 1000, `filtering took ${filtering} ms`);
  console.log(
    `first paint ${Math.round(paint)} ms, first filtering by text ${Math.round(filtering)} ms`,
  );
});
