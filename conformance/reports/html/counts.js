// The counts of calls and clauses over the cells that a filter leaves, in the words of labels.cpp.

const countClass = (cells) => {
  if (cells.some(failsTheRun)) return 'unexpected';
  if (cells.some(isBad)) return 'known';
  if (cells.every(isGood)) return 'all';
  return cells.some(isGood) ? 'some' : 'none';
};

// in the order of results::verdict_kind
const kindsOfVerdict = [
  'pass',
  'fail',
  'observed',
  'unsupported',
  'unresolved',
  'timeout',
  'crash',
  'not_run',
];

/** What every verdict comes to: "54 pass, 3 fail". */
const breakdown = (cells) =>
  kindsOfVerdict
    .map((kind) => [cells.filter((cell) => cell.verdict === kind).length, kind.replace('_', ' ')])
    .filter(([count]) => count)
    .map(([count, word]) => `${grouped(count)} ${word}`)
    .join(', ');

const showCount = (element, cells) => {
  if (!cells.length) {
    element.className = 'absent';
    element.title = '';
    element.replaceChildren();
    return;
  }
  const share = document.createElement('span');
  share.textContent = `${grouped(cells.filter(isGood).length)}/${grouped(cells.length)}`;
  element.className = countClass(cells);
  element.title = breakdown(cells);
  element.replaceChildren(share);
  const unexpected = cells.filter(failsTheRun).length;
  if (!unexpected) return;
  const note = document.createElement('b');
  note.textContent = `${grouped(unexpected)} unexpected`;
  element.append(' ', note);
};

const showShare = (element, cells) => {
  const link = element.firstChild;
  if (!link) return;
  if (!cells.length) {
    element.className = 'absent filtered';
    return;
  }
  const worst = worstOf(cells);
  const same = cells.filter((cell) => labelOf(cell) === labelOf(worst)).length;
  element.className = classesOf(worst);
  link.firstChild.data = `${labelOf(worst)} `;
  link.lastChild.textContent = same === cells.length ? `${same}` : `${same}/${cells.length}`;
};

/** Shows what calls and clauses come to over these cells, a set. */
const showCounts = (shown) => {
  const of = (cells, target) => cells.filter((cell) => cell.target === target && shown.has(cell));
  const total = [...matrix.querySelector('tbody.total').rows[0].cells].slice(1);
  const countCells = (elements, cells) =>
    elements.forEach((element, target) => showCount(element, of(cells, target)));
  countCells(total, allCells);
  for (const call of calls) {
    linkCall(call);
    countCells(
      [...call.row.cells].slice(1),
      call.clauses.flatMap((clause) => clause.cells),
    );
    for (const clause of call.clauses) {
      const elements = [...clause.row.cells].slice(1);
      elements.forEach((element, target) => showShare(element, of(clause.cells, target)));
    }
  }
};
