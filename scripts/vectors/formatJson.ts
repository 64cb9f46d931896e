const lineWidth = 110;

/**
 * JSON as this repository's formatter writes it: objects over several lines, numbers side by side if they fit. Integers
 * beyond a double's precision are decimal strings.
 */
export function formatJson(value: unknown, indent = "", column = 0): string {
  const inner = `${indent}  `;
  if (typeof value === "bigint") return `"${value}"`;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === "number")) return formatNumbers(value, indent, column);
    const items = value.map((item) => formatJson(item, inner, inner.length));
    return `[\n${inner}${items.join(`,\n${inner}`)}\n${indent}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, item]) => {
      const start = `"${name}": `;
      return start + formatJson(item, inner, inner.length + start.length);
    });
    return `{\n${inner}${entries.join(`,\n${inner}`)}\n${indent}}`;
  }
  return JSON.stringify(value);
}

/** On one line if it fits together with a comma, otherwise as many on each line as fit. */
function formatNumbers(values: readonly number[], indent: string, column: number): string {
  const oneLine = `[${values.join(", ")}]`;
  if (column + oneLine.length <= lineWidth) return oneLine;
  const lines: string[] = [];
  for (const value of values) {
    const extended = `${lines.at(-1)}, ${value}`;
    if (lines.length > 0 && indent.length + 2 + extended.length < lineWidth)
      lines[lines.length - 1] = extended;
    else lines.push(`${value}`);
  }
  return `[\n${lines.map((line) => `${indent}  ${line}`).join(",\n")}\n${indent}]`;
}
