import { type Booking, drawBookings } from "./bookings.ts";
import { dutchIban } from "./iban.ts";
import { createDraw, type Draw } from "./random.ts";

/** An account with what the bank knows of it. */
export interface SandboxAccount {
  readonly resourceId: string;
  readonly kind: "current" | "savings" | "card";
  readonly currency: string;
  readonly iban?: string;
  readonly maskedPan?: string;
  readonly ownerName: string;
  readonly name: string;
  readonly product: string;
  /** Such as "1520.44". */
  readonly balance: string;
  readonly bookings: readonly Booking[];
}

export interface SandboxCustomer {
  readonly name: string;
  readonly accounts: readonly SandboxAccount[];
}

const names = ["Heike Mustermann", "Pieter de Vries", "Ana Costa", "Chidi Okafor"];

/** The bank's customers, the same for the same seed, with entries in the twelve months before a time in UNIX seconds. */
export function drawCustomers(seed: number, now: number): SandboxCustomer[] {
  const draw = createDraw(seed);
  const months = monthsBefore(now, 12);
  return names.map((name, index) => ({
    name,
    accounts: drawAccounts(draw, name, 1000 + index * 10, months),
  }));
}

function drawAccounts(
  draw: Draw,
  ownerName: string,
  number: number,
  months: readonly string[],
): SandboxAccount[] {
  const habits = {
    salary: draw(18, 60) * 100,
    rent: draw(6, 15) * 100,
    groceries: draw(200, 600),
    restaurants: draw(50, 250),
  };
  const own = { ownerName, currency: "EUR" };
  const balance = (euros: number) => (draw(0, euros * 100) / 100).toFixed(2);
  return [
    {
      ...own,
      resourceId: `current-${number}`,
      kind: "current",
      iban: dutchIban(number),
      name: "Household",
      product: "Betaalrekening",
      balance: balance(6_000),
      bookings: drawBookings(draw, habits, months, `c${number}`),
    },
    {
      ...own,
      resourceId: `savings-${number}`,
      kind: "savings",
      iban: dutchIban(number + 1),
      name: "For the holidays",
      product: "Spaarrekening",
      balance: balance(20_000),
      bookings: [],
    },
    {
      ...own,
      resourceId: `card-${number}`,
      kind: "card",
      maskedPan: `525412******${number}`,
      name: "Credit card",
      product: "Basic Credit",
      balance: balance(500),
      bookings: months.map((month, index) => ({
        transactionId: `k${number}-${index}`,
        bookingDate: `${month}-12`,
        valueDate: `${month}-12`,
        transactionAmount: { currency: "EUR", amount: `-${draw(40, 160)}.00` },
        merchantCategoryCode: "5651",
        transactionDetails: "Clothes for Sanne",
      })),
    },
  ];
}

function monthsBefore(now: number, count: number): string[] {
  const today = new Date(now * 1000);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + index - count, 1))
      .toISOString()
      .slice(0, 7),
  );
}
