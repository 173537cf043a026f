import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pageOfRun} from './browser.mjs';
import {tooFaint} from './contrast.mjs';
import {contenders, exampleRun, sizes} from './example_run.mjs';

const run = pageOfRun(exampleRun());
const rivals = Object.keys(contenders).filter((name) => name !== 'raw_again');

const open = async (options) => {
  const page = await run.open(options);
  const first = page.locator('section.comparison').first();
  return {page, first};
};

test('nothing is fetched and nothing goes wrong, without scripts either', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const {page} = await open({javaScriptEnabled});
    assert.equal(await page.locator('section.comparison').count(), 2);
    assert.deepEqual(page.problems, []);
  }
});

test('a plot has a mark for each contender and size, and the noise behind each size', async () => {
  const {page, first} = await open();
  const plot = first.locator('svg');
  assert.equal(await plot.locator('.mark').count(), rivals.length * sizes.length);
  assert.equal(await plot.locator('.noise').count(), sizes.length);
  const box = await plot.boundingBox();
  for (const mark of await plot.locator('.mark').all()) {
    const at = await mark.boundingBox();
    assert.ok(at.y > box.y && at.y + at.height < box.y + box.height, 'inside the plot');
  }
  await page.context().close();
});

test('what is slower is drawn lower', async () => {
  const {first} = await open();
  const heights = await Promise.all(
    ['portability', 'asio', 'libevent', 'libuv', 'sfml'].map(async (name) => {
      const point = first.locator('svg g > g', {has: first.page().getByText(`${name} at 64 B:`)});
      return (await point.locator('.mark').boundingBox()).y;
    }),
  );
  assert.deepEqual(heights, [...heights].sort((a, b) => a - b));
  assert.equal(new Set(heights).size, heights.length);
});

test('a plot has a name and a summary for who does not see it', async () => {
  const {page} = await open();
  const plot = page.getByRole('img', {name: 'sendall_by_size, tcp4: speed by size, with raw as 1'});
  assert.equal(await plot.count(), 1);
  assert.match(await plot.locator('> desc').textContent(), /lowest: sfml 0\.\d+ at /);
});

test('the table under a plot has the figures, with their places named', async () => {
  const {first} = await open();
  const head = (await first.locator('thead th').allInnerTexts()).map((text) => text.trim());
  assert.deepEqual(head, ['size', 'raw ns', 'raw_again', ...rivals]);
  const names = await first.locator('tbody th[scope=row]').allInnerTexts();
  assert.deepEqual(names, ['64 B', '1 KiB', '16 KiB', '64 KiB', '256 KiB', '1 MiB']);
  const cell = first.locator('tbody tr').first().locator('td.s10');
  assert.equal(await cell.count(), 0, 'no more columns than contenders');
  assert.match(
    await first.locator('tbody tr').first().locator('td.s9').innerText(),
    /^0\.\d{3}\s+\[0\.\d{3}, 0\.\d{3}\]$/,
  );
});

test('a box hides a contender in plots and tables, by keyboard and without scripts', async () => {
  const {page} = await open({javaScriptEnabled: false});
  const box = page.getByRole('checkbox', {name: 'sfml'});
  const parts = page.locator(`.s${rivals.indexOf('sfml')}`);
  assert.ok((await parts.count()) > 2 * sizes.length);
  assert.equal(await parts.first().isVisible(), true);
  await box.focus();
  await page.keyboard.press('Space');
  assert.equal(await box.isChecked(), false);
  for (const part of await parts.all()) assert.equal(await part.isVisible(), false);
  assert.equal(await page.locator('.s0').first().isVisible(), true);
});

test('floor, ceiling, failures and the environment are told', async () => {
  const {page} = await open();
  const text = await page.locator('main').innerText();
  for (const part of [
    /memory_copy\/none\/65536\/memcpy\s+3200\.0\s+3200\.0 to 3200\.0\s+20\.50/,
    /empty_call\/none\/0\/getppid\s+180\.0/,
    /sendall_by_size\/tcp6\/64\/asio: connect: no route/,
    /kernel\s+Linux 6\.18 x86_64/,
  ]) {
    assert.match(text, part);
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`texts and marks can be told from what is behind them in ${colorScheme}`, async () => {
    const {page} = await open({colorScheme});
    const {seen, found} = await page.evaluate(tooFaint);
    assert.ok(seen > 300, `${seen} texts and marks`);
    assert.deepEqual(found, []);
  });
}

test('light and dark differ', async () => {
  const papers = await Promise.all(
    ['light', 'dark'].map(async (colorScheme) => {
      const {page} = await open({colorScheme});
      return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    }),
  );
  assert.notEqual(papers[0], papers[1]);
});

test('on a narrow screen plots and tables scroll, and the page does not', async () => {
  const {page, first} = await open({viewport: {width: 380, height: 800}});
  const widths = await page.evaluate(() => [document.body.scrollWidth, innerWidth]);
  assert.ok(widths[0] <= widths[1], `${widths}`);
  const scrolled = await first
    .locator('.scroll')
    .evaluateAll((all) => all.map((each) => each.scrollWidth > each.clientWidth));
  assert.deepEqual(scrolled, [true, true]);
});

test('what is shown can be chosen from every place of a wide screen, and covers no narrow one', async () => {
  for (const [width, stays] of [
    [1280, true],
    [380, false],
  ]) {
    const {page} = await open({viewport: {width, height: 700}});
    await page.evaluate(() => document.querySelectorAll('section.comparison')[1].scrollIntoView());
    const box = await page.locator('form').boundingBox();
    assert.equal(box.y > -1 && box.y < 100, stays, `at ${box.y} of ${width}`);
    await page.context().close();
  }
});
