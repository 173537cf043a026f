// Pages in a headless browser: drawn by the program under test, opened from a file.

import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {pathToFileURL} from 'node:url';

/** An environment variable that the file `run` sets. */
const given = (name) => {
  if (!process.env[name])
    throw new Error(`${name} is not set: start these tests by 'run', or CTest`);
  return process.env[name];
};

const {chromium} = createRequire(join(given('PACKAGES'), 'package.json'))('playwright-core');

const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** Runs `sockspec bench` with these arguments. */
export const bench = (...words) => execFileSync(given('SOCKSPEC_BENCH'), words, {stdio: 'pipe'});

/**
 * Sets up a browser and a page for the tests of a file.
 * @param {(folder: string, page: string) => void} draw  writes the page with that name
 * @returns {{open: Function}}  open(options): a page, with what went wrong in it as `problems`
 */
export const pageOf = (draw) => {
  const folder = mkdtempSync(join(tmpdir(), 'sockspec_page_'));
  const file = join(folder, 'page.html');
  let browser;
  before(async () => {
    draw(folder, file);
    browser = await chromium.launch({executablePath: given('CHROMIUM'), args: flags});
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, {recursive: true});
  });
  const open = async (options = {}) => {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') || !request.isNavigationRequest())
        problems.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return Object.assign(page, {problems});
  };
  return {open};
};

/** A page of a run. */
export const pageOfRun = (run) =>
  pageOf((folder, page) => {
    const file = join(folder, 'run.json');
    writeFileSync(file, JSON.stringify(run));
    bench('page', file, '--out', page);
  });
