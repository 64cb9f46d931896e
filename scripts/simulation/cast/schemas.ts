import { defineSchema } from "../../../src/request/schema.ts";

/** What the data vault vouches for. The people of the survey have the first four; the rest is missing. */
export const vaultSchema = defineSchema("decdp.example/person/1", [
  { name: "age", unit: "years", offset: 0, scale: 1, changeable: false },
  { name: "education", unit: "years", offset: 0, scale: 1 },
  { name: "maritalStatus", categories: ["single", "married"] },
  {
    name: "occupation",
    categories: ["service", "clerical", "sales", "other", "professional", "management"],
  },
  { name: "household", unit: "persons", offset: 0, scale: 1 },
  { name: "children", unit: "children", offset: 0, scale: 1 },
  { name: "rooms", unit: "rooms", offset: 0, scale: 1 },
  { name: "livingArea", unit: "square metres", offset: 0, scale: 1 },
  { name: "yearsAtAddress", unit: "years", offset: 0, scale: 1 },
  { name: "commute", unit: "minutes", offset: 0, scale: 1 },
  { name: "weeklyHours", unit: "hours", offset: 0, scale: 1 },
  { name: "holidays", unit: "days a year", offset: 0, scale: 1 },
  { name: "languages", unit: "languages", offset: 0, scale: 1 },
  { name: "cars", unit: "cars", offset: 0, scale: 1 },
  { name: "bicycles", unit: "bicycles", offset: 0, scale: 1 },
  { name: "pets", unit: "pets", offset: 0, scale: 1 },
]);

/** What the bank's gateway derives from a year of account movements. */
export const bankSchema = defineSchema("decdp.example/income/1", [
  { name: "hourlyWage", unit: "USD", offset: 0, scale: 0.01 },
  { name: "regularMonths", unit: "months of the last 12 with a wage", offset: 0, scale: 1 },
]);

/** What the brand itself has observed and hands to the customer. */
export const engagementSchema = defineSchema("decdp.example/engagement/1", [
  { name: "visits", unit: "in the last 30 days", offset: 0, scale: 1 },
  { name: "purchases", unit: "in the last year", offset: 0, scale: 1 },
  { name: "balanceTrend", unit: "USD a month", offset: -10_000, scale: 1 },
]);
