import type { Audit } from "../../../../src/audit/audit.ts";
import type { Facts } from "../../../../src/audit/facts/facts.ts";
import {
  type PublishedCampaign,
  readPublishedCampaign,
} from "../../../../src/format/campaign/publishedCampaign.ts";
import type { Said } from "../account.ts";
import type { Asked } from "./asked.ts";

/** A campaign's text as the brand publishes it; undefined if it published none that can be read. */
export function readPublished({ text }: Asked): PublishedCampaign | undefined {
  if (text === undefined) return undefined;
  try {
    return readPublishedCampaign(text);
  } catch {
    return undefined;
  }
}

/** Whether the published text is the one that the campaign was opened with, of which the chain has the hash. */
export function compareDocument(
  asked: Asked,
  published: PublishedCampaign | undefined,
  { facts, audit }: { readonly facts: Facts; readonly audit: Audit },
): Said {
  const said = { what: "document", place: asked.place } as const;
  if (asked.text === undefined) return { ...said, standing: "notChecked", why: asked.why };
  if (published === undefined) return { ...said, standing: "notChecked", why: "malformed" };
  const isOfCampaign =
    published.campaign === facts.campaign &&
    published.chainId === facts.chainId &&
    published.campaigns.toLowerCase() === facts.campaigns.toLowerCase();
  const found = audit.findings.find(({ check }) => check === "document.differs");
  const parts = `${found?.values.differing ?? ""}`.split(", ").filter((part) => part !== "");
  const differing = [...(isOfCampaign ? [] : ["campaign"]), ...parts];
  if (found === undefined && isOfCampaign) return { ...said, standing: "agreed" };
  return { ...said, standing: "differing", differing };
}
