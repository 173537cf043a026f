// Keys: arrows move between what is visible of the matrix, Enter opens, Esc closes, / filters.

const isVisible = (element) => element.checkVisibility({visibilityProperty: true});

/** By column what can be focused: a fold, a link, or a call's count; null where nothing can. */
const focusables = (row) =>
  [...row.cells].map((cell) => {
    const element = cell.querySelector('summary, a') ?? cell;
    const nothing = element.matches('th, .absent') || !isVisible(element);
    return nothing ? null : element;
  });

const matrixRows = () =>
  [...matrix.querySelectorAll('tbody tr:not(.cells)')].filter((row) => isVisible(row));

/** The element in that row nearest to the column. */
const nearest = (row, column) => {
  const elements = focusables(row);
  return elements[column] ?? elements.find(Boolean);
};

const move = (from, across, down) => {
  const row = from.closest('tr');
  const column = focusables(row).indexOf(from);
  if (across) return focusables(row)[column + across];
  const rows = matrixRows();
  for (let next = rows.indexOf(row) + down; rows[next]; next += down) {
    const element = nearest(rows[next], column);
    if (element) return element;
  }
  return null;
};

const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

/** One element of the matrix is reached by Tab, the others by arrows. */
const setTabStop = (element) => {
  matrix.querySelectorAll('[tabindex="0"]').forEach((each) => {
    each.tabIndex = -1;
  });
  element.tabIndex = 0;
};

const prepareFocus = () => {
  matrix.querySelectorAll('summary, td > a').forEach((each) => {
    each.tabIndex = -1;
  });
  matrix.querySelectorAll('tbody.total td, tr.call td').forEach((each) => {
    each.tabIndex = -1;
  });
  const first = matrix.querySelector('tr.call summary');
  if (first) first.tabIndex = 0;
};

const onMatrixKey = (event) => {
  const step = steps[event.key];
  const element = event.target.closest('summary, td > a, td');
  if (!element || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter' && element.matches('tr.call td')) {
    toggleCall(element);
    event.preventDefault();
  }
  if (!step) return;
  event.preventDefault();
  const next = move(element, ...step);
  if (!next) return;
  setTabStop(next);
  next.focus();
};

const toggleCall = (element) => {
  const details = element.closest('tr').querySelector('details');
  details.open = !details.open;
};

const onPageKey = (event) => {
  const typing = event.target.matches('input, select, textarea');
  if (event.key === 'Escape' && !drawer.hidden) goTo(currentView());
  if (event.key === '/' && !typing) {
    event.preventDefault();
    form.elements.text.focus();
    form.elements.text.select();
  }
};
