import { defineSchema } from "../../src/request/schema.ts";

/** What the data vault vouches for. */
export const vaultSchema = defineSchema("decdp.example/person/1", [
  { name: "age", unit: "years", offset: 0, scale: 1 },
  { name: "education", unit: "years", offset: 0, scale: 1 },
  { name: "maritalStatus", categories: ["single", "married"] },
  {
    name: "occupation",
    categories: ["service", "clerical", "sales", "other", "professional", "management"],
  },
]);

/** What the bank's gateway derives from a year of account movements. */
export const bankSchema = defineSchema("decdp.example/income/1", [
  { name: "hourlyWage", unit: "USD", offset: 0, scale: 0.01 },
  { name: "regularMonths", unit: "months of the last 12 with a wage", offset: 0, scale: 1 },
]);

/** What the brand itself has seen and hands to the customer. */
export const engagementSchema = defineSchema("decdp.example/engagement/1", [
  { name: "visits", unit: "in the last 30 days", offset: 0, scale: 1 },
  { name: "purchases", unit: "in the last year", offset: 0, scale: 1 },
  { name: "balanceTrend", unit: "USD a month", offset: -10_000, scale: 1 },
]);
