import { leavesOf, type Place } from "./place.ts";

const stated = { age: 44, savings: 14_876_531, region: "north" };

/** The customer's own word, which no counterpart holds. */
export function openOwnWord(): Place {
  return {
    name: "own-word",
    title: "own word",
    issuer: {
      source: "ownWord",
      options: {
        schema: {
          name: "sources/own-word/1",
          attributes: [
            { name: "age", unit: "years", offset: 0, scale: 1 },
            { name: "savings", unit: "EUR", offset: 0, scale: 1 },
            { name: "region", categories: ["north", "south"] },
          ],
        },
      },
    },
    question: {
      source: "ownWord",
      category: "pd:AgeRange",
      rule: { attribute: "age", between: [40, 49] },
    },
    answer: async () => stated,
    end: async () => "nothing was granted",
    held: () => leavesOf(stated, "stated"),
    close: async () => {},
  };
}
