import { inWords } from "../../wording.ts";

const LASTING = /^(\d{1,9}) (second|minute|hour|day|week|month|year)s?$/;

/**
 * Codes in another language than English. What a list lacks is the vocabulary's own English name, in quotation marks: a
 * name of ours would not be the one that was agreed to.
 *
 * @param article How an article of the GDPR is called, such as "DSGVO Art."; and the two kinds of consent that follow some.
 */
export function codedBy(
  codes: Readonly<Record<string, string>>,
  article: string,
  consents: Readonly<Record<"explicit" | "non-explicit", string>>,
): (code: string) => string {
  return (code) => {
    if (Object.hasOwn(codes, code)) return codes[code]!;
    const english = inWords(code);
    if (!code.startsWith("eu-gdpr:")) return `“${english}”`;
    const [number, kind] = english.replace(/^GDPR art\./, article).split(", ");
    const consent = kind?.replace(" consent", "") as keyof typeof consents | undefined;
    return consent === undefined ? number! : `${number}, ${consents[consent]}`;
  };
}

/** Durations as a language writes them. */
export function lastingIn(language: string, endless: string): (lasting: string) => string {
  return (lasting) => {
    const [, amount, unit] = LASTING.exec(lasting) ?? [];
    if (amount === undefined) return lasting === "endless" ? endless : lasting;
    return new Intl.NumberFormat(language, { style: "unit", unit: unit!, unitDisplay: "long" }).format(
      Number(amount),
    );
  };
}

/** Countries by their names in a language. */
export function placeIn(language: string, own: Readonly<Record<string, string>>): (place: string) => string {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return (place) => own[place] ?? names.of(place) ?? place;
}
