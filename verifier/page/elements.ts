/** The element of an id, of the type that the page's source gives it. */
export function byId<T extends HTMLElement>(id: string, type: abstract new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new TypeError(`the page has no ${id}`);
  return element;
}

export function show(id: string, isShown: boolean): void {
  byId(id, HTMLElement).hidden = !isShown;
}

/** Fills a list and hides the part that holds it where it is empty. */
export function fill(id: string, children: readonly Element[]): void {
  byId(id, HTMLElement).replaceChildren(...children);
  show(`${id}-part`, children.length > 0);
}

type Cell = readonly [tag: string, text: string, className?: string];

/** Text only: what a file says is never read as markup. */
export function row(tag: string, cells: readonly Cell[]): Element {
  const element = document.createElement(tag);
  for (const [name, text, className = ''] of cells) {
    const cell = document.createElement(name);
    cell.textContent = text;
    if (className !== '') cell.className = className;
    element.append(cell);
  }
  return element;
}
