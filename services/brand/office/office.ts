import { existsSync, readFileSync } from "node:fs";
import type { Address } from "viem";
import { type House, readHouse } from "../../../src/brand/office/house.ts";
import { type PageFile, readPages } from "../../shared/pages/readPages.ts";
import { fromRoot } from "../../shared/paths.ts";
import { ServiceError } from "../../shared/serviceError.ts";
import type { Brand } from "../brand.ts";
import { createClock } from "../deciding/clock.ts";
import type { BrandOptions } from "../options.ts";

/** What the brand's office works with. */
export interface Office extends Pick<Brand, "database" | "client" | "deployment" | "policy"> {
  readonly house: House;
  /** The accounts whose signature approves as a privacy officer. */
  readonly officers: readonly Address[];
  /** Unix seconds; waits for no node. */
  readonly now: () => number;
  /** Called when something is to be published. */
  readonly wake: () => void;
}

/** The sites of the brand's own people: the path at which each is served, and its name among the built ones. */
const sites = { "/office": "marketer", "/officer": "officer" } as const;

/**
 * The built sites of the office by their paths; one that is not built is left out.
 *
 * @param folder Where the built sites are.
 */
export function officeSites(
  folder = fromRoot("dist/web"),
): readonly (readonly [string, ReadonlyMap<string, PageFile>])[] {
  return Object.entries(sites)
    .map(([place, name]) => [place, `${folder}/${name}`] as const)
    .filter(([, site]) => existsSync(`${site}/index.html`))
    .map(([place, site]) => [place, readPages(site)]);
}

/** The office of a brand that has the file of one. Throws `ServiceError` for a file that is not there or malformed. */
export function officeOf(
  brand: Brand,
  { office: file, officers = [] }: Pick<BrandOptions, "office" | "officers">,
  wake: () => void,
): Office | undefined {
  if (file === undefined) return undefined;
  const { database, client, deployment, policy, now } = brand;
  const house = readHouseFile(file);
  return { database, client, deployment, policy, house, officers, now: createClock(now), wake };
}

function readHouseFile(file: string): House {
  try {
    return readHouse(readFileSync(file, "utf8"), file);
  } catch (cause) {
    throw new ServiceError(`${file} cannot be used: ${(cause as Error).message}`, {
      hint: "docs/building/brand.md shows what is in it.",
      cause,
    });
  }
}
