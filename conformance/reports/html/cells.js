// What the matrix in the page says, read once: the HTML is the only copy of the data. It is made to
// be small: rows stand for several kinds and modes, and what needs scripts is made here.

const matrix = document.querySelector('table.matrix');
const targets = [...matrix.querySelectorAll(':scope > thead th b')].map((name) => name.textContent);

/** An element with text or elements in it; text is never markup. */
const make = (tag, properties = {}, ...content) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
};

/** As part of a place, as links.hpp has it. */
const escaped = (text) =>
  encodeURIComponent(text)
    .replace(/[!*'()]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/');
const placeOf = (cell) =>
  `/cell/${escaped(targets[cell.target])}/${escaped(`${cell.clause.id}/${cell.row.name}`)}`;
const clausePlaceOf = (clause, target) =>
  `/clause/${escaped(targets[target])}/${escaped(clause.id)}`;

/** The classes of an element: its own, or in a row of passes that of the row. */
const classOf = (element) => element.className || 'pass';
/** As labels.cpp has it. */
const classesOf = ({verdict, outcome}) =>
  outcome === 'expected' ? verdict : `${verdict} ${outcome}`;

/** What an element says: `label` is the verdict in words, `detail` what it was, or nothing. */
const readVerdict = (element) => {
  if (element.className === 'absent') return null;
  const [verdict, outcome = 'expected'] = classOf(element).split(' ');
  const detail = element.firstElementChild?.textContent ?? '';
  return {verdict, outcome, label: element.firstChild.data.trim(), detail};
};

const makeCells = (row, verdicts) =>
  verdicts.map((seen, target) => seen && {clause: row.clause, row, target, ...seen});

/** The rows of kinds and modes that one of the page's rows stands for. */
const readRows = (element, clause) => {
  const [head, ...elements] = element.cells;
  const verdicts = elements.map(readVerdict);
  const {side} = element.dataset;
  const names = [...head.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  return names.map(({data: name}) => {
    const [kind, mode] = name.split('.');
    const row = {clause, name, kind, mode, side};
    row.cells = makeCells(row, verdicts);
    return row;
  });
};

const readClause = (row, call) => {
  const [id, says, level] = row.querySelector('summary').children;
  const clause = {row, call, id: id.textContent, says: says.textContent};
  clause.level = level?.textContent ?? 'must';
  clause.cellsRow = row.nextElementSibling;
  clause.texts = clause.cellsRow.querySelector('.texts');
  clause.table = clause.cellsRow.querySelector('table');
  clause.rows = [...clause.table.rows].flatMap((each) => readRows(each, clause));
  clause.cells = clause.rows.flatMap((each) => each.cells).filter(Boolean);
  row.dataset.clause = clause.id;
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
const clauseOf = new Map(clauses.map((clause) => [clause.row, clause]));

let cellsByPlace = null; // made when first asked for
/** The cell that a place names, if there is one. */
const cellAt = (place) => {
  cellsByPlace ??= new Map(allCells.map((cell) => [placeOf(cell), cell]));
  return cellsByPlace.get(place);
};

const key = (target, name) => `${target} ${name}`;

/** The articles of a clause by the cells that they tell about. */
const readArticles = (clause) => {
  const articles = new Map();
  for (const article of clause.texts.querySelectorAll('article')) {
    const about = article.dataset.targets?.split(' ') ?? targets.keys();
    const listed = [...article.querySelectorAll('.cells li')].map((item) => item.textContent);
    const names = listed.length ? listed : clause.rows.map((row) => row.name);
    for (const target of about) {
      for (const name of names) articles.set(key(target, name), article);
    }
  }
  return articles;
};

/** The article that tells about a cell; cells that say the same share one. */
const articleOf = (cell) => {
  cell.clause.articles ??= readArticles(cell.clause);
  return cell.clause.articles.get(key(cell.target, cell.row.name));
};

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
const labelOf = (cell) => cell.label;

const grouped = (count) => count.toLocaleString('en-US');
