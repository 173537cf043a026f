// The drawer beside the matrix: everything about one cell, cloned from the texts in the page.

const drawer = document.getElementById('drawer');

const copyButton = (text, name) => {
  const button = make('button', {type: 'button', className: 'copy'}, name);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'copied';
    } catch {
      button.textContent = 'not allowed here';
    }
  });
  return button;
};

const unique = (values) => [...new Set(values)];

/** How a row's cells are asked for their kind: its mode, and the side that accepted. */
const howOf = (row) => row.name.slice(row.kind.length + 1);

/** The clause's cells on this target, kinds down, modes and sides across. */
const variantGrid = (cell) => {
  const rows = cell.clause.rows.filter((row) => row.cells[cell.target]);
  const hows = unique(rows.map(howOf));
  const gridCell = (kind, how) => {
    const row = rows.find((each) => each.kind === kind && howOf(each) === how);
    const other = row?.cells[cell.target];
    if (!other) return make('td');
    const link = linkTo(placeOf(other), labelOf(other));
    if (other === cell) link.setAttribute('aria-current', 'true');
    return make('td', {className: classesOf(other)}, link);
  };
  const head = make('tr', {}, make('td'), ...hows.map((how) => make('th', {scope: 'col'}, how)));
  const body = unique(rows.map((row) => row.kind)).map((kind) =>
    make('tr', {}, make('th', {scope: 'row'}, kind), ...hows.map((how) => gridCell(kind, how))),
  );
  return make('table', {className: 'grid'}, head, ...body);
};

const otherTargets = (cell) => {
  const others = cell.row.cells.filter((other) => other && other !== cell);
  const items = others.map((other) =>
    make(
      'li',
      {className: classesOf(other)},
      linkTo(placeOf(other), targets[other.target]),
      ` ${labelOf(other)}`,
    ),
  );
  if (!items.length) return [];
  return [make('h3', {}, 'The same cell elsewhere'), make('ul', {className: 'others'}, ...items)];
};

const sourcesOf = (cell, article) =>
  article.querySelector('.sources') ?? cell.clause.texts.querySelector('.sources');

/** The command of the article; where several cells share it, of the one that is shown. */
const commandOf = (cell, article) => {
  const [target, name] = [targets[cell.target], `${cell.clause.id}/${cell.row.name}`];
  const command = article.querySelector('.repeat')?.textContent;
  if (!command) return `sockspec run ${target} --select ${name}`;
  const first = article.querySelector('.cells li')?.textContent ?? cell.clause.rows[0].name;
  const firstTarget = targets[article.dataset.targets?.split(' ')[0] ?? 0];
  return command
    .replace(`${cell.clause.id}/${first}`, name)
    .replace(` run ${firstTarget} `, ` run ${target} `);
};

/** All that the drawer says as plain text, for a bug tracker: the layout is that of failure_text. */
const plainText = (cell, article, command) => {
  const {level, says: sentence} = cell.clause;
  const sources = [...sourcesOf(cell, article).children].map((each) => each.textContent);
  const terms = [...article.querySelectorAll('dt')].map((term) => [
    term.textContent,
    term.nextSibling.textContent,
  ]);
  const lines = [[level, sentence], ['source', sources.join('; ')], ...terms].map(
    ([term, content]) => `  ${term.padEnd(9)} ${content}`,
  );
  const transcript = article.querySelector('.transcript')?.textContent.trimEnd().split('\n') ?? [];
  return [
    `${cell.clause.id}/${cell.row.name}  on ${targets[cell.target]}  ${labelOf(cell)}`,
    ...lines,
    ...(transcript.length ? ['  transcript', ...transcript.map((line) => `    ${line}`)] : []),
    `  repeat    ${command}`,
    '',
  ].join('\n');
};

const transcriptOf = (article) => {
  const transcript = article.querySelector('.transcript');
  return transcript ? [make('h3', {}, 'Transcript'), transcript.cloneNode(true)] : [];
};

const fill = (cell) => {
  const article = articleOf(cell);
  const command = commandOf(cell, article);
  const close = make('button', {type: 'button', className: 'close', ariaLabel: 'Close'}, 'Close');
  close.addEventListener('click', () => goTo(currentView()));
  drawer.replaceChildren(
    make(
      'header',
      {},
      copyButton(plainText(cell, article, command), 'Copy text'),
      copyButton(location.href, 'Copy link'),
      close,
    ),
    make('h2', {}, make('code', {}, `${cell.clause.id}/`, make('wbr'), cell.row.name)),
    make('p', {className: 'where'}, `on ${targets[cell.target]}`),
    make('p', {className: `${cell.verdict} ${cell.outcome} verdict`}, labelOf(cell)),
    make('p', {}, make('b', {}, cell.clause.level), ' ', make('span', {}, cell.clause.says)),
    sourcesOf(cell, article).cloneNode(true),
    article.querySelector('dl').cloneNode(true),
    ...transcriptOf(article),
    make('h3', {}, 'Repeat'),
    make('div', {className: 'command'}, make('pre', {}, command), copyButton(command, 'Copy')),
    make('h3', {}, 'Kinds and modes'),
    variantGrid(cell),
    ...otherTargets(cell),
  );
};

const markSelected = (cell) => {
  for (const each of matrix.querySelectorAll('.selected')) each.classList.remove('selected');
  if (!cell) return;
  linkCall(cell.clause.call);
  unfoldRows(cell.clause);
  cell.element.classList.add('selected');
  cell.clause.row.cells[cell.target + 1].classList.add('selected');
};

let opener = null; // where the focus goes back to

const openDrawer = (cell) => {
  if (drawer.hidden) opener = document.activeElement;
  fill(cell);
  markSelected(cell);
  drawer.hidden = false;
  document.body.classList.add('with-drawer');
  drawer.scrollTop = 0;
  drawer.focus({preventScroll: true});
};

const closeDrawer = () => {
  if (drawer.hidden) return;
  drawer.hidden = true;
  document.body.classList.remove('with-drawer');
  markSelected(null);
  if (opener?.isConnected) opener.focus({preventScroll: true});
};
