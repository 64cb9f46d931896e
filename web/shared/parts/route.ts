import { signal } from "@preact/signals";

/** The part of the address after "#", as its pieces: "#/ask/12" is ["ask", "12"]. */
export const route = signal(piecesOf(location.hash));

addEventListener("hashchange", () => {
  route.value = piecesOf(location.hash);
});

export function go(...pieces: readonly string[]): void {
  location.hash = `/${pieces.map(encodeURIComponent).join("/")}`;
}

function piecesOf(hash: string): string[] {
  return hash.replace(/^#\/?/, "").split("/").map(decoded);
}

/** Somebody may have typed it. */
function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return "";
  }
}
