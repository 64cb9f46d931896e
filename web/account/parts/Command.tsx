/** @jsxImportSource preact */

/** A command to be copied. */
export function Command({ children }: { readonly children: string }) {
  return (
    <code class="command" translate={false}>
      {children}
    </code>
  );
}
