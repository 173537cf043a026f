// How long a page takes until it is shown, beside a blank one in the same browser and by turns.
//   node page_times.mjs PAGE LOADS     started by tests/pages_browser/run, which knows the browser
// Writes a line for each time: its name, and milliseconds from the start of the navigation.

import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const {chromium} = createRequire(join(process.env.PACKAGES, 'package.json'))('playwright-core');
const [page, loads] = process.argv.slice(2);

const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** In the page: notes when the matrix has been painted and the filter, which scripts show, too. */
const watch = () => {
  const isThere = () => {
    const rows = document.querySelector('table.matrix > tbody.call');
    const form = document.getElementById('filters');
    return rows && form && !form.hidden && rows.getBoundingClientRect().height > 0;
  };
  const look = () => {
    if (!isThere()) requestAnimationFrame(look);
    // Frames are painted after their callbacks: in the next one, this one has been.
    else requestAnimationFrame(() => (window.matrixShown = performance.now()));
  };
  requestAnimationFrame(look);
};

/** Opens it in a new context, without a cache; returns what `ask` finds there. */
const load = async (browser, file, ask) => {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}});
  const shown = await context.newPage();
  await shown.addInitScript(watch);
  await shown.goto(pathToFileURL(resolve(file)).href);
  const found = await (await shown.waitForFunction(ask)).jsonValue();
  await context.close();
  return found;
};

const firstPaint = () =>
  performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
const both = () => window.matrixShown && {
  first_paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  matrix: window.matrixShown,
};

const folder = mkdtempSync(join(tmpdir(), 'sockspec_blank_'));
const blank = join(folder, 'blank.html');
writeFileSync(blank, '<!doctype html><title>blank</title><p>blank');
const browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: flags});
try {
  await load(browser, blank, firstPaint); // the first is slower
  for (let i = 0; i < Number(loads); ++i) {
    const times = {
      raw: await load(browser, blank, firstPaint),
      ...(await load(browser, page, both)),
      raw_again: await load(browser, blank, firstPaint),
    };
    for (const [name, time] of Object.entries(times)) console.log(`${name} ${time}`);
  }
} finally {
  await browser.close();
  rmSync(folder, {recursive: true});
}
