import type { Located } from "./terms.ts";

const EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
const EEA = [...EU, "EU", "IS", "LI", "NO"];

/** ISO 3166-1 alpha-2. */
export const countries: ReadonlySet<string> = new Set(
  (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC " +
    "CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD " +
    "GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH " +
    "KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW " +
    "MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC " +
    "SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY " +
    "UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
  ).split(" "),
);

/** Whether a place is a country, or one of the areas that terms may name. */
export function isPlace(place: string): boolean {
  return countries.has(place) || place === "EU" || place === "EEA" || place === "worldwide";
}

/** Whether a place lies in another one, or is the same. */
export function isPlaceWithin(place: string, wider: string): boolean {
  if (place === wider || wider === "worldwide") return true;
  if (wider === "EEA") return EEA.includes(place);
  return wider === "EU" && EU.includes(place);
}

/** Whether data that go there leave the European Economic Area (GDPR chapter V). */
export function isTransfer({ place }: Located): boolean {
  return !isPlaceWithin(place, "EEA");
}

/** Whether whoever agreed to `wider` agreed to this place: it lies there, and is protected at least as well. */
export function isLocatedWithin(located: Located, wider: Located): boolean {
  const isProtected =
    !isTransfer(located) || wider.safeguard === undefined || wider.safeguard === located.safeguard;
  return isProtected && isPlaceWithin(located.place, wider.place);
}
