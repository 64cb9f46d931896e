import { readFileSync } from "node:fs";
import { type House, readHouse } from "../../../src/brand/office/house.ts";
import { ServiceError } from "../../shared/serviceError.ts";
import type { Brand } from "../brand.ts";
import { createClock } from "../deciding/clock.ts";

/** What the brand's office works with. */
export interface Office extends Pick<Brand, "database" | "client" | "deployment" | "policy"> {
  readonly house: House;
  /** Unix seconds; waits for no node. */
  readonly now: () => number;
  /** Called when something is to be published. */
  readonly wake: () => void;
}

/** The office of a brand that has the file of one. Throws `ServiceError` for a file that is not there or malformed. */
export function officeOf(brand: Brand, file: string | undefined, wake: () => void): Office | undefined {
  if (file === undefined) return undefined;
  const { database, client, deployment, policy, now } = brand;
  return { database, client, deployment, policy, house: readHouseFile(file), now: createClock(now), wake };
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
