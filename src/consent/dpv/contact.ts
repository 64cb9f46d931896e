import type { Authority, Contact, Party } from "../terms/terms.ts";
import { link, type Node } from "./node.ts";

/** Where a party can be reached: by its contact and by post. */
export function contactNodes(iri: string, { contact, country, ...rest }: Party | Authority): Node[] {
  return [
    contactNode(`${iri}-contact`, contact),
    {
      "@id": `${iri}-address`,
      "@type": "schema:PostalAddress",
      ...("address" in rest && { "schema:streetAddress": rest.address }),
      "schema:addressCountry": country,
    },
  ];
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
