import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {bench, pageOf} from './browser.mjs';
import {tooFaint} from './contrast.mjs';
import {exampleHistory} from './example_history.mjs';

const trends = pageOf((folder, page) => {
  const [run, history] = [join(folder, 'run.json'), join(folder, 'history')];
  for (const {commit, date, run: measured} of exampleHistory()) {
    writeFileSync(run, JSON.stringify(measured));
    bench('history', 'add', '--from', run, '--commit', commit, '--date', date, '--to', history);
  }
  bench('history', '--from', history, '--out', page);
});

test('what changed is shown first, with a mark where it did', async () => {
  const page = await trends.open();
  assert.deepEqual(page.problems, []);
  assert.equal(await page.locator('h1').innerText(), '2 of 4 series changed');
  const changed = page.locator('#changed figure');
  assert.equal(await changed.count(), 2);
  assert.deepEqual(await changed.locator('svg .said').allTextContents(), [
    'more +1.8 %',
    'slower -5.0 %',
  ]);
  const cells = await changed.last().locator('tbody tr').allInnerTexts();
  assert.equal(cells.length, 1);
  assert.match(cells[0], /^aaaa0123.*2026-01-11T00:00:00Z.*slower.*0\.996 -> 0\.946 \(-5\.0 %\)/);
  assert.match(cells[0], /compiler: g\+\+ 12\.2\.0 -> g\+\+ 13\.1\.0/);
});

test('the mark stands at the first point of the new level', async () => {
  const page = await trends.open();
  const figure = page.locator('#changed figure').last();
  const since = await figure.locator('.since').boundingBox();
  const dots = figure.locator('svg > .mark');
  assert.equal(await dots.count(), 16);
  const first = await dots.nth(10).boundingBox();
  assert.ok(Math.abs(since.x - (first.x + first.width / 2)) < 2, `${since.x} ${first.x}`);
  const before = await dots.nth(9).boundingBox();
  assert.ok(before.y < first.y, 'slower is lower');
});

test('what did not change is folded by question, and unfolds by keyboard without scripts', async () => {
  const page = await trends.open({javaScriptEnabled: false});
  const folds = page.locator('#unchanged summary');
  assert.deepEqual(await folds.allInnerTexts(), ['ping_pong: 1 series', 'sendall_by_size: 1 series']);
  const plot = page.locator('#unchanged figure svg').first();
  assert.equal(await plot.isVisible(), false);
  await folds.first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await plot.isVisible(), true);
});

test('a plot has a name and a summary for who does not see it', async () => {
  const page = await trends.open();
  const name = 'sendall_by_size/tcp4/64/portability, of_raw by commit on AMD EPYC, 2 processors';
  const plot = page.getByRole('img', {name});
  assert.match(
    await plot.locator('> desc').textContent(),
    /^16 records\. slower 0\.996 -> 0\.946 \(-5\.0 %\) since aaaa012345\. $/,
  );
});

for (const colorScheme of ['light', 'dark']) {
  test(`texts and marks can be told from what is behind them in ${colorScheme}`, async () => {
    const page = await trends.open({colorScheme});
    for (const fold of await page.locator('#unchanged summary').all()) await fold.click();
    const {seen, found} = await page.evaluate(tooFaint);
    assert.ok(seen > 100, `${seen} texts and marks`);
    assert.deepEqual(found, []);
  });
}
