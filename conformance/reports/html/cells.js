// What the matrix in the page says, read once: the HTML is the only copy of the data.

const matrix = document.querySelector('table.matrix');
const targets = [...matrix.querySelectorAll(':scope > thead th b')].map((name) => name.textContent);

/** One cell of the matrix; `verdict` and `outcome` are the classes of its element. */
const readCell = (element, clause, row, target) => {
  const [verdict, outcome] = element.className.split(' ');
  return {element, clause, row, target, verdict, outcome, place: element.firstChild.hash.slice(1)};
};

const readRow = (row, clause) => {
  const made = {
    row,
    kind: row.dataset.kind,
    mode: row.dataset.mode,
    side: row.dataset.side,
    name: row.cells[0].textContent,
  };
  const elements = [...row.cells].slice(1);
  made.cells = elements.map((element, target) =>
    element.firstChild ? readCell(element, clause, made, target) : null,
  );
  return made;
};

const readClause = (row, call) => {
  const clause = {row, call, id: row.dataset.clause, level: row.dataset.level};
  clause.cellsRow = row.nextElementSibling;
  clause.texts = clause.cellsRow.querySelector('.texts');
  const rows = clause.cellsRow.querySelectorAll('table tbody tr');
  clause.rows = [...rows].map((each) => readRow(each, clause));
  clause.cells = clause.rows.flatMap((each) => each.cells).filter(Boolean);
  return clause;
};

const calls = [...matrix.querySelectorAll('tbody.call')].map((body) => {
  const call = {body, name: body.dataset.call, row: body.rows[0]};
  call.clauses = [...body.querySelectorAll(':scope > tr.clause')].map((row) =>
    readClause(row, call),
  );
  return call;
});

const clauses = calls.flatMap((call) => call.clauses);
const allCells = clauses.flatMap((clause) => clause.cells);
const cellAt = new Map(allCells.map((cell) => [cell.place, cell]));
const clauseAt = new Map(
  clauses.flatMap((clause) => {
    const elements = [...clause.row.cells].slice(1);
    return elements.flatMap((element, target) =>
      element.id ? [[element.id, {clause, target}]] : [],
    );
  }),
);

/** The article that tells about a cell; cells that say the same share one. */
const articleOf = (cell) => document.getElementById(cell.place).closest('article');

const failsTheRun = (cell) => cell.outcome === 'unexpected' || cell.outcome === 'stale';
const isGood = (cell) => cell.verdict === 'pass' || cell.verdict === 'observed';
const isBad = (cell) => ['fail', 'timeout', 'crash', 'unresolved'].includes(cell.verdict);

// as labels.cpp ranks them: what fails the run first, then the worst verdict
const badness = [
  'not_run',
  'unsupported',
  'observed',
  'pass',
  'unresolved',
  'fail',
  'timeout',
  'crash',
];
const rankOf = (cell) => (failsTheRun(cell) ? 10 : 0) + badness.indexOf(cell.verdict);
const worstOf = (cells) =>
  cells.reduce((worst, cell) => (rankOf(cell) > rankOf(worst) ? cell : worst));
const labelOf = (cell) => cell.element.firstChild.firstChild.data.trim();

const grouped = (count) => count.toLocaleString('en-US');
