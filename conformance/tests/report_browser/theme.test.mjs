import assert from 'node:assert/strict';
import {test} from 'node:test';
import {reportOf} from './browser.mjs';

const report = reportOf();

/** In the page: every visible text with a contrast below 4.5:1 to what is painted behind it. */
const lowContrasts = () => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const bytesOf = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (bytes) => {
    const [r, g, b] = bytes
      .map((byte) => byte / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgroundOf = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const bytes = bytesOf(getComputedStyle(each).backgroundColor);
      if (bytes[3] === 255) return bytes;
    }
    throw new Error('nothing is painted behind the page');
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  let seen = 0;
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility({visibilityProperty: true}))
      continue;
    const text = luminance(bytesOf(getComputedStyle(element).color));
    const back = luminance(backgroundOf(element));
    const contrast = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
    ++seen;
    if (contrast < 4.5)
      found.add(
        `${contrast.toFixed(2)} ${element.tagName}.${element.className} ${texts.currentNode.data.trim()}`,
      );
  }
  return {seen, found: [...found]};
};

const places = [
  '',
  '#/unexpected',
  '#/deviations',
  '#/observations',
  '#/matrix?verdict=fail',
  '#/cell/socket_wrapper/bind.address_in_use/tcp6.blocking',
];

for (const colorScheme of ['light', 'dark']) {
  test(`every text has a contrast of at least 4.5:1 in ${colorScheme}`, async () => {
    for (const place of places) {
      const page = await report.open(place, {colorScheme});
      if (place === '') await page.locator('#unfold').click();
      const {seen, found} = await page.evaluate(lowContrasts);
      assert.ok(seen > 20, `${seen} texts at ${place}`);
      assert.deepEqual(found, [], place);
      await page.context().close();
    }
  });
}

const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the theme follows the system until one is chosen', async () => {
  const light = await report.open('', {colorScheme: 'light'});
  const dark = await report.open('', {colorScheme: 'dark'});
  const [lightPaper, darkPaper] = [await paper(light), await paper(dark)];
  assert.notEqual(lightPaper, darkPaper);

  const button = light.locator('#theme');
  await button.click();
  assert.equal(await button.textContent(), 'theme: light');
  assert.equal(await paper(light), lightPaper);
  await button.click();
  assert.equal(await paper(light), darkPaper);
  await button.click();
  assert.equal(await button.textContent(), 'theme: system');
  assert.equal(await paper(light), lightPaper);
});

test('a chosen theme is remembered', async () => {
  const page = await report.open('', {colorScheme: 'light'});
  const before = await paper(page);
  await page.locator('#theme').click();
  await page.locator('#theme').click();
  await page.reload();
  assert.equal(await page.locator('#theme').textContent(), 'theme: dark');
  assert.notEqual(await paper(page), before);
});
