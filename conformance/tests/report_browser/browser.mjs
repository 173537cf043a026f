// A report in a headless browser: made from a run by the program under test, opened from a file.

import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {pathToFileURL} from 'node:url';
import {exampleRecords, writeRun} from './example_run.mjs';

/** An environment variable that the file `run` sets. */
const given = (name) => {
  if (!process.env[name])
    throw new Error(`${name} is not set: start these tests by 'run', or CTest`);
  return process.env[name];
};

const {chromium} = createRequire(join(given('PACKAGES'), 'package.json'))('playwright-core');

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Sets up a browser and a report for the tests of a file.
 * @param {{records?: object[], changes?: object}} run   records and changes to the stamp of the run
 * @returns {{open: Function}}  open(place, options): a page, with what went wrong in it as `problems`
 */
export const reportOf = ({records = exampleRecords(), changes = {}} = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'sockspec_report_'));
  let browser;
  before(async () => {
    writeRun(folder, records, changes);
    execFileSync(given('REPORT_DIRECTORY'), [folder]);
    browser = await chromium.launch({executablePath: given('CHROMIUM'), args: flags});
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, {recursive: true});
  });
  const open = async (place = '', options = {}) => {
    const context = await browser.newContext({viewport: {width: 1440, height: 900}, ...options});
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    page.on('dialog', (dialog) => {
      problems.push(dialog.message());
      dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') || !request.isNavigationRequest())
        problems.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, 'report.html')).href + place);
    return Object.assign(page, {problems});
  };
  return {open};
};

/** The row of a clause, with scripts and without. */
export const rowSelector = (clause) => `tr.clause:has(code:text-is("${clause}"))`;
export const clauseRow = (page, clause) => page.locator(rowSelector(clause));

/** The fold of a call. */
export const callFold = (page, call) =>
  page.locator(`tbody[data-call="${call}"] > tr.call summary`);

export const drawerOf = (page) => page.locator('#drawer');

/** What stands behind the address; page.url() would hear of it later. */
export const placeOf = (page) => page.evaluate(() => location.hash);
