import { InvalidValueError } from "../../../errors.ts";
import { isSpecialCategory } from "../../dpv/hierarchy.ts";
import type { Party, Terms } from "../../terms/terms.ts";
import { inWords } from "../../terms/wording.ts";
import { accountIri } from "../document/iris.ts";
import type { Receipt } from "../file/receipt.ts";

/** A consent receipt by Kantara's specification 1.1. */
export type KantaraReceipt = ReturnType<typeof kantaraReceipt>;

/**
 * A receipt in Kantara's form 1.1, for software that reads that. It says less: it has neither signatures nor the words, and
 * knows only consents that were given; for other events this throws `InvalidValueError`.
 *
 * @param policyUrl Where the brand hosts the terms.
 */
export function kantaraReceipt({ facts, terms, shown }: Receipt, policyUrl: string) {
  const { event, at, id, subject, chainId } = facts;
  if (event !== "given" && event !== "renewed") {
    throw new InvalidValueError(
      `Kantara's receipts are of consents that were given; this one is "${event}".`,
      {
        details: { event },
        hint: "Export receipts of the events given and renewed.",
      },
    );
  }
  const special = categoriesOf(terms).filter(isSpecialCategory);
  return {
    version: "KI-CR-v1.1.0" as const,
    jurisdiction: terms.jurisdiction,
    consentTimestamp: at,
    collectionMethod: `${facts.agent.name} ${facts.agent.version}, by a ${facts.by === "person" ? "person" : "program for a person"}`,
    consentReceiptID: id,
    publicKey: subject,
    language: shown.rendering.language,
    piiPrincipalId: accountIri(chainId, subject),
    piiControllers: [terms.brand, ...terms.jointControllers].map(controllerOf),
    policyUrl,
    services: [{ service: shown.rendering.title, purposes: [purposeOf(terms, shown.rendering.purpose)] }],
    sensitive: special.length > 0,
    spiCat: special.map(inWords),
  };
}

function controllerOf({ name, address, country, contact }: Party) {
  return {
    piiController: name,
    contact: name,
    address: { streetAddress: address, addressCountry: country },
    ...(contact.startsWith("mailto:") && { email: contact.slice("mailto:".length) }),
    ...(contact.startsWith("tel:") && { phone: contact.slice("tel:".length) }),
    ...(contact.startsWith("https:") && { piiControllerUrl: contact }),
  };
}

function purposeOf(terms: Terms, purpose: string) {
  const others = terms.recipients.map(({ name }) => name);
  return {
    purpose,
    purposeCategory: [inWords(terms.purpose)],
    consentType: "EXPLICIT" as const,
    piiCategory: categoriesOf(terms).map(inWords),
    primaryPurpose: false,
    termination: terms.retention,
    thirdPartyDisclosure: others.length > 0,
    ...(others.length > 0 && { thirdPartyName: others.join(", ") }),
  };
}

function categoriesOf({ data, inferences }: Terms) {
  return [...new Set([...data, ...inferences].map(({ category }) => category))];
}
