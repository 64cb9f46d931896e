export type Language = "en" | "nl" | "sv" | "de";

/** What a room of a page says, in every language. */
export type Catalogue<Words> = Readonly<Record<Language, Words>>;

/** The words for whoever prefers these languages, the first one most; English for a language without. */
export function wordsIn<Words>(catalogue: Catalogue<Words>, preferred = navigator.languages): Words {
  return catalogue[languageOf(preferred)];
}

/** The language of the pages for whoever prefers these. */
export function languageOf(preferred: readonly string[]): Language {
  const mains = preferred.map((language) => language.toLowerCase().split("-")[0]!);
  return mains.find((language): language is Language => Object.hasOwn(languages, language)) ?? "en";
}

/** By their own names. */
export const languages: Catalogue<string> = {
  en: "English",
  nl: "Nederlands",
  sv: "Svenska",
  de: "Deutsch",
};
