import { inWords, levelInWords } from "../../wording.ts";
import { type AspectName, aspectNames, type DifferenceWords } from "./words.ts";

export const english: DifferenceWords = {
  aspects: Object.fromEntries(aspectNames.map((name) => [name, name])) as Record<AspectName, string>,
  code: inWords,
  level: levelInWords,
  lasting: (lasting) => lasting,
  place: (place) => place,
  yes: "yes",
  no: "no",
  nothing: "nothing",
  noneStated: "none stated",

  instead: (now, was) => `${now} instead of ${was}`,
  insteadOfOnly: (now, was) => `${now} instead of only ${was}`,
  onlyInstead: (now, was) => `only ${now} instead of ${was}`,
  isNew: (now) => `${now} is new`,
  isGone: (was) => `${was} is gone`,
  dataFrom: (attribute, category, source) => `"${attribute}" (${category}) from ${source}`,
  inferredFrom: (category, attribute) => `${category} from "${attribute}"`,
  receives: (name, role, thing) => `${name} (${role}) with the ${thing}`,
  isIn: (name, place) => `${name} in ${place}`,
  keepsFor: (name, lasting) => `${name} for ${lasting}`,
  onlySpelling: "Only the order or the spelling differs.",
};
