/** @jsxImportSource preact */
import { generate } from "lean-qr";

/** Modules of white around it, without which cameras do not find it. */
const MARGIN = 4;

/** A text as a QR code: dark on light in both themes, since cameras want it so. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const code = generate(text);
  const all = code.size + 2 * MARGIN;
  let dark = "";
  for (let row = 0; row < code.size; row++) {
    for (let column = 0; column < code.size; column++) {
      if (code.get(column, row)) dark += `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`;
    }
  }
  return (
    <svg class="qr" viewBox={`0 0 ${all} ${all}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={all} height={all} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
