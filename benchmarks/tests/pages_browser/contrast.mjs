// What is too faint to read, as the browser paints it.

/** In the page: texts below 4.5:1, and marks of plots below 3:1, to what is painted behind them. */
export const tooFaint = () => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const bytesOf = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [r, g, b] = bytesOf(colour)
      .map((byte) => byte / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [a, b] = [luminance(one), luminance(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  const band = document.querySelector('svg .noise');
  const found = [];
  let seen = 0;
  const check = (element, colour, behind, least) => {
    ++seen;
    const ratio = contrast(colour, behind);
    if (ratio < least)
      found.push(`${ratio.toFixed(2)} ${element.tagName} ${element.textContent.trim()}`);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (['title', 'desc'].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    check(element, element.closest('svg') ? style.fill : style.color, paper, 4.5);
  }
  for (const mark of document.querySelectorAll('svg .mark')) {
    check(mark, getComputedStyle(mark).fill, paper, 3);
    if (band) check(mark, getComputedStyle(mark).fill, getComputedStyle(band).fill, 3);
  }
  return {seen, found: [...new Set(found)]};
};
