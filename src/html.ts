/** Text that is HTML. */
export interface Html {
  readonly html: string;
}

type Content = Html | string | number | readonly Html[];

/** HTML with values inserted: text is escaped, HTML is not. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: parts.reduce((text, part, index) => text + render(values[index - 1]!) + part) };
}

function render(value: Content): string {
  if (typeof value === "object") return "html" in value ? value.html : value.map(render).join("");
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
