/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";

/** A list of names and what belongs to them; rows without content are left out. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {rows
        .filter(([, content]) => content !== undefined && content !== "")
        .map(([name, content]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{content}</dd>
          </div>
        ))}
    </dl>
  );
}
