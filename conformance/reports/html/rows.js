// What scripts make of the matrix: links, and a row for each kind and mode of a clause that is
// unfolded.

const linkTo = (place, ...content) => make('a', {href: `#${place}`}, ...content);
/** In the matrix, arrows lead to links. */
const matrixLink = (...all) => Object.assign(linkTo(...all), {tabIndex: -1});

/** Links the clause's cells to the worst of what they stand for. */
const linkClause = (clause) => {
  [...clause.row.cells].slice(1).forEach((element, target) => {
    if (element.className === 'absent') return;
    const [, label, share] = /^(.*) (\S+)$/.exec(element.textContent);
    element.className = classOf(element);
    const link = matrixLink(clausePlaceOf(clause, target), `${label} `, make('small', {}, share));
    element.replaceChildren(link);
  });
  clause.row.classList.remove('pass');
};

/** Does so for the clauses of a call, once: before it is looked at, or counted anew. */
const linkCall = (call) => {
  if (call.isLinked) return;
  call.isLinked = true;
  call.clauses.forEach(linkClause);
};

const makeCell = (cell) => {
  if (!cell) return make('td', {className: 'absent'});
  const link = matrixLink(placeOf(cell), cell.detail ? `${cell.label} ` : cell.label);
  if (cell.detail) link.append(make('small', {}, cell.detail));
  cell.element = make('td', {className: classesOf(cell)}, link);
  return cell.element;
};

const makeRow = (row) => {
  const head = make('th', {scope: 'row'}, row.name);
  row.element = make('tr', {}, head, ...row.cells.map(makeCell));
  Object.assign(row.element.dataset, {kind: row.kind, mode: row.mode});
  return row.element;
};

/** Makes the rows of a clause, once. */
const unfoldRows = (clause) => {
  if (clause.isUnfolded) return;
  clause.isUnfolded = true;
  clause.table.tBodies[0].replaceChildren(...clause.rows.map(makeRow));
  for (const row of clause.rows) showRow(row);
};

/** In the words of the list of observations. */
const classSeen = (cell) => (cell.verdict === 'observed' ? cell.detail : cell.label).trimEnd();

const linkObservation = (seen, cells) => {
  const text = seen.firstChild;
  const first = cells.find((cell) => classSeen(cell) === text.data.trimEnd());
  const link = Object.assign(linkTo(placeOf(first), classSeen(first)), {className: 'cell'});
  text.replaceWith(link, ' ');
};

/** Links what an unspecified clause was seen to do to the first cell that shows it. */
const linkObservations = () => {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  for (const row of document.querySelectorAll('.observations > tbody > tr')) {
    const clause = byId.get(row.querySelector('code').textContent);
    [...row.cells].slice(1).forEach((element, target) => {
      const cells = clause.cells.filter((cell) => cell.target === target);
      for (const seen of element.children) linkObservation(seen, cells);
    });
  }
};
