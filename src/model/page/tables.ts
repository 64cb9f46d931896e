import { type Html, html } from "../../html.ts";

/** One column of a table. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  /** Whether it is a number, which stands to the right. */
  readonly isNumber?: boolean;
}

/**
 * A table whose first column names the rows. It scrolls sideways where the screen is too narrow for it, also with keys.
 *
 * @param options.isOurs The row that the page is about.
 */
export function tableOf<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { isOurs }: { readonly isOurs?: (row: Row) => boolean } = {},
): Html {
  const kind = ({ isNumber = false }: Column<Row>) => (isNumber ? html` class="number"` : "");
  const body = rows.map((row) => {
    const cells = columns.map((column, index) =>
      index === 0
        ? html`<th scope="row"${kind(column)}>${column.cell(row)}</th>`
        : html`<td${kind(column)}>${column.cell(row)}</td>`,
    );
    return html`<tr${isOurs?.(row) ? html` class="ours"` : ""}>${cells}</tr>`;
  });
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col"${kind(column)}>${column.head}</th>`)}</tr></thead>
    <tbody>${body}</tbody></table></div>`;
}
