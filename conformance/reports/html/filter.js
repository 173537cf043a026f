// The filter: which cells it leaves, and what of the views stays visible.

const form = document.getElementById('filters');
const choices = ['call', 'kind', 'mode', 'side', 'verdict', 'outcome', 'level'];
const mostUnfolded = 25; // clauses that a filter may leave for their calls to be unfolded

const words = new Map(); // of clauses and articles, in lower case, made when first asked for
const wordsOf = (element) => {
  if (!words.has(element)) {
    const parts = [...element.querySelectorAll('span, li:not([id]), dd, .transcript')];
    words.set(
      element,
      parts
        .map((part) => part.textContent)
        .join('\n')
        .toLowerCase(),
    );
  }
  return words.get(element);
};

const says = (cell, word) =>
  `${cell.clause.id}/${cell.row.name} ${targets[cell.target]}`.toLowerCase().includes(word) ||
  wordsOf(cell.clause.texts.querySelector('.says')).includes(word) ||
  wordsOf(articleOf(cell)).includes(word);

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

const showRows = (shown, active) => {
  for (const call of calls) {
    for (const clause of call.clauses) {
      for (const row of clause.rows) {
        row.row.hidden = !row.cells.some((cell) => shown.has(cell));
        for (const cell of row.cells) cell?.element.classList.toggle('filtered', !shown.has(cell));
      }
      clause.row.hidden = clause.cellsRow.hidden = clause.rows.every((row) => row.row.hidden);
    }
    call.body.hidden = active && call.clauses.every((clause) => clause.row.hidden);
  }
};

/** Lists show a row while one of the cells it links to is left, or where it links to none. */
const showLists = (shown) => {
  for (const row of document.querySelectorAll('table.list > tbody > tr')) {
    const links = [...row.querySelectorAll('a.cell')];
    const isLeft = (link) => shown.has(cellAt.get(link.hash.slice(1)));
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

const applyFilter = () => {
  const filter = readFilter();
  const left = filter.active ? allCells.filter((cell) => passes(cell, filter)) : allCells;
  const shown = new Set(left);
  showRows(shown, filter.active);
  showCounts(shown);
  showLists(shown);
  unfoldFew(filter.active);
  document.getElementById('shown').textContent = filter.active
    ? `${grouped(left.length)} of ${grouped(allCells.length)} cells`
    : '';
  form.classList.toggle('active', filter.active);
};
