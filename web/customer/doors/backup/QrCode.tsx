/** @jsxImportSource preact */
import { generate } from "lean-qr";

/** Cameras need light around the code. */
const MARGIN = 4;

/** A QR code of a text, dark on light in both themes, because cameras read no other. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, get } = generate(text);
  const cells = Array.from({ length: size * size }, (_, place) => [place % size, Math.floor(place / size)]);
  const path = cells
    .filter(([x, y]) => get(x!, y!))
    .map(([x, y]) => `M${x! + MARGIN} ${y! + MARGIN}h1v1h-1z`)
    .join("");
  const side = size + 2 * MARGIN;
  return (
    <svg
      class="code"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
