import type { Authority, Contact, Party } from "../terms/terms.ts";
import { link, type Node } from "./node.ts";

/** Where a party can be reached, and where it is; both have IRIs, so that others can be reached there too. */
export function contactFields(iri: string, { contact, country, ...rest }: Party | Authority): Node {
  return {
    "schema:contactPoint": contactNode(`${iri}-contact`, contact),
    "schema:address": {
      "@id": `${iri}-address`,
      "@type": "schema:PostalAddress",
      ...("address" in rest && { "schema:streetAddress": rest.address }),
      "schema:addressCountry": country,
    },
  };
}

/** A way to reach somebody: `mailto:`, `tel:` or `https://`. */
export function contactNode(iri: string, contact: Contact): Node {
  return { "@id": iri, "@type": "schema:ContactPoint", ...reachedBy(contact) };
}

function reachedBy(contact: Contact): Node {
  if (contact.startsWith("mailto:")) return { "schema:email": contact.slice("mailto:".length) };
  if (contact.startsWith("tel:")) return { "schema:telephone": contact.slice("tel:".length) };
  return { "schema:url": link(contact) };
}
