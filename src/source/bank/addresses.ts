import { SourceError } from "../sourceError.ts";
import { unexpected } from "./refusals.ts";

/** The address of a resource below the bank's base. Throws if an id of the bank would lead elsewhere. */
export function addressOf(
  base: string,
  parts: readonly string[],
  query: Record<string, string> = {},
): string {
  const trimmed = base.replace(/\/+$/, "");
  if (parts.some((part) => /^\.{0,2}$/.test(part))) {
    throw unexpected("The bank named a consent or an account by an id that cannot stand in an address.");
  }
  const search = new URLSearchParams(query).toString();
  const address = `${trimmed}/v1/${parts.map(encodeURIComponent).join("/")}`;
  return search === "" ? address : `${address}?${search}`;
}

/**
 * The address of the page after this one, which the bank links to. Throws `SourceError` ("elsewhere") unless it is the
 * same list, or something below it, at the same origin: a bank's answer must not choose what the gateway fetches.
 */
export function nextAddress(href: string, list: string): string {
  const own = new URL(list);
  const next = URL.parse(href, list);
  const below =
    next !== null && (next.pathname === own.pathname || next.pathname.startsWith(`${own.pathname}/`));
  if (next === null || next.origin !== own.origin || !below || next.username !== "" || next.password !== "") {
    throw new SourceError(
      "elsewhere",
      "The bank's next page of transactions is not part of the list at the bank.",
      {
        hint: "Nothing was fetched from there.",
      },
    );
  }
  next.hash = "";
  return next.href;
}

/** The page at which the customer decides. Throws `SourceError` ("elsewhere") if it is on none of the origins. */
export function pageAddress(href: string, pages: readonly string[]): string {
  const page = URL.parse(href);
  if (page === null || !pages.includes(page.origin) || page.username !== "" || page.password !== "") {
    throw new SourceError(
      "elsewhere",
      "The bank sends the customer to a page that is not configured for it.",
      {
        hint: "Compare the origins of its pages with the bank's documentation.",
      },
    );
  }
  return page.href;
}
