// Places: #/VIEW, #/cell/TARGET/CELL and #/clause/TARGET/CLAUSE, each with the filter behind a "?".

// Their ids go, or the browser would scroll to them.
const views = new Map(
  [...document.querySelectorAll('section.view')].map((each) => [each.id, each]),
);
for (const each of views.values()) each.removeAttribute('id');
let view = '/matrix';
const currentView = () => view;

const readPlace = () => {
  const [place, query] = location.hash.slice(1).split('?');
  return {place, query: new URLSearchParams(query)};
};

/** The filter, and the view if it is not the matrix, as they stand in a place. */
const queryNow = () => {
  const query = new URLSearchParams();
  for (const name of ['text', ...choices]) {
    if (form.elements[name].value) query.set(name, form.elements[name].value);
  }
  if (view !== '/matrix') query.set('view', view.slice(1));
  return query;
};

const withQuery = (place) => {
  const query = queryNow();
  if (views.has(place)) query.delete('view');
  return query.size ? `#${place}?${query}` : `#${place}`;
};

/** Goes there without the browser's own jump, which would scroll and take the focus away. */
const goTo = (place) => {
  if (withQuery(place) !== location.hash) history.pushState(null, '', withQuery(place));
  show();
};

const showView = (place) => {
  if (view !== place) scrollTo(0, 0);
  view = place;
  for (const [name, section] of views) section.hidden = name !== place;
  document.getElementById('unfold').hidden = place !== '/matrix';
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash.slice(1).split('?')[0] === place) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
};

const fillForm = (query) => {
  for (const name of ['text', ...choices]) form.elements[name].value = query.get(name) ?? '';
};

/** The cell that a place names, or for a clause the worst of its cells on that target. */
const cellNamed = (place) => {
  if (place.startsWith('/cell/')) return cellAt(place);
  if (!place.startsWith('/clause/')) return undefined;
  const target = targets.findIndex((name) => place.startsWith(`/clause/${escaped(name)}/`));
  const clause = clauses.find((each) => clausePlaceOf(each, target) === place);
  const cells = clause?.cells.filter((cell) => cell.target === target);
  return cells?.length ? worstOf(cells) : undefined;
};

/** Makes the clause's row visible, once the drawer has taken its room. */
const reveal = (cell) => {
  cell.clause.call.row.querySelector('details').open = true;
  if (isVisible(cell.clause.row)) cell.clause.row.scrollIntoView({block: 'nearest'});
};

const show = () => {
  const {place, query} = readPlace();
  fillForm(query);
  applyFilter();
  const cell = cellNamed(place);
  const wanted = cell ? `/${query.get('view') ?? 'matrix'}` : place;
  showView(views.has(wanted) ? wanted : '/matrix');
  if (!cell) {
    closeDrawer();
    return;
  }
  openDrawer(cell);
  reveal(cell);
};

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#/"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  goTo(link.hash.slice(1));
});

// It does not bubble.
matrix.addEventListener(
  'toggle',
  (event) => {
    const row = event.target.closest('tr');
    if (clauseOf.has(row)) unfoldRows(clauseOf.get(row));
    else calls.filter((call) => call.row === row).forEach(linkCall);
  },
  true,
);

matrix.addEventListener('click', (event) => {
  const count = event.target.closest('tr.call td');
  if (count) toggleCall(count);
});

const onFilter = () => {
  history.replaceState(null, '', withQuery(readPlace().place || view));
  applyFilter();
};

document.getElementById('unfold').addEventListener('click', (event) => {
  const folds = calls.map((call) => call.row.querySelector('details'));
  const open = folds.some((details) => !details.open);
  for (const details of folds) details.open = open;
  event.target.textContent = open ? 'Fold all' : 'Unfold all';
});

form.addEventListener('input', onFilter);
form.addEventListener('reset', () => setTimeout(onFilter));
form.addEventListener('submit', (event) => event.preventDefault());
matrix.addEventListener('keydown', onMatrixKey);
document.addEventListener('keydown', onPageKey);
window.addEventListener('popstate', show); // back, forward, and an address typed by hand
themeButton.addEventListener('click', nextTheme);

calls.filter((call) => call.row.querySelector('details').open).forEach(linkCall);
linkObservations();
form.hidden = themeButton.hidden = false;
showTheme(currentTheme());
prepareFocus();
show();
document.documentElement.classList.add('ready');
