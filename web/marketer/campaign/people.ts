import { language, words } from "../session.ts";

/** A number of people as it is shown. */
export function people(count: number | undefined): string {
  return count === undefined ? words.tooFew : new Intl.NumberFormat(language).format(count);
}
