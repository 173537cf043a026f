// The filter: which cells it leaves, and what of the views stays visible.

const form = document.getElementById('filters');
const choices = ['call', 'kind', 'mode', 'side', 'verdict', 'outcome', 'level'];
const mostUnfolded = 25; // clauses that a filter may leave for their calls to be unfolded

/** Texts of a clause or an article, in lower case, made when first asked for. */
const words = new Map();
const wordsOf = (of, parts) => {
  if (!words.has(of)) words.set(of, parts().join('\n').toLowerCase());
  return words.get(of);
};

const textsIn = (element, parts) =>
  [...element.querySelectorAll(parts)].map((part) => part.textContent);
const wordsOfClause = (clause) =>
  wordsOf(clause, () => [clause.says, ...textsIn(clause.texts, ':scope > .sources > li')]);
const wordsOfArticle = (article) =>
  wordsOf(article, () => textsIn(article, 'h4 span, .sources li, dd, .transcript'));

const says = (cell, word) =>
  `${cell.clause.id}/${cell.row.name} ${targets[cell.target]}`.toLowerCase().includes(word) ||
  wordsOfClause(cell.clause).includes(word) ||
  wordsOfArticle(articleOf(cell)).includes(word);

const properties = {
  call: (cell) => cell.clause.call.name,
  kind: (cell) => cell.row.kind,
  mode: (cell) => cell.row.mode,
  side: (cell) => cell.row.side,
  verdict: (cell) => cell.verdict,
  outcome: (cell) => cell.outcome,
  level: (cell) => cell.clause.level,
};

const readFilter = () => {
  const wanted = choices
    .filter((name) => form.elements[name].value)
    .map((name) => [name, form.elements[name].value]);
  const text = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  return {wanted, text, active: wanted.length > 0 || text.length > 0};
};

const passes = (cell, {wanted, text}) =>
  wanted.every(([name, value]) => properties[name](cell) === value) &&
  text.every((word) => says(cell, word));

let shown = new Set(allCells); // what the filter leaves

/** Shows a row of a clause that is unfolded, or not. */
const showRow = (row) => {
  row.element.hidden = !row.cells.some((cell) => shown.has(cell));
  for (const cell of row.cells) cell?.element.classList.toggle('filtered', !shown.has(cell));
};

const showRows = (active) => {
  for (const call of calls) {
    for (const clause of call.clauses) {
      if (clause.isUnfolded) clause.rows.forEach(showRow);
      clause.row.hidden = clause.cellsRow.hidden = !clause.cells.some((cell) => shown.has(cell));
    }
    call.body.hidden = active && call.clauses.every((clause) => clause.row.hidden);
  }
};

/** Lists show a row while one of the cells it links to is left, or where it links to none. */
const showLists = () => {
  for (const row of document.querySelectorAll('table.list > tbody > tr')) {
    const links = [...row.querySelectorAll('a.cell')];
    const isLeft = (link) => shown.has(cellAt(link.hash.slice(1)));
    row.hidden = links.length > 0 && !links.some(isLeft);
  }
};

const unfolded = new Set(); // by the filter, to be folded again after it
const unfoldFew = (active) => {
  for (const details of unfolded) details.open = false;
  unfolded.clear();
  const left = clauses.filter((clause) => !clause.row.hidden);
  if (!active || left.length > mostUnfolded) return;
  for (const call of new Set(left.map((clause) => clause.call))) {
    const details = call.row.querySelector('details');
    if (details.open) continue;
    details.open = true;
    unfolded.add(details);
  }
};

let wasActive = false; // the page is written as it is without a filter

const applyFilter = () => {
  const filter = readFilter();
  if (!filter.active && !wasActive) return;
  wasActive = filter.active;
  const left = filter.active ? allCells.filter((cell) => passes(cell, filter)) : allCells;
  shown = new Set(left);
  showRows(filter.active);
  showCounts(shown);
  showLists();
  unfoldFew(filter.active);
  document.getElementById('shown').textContent = filter.active
    ? `${grouped(left.length)} of ${grouped(allCells.length)} cells`
    : '';
  form.classList.toggle('active', filter.active);
};
