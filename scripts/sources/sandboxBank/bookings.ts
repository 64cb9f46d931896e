import type { Draw } from "./random.ts";

/** A transaction as a bank reports it, with the texts that banks really report. */
export interface Booking {
  readonly transactionId: string;
  readonly bookingDate: string;
  readonly valueDate: string;
  readonly transactionAmount: { readonly currency: string; readonly amount: string };
  readonly [field: string]: unknown;
}

/** How a customer earns and spends, in euros a month. */
export interface Habits {
  readonly salary: number;
  readonly rent: number;
  readonly groceries: number;
  readonly restaurants: number;
}

interface Line {
  readonly day: number;
  readonly cents: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Bookings of a current account in the given months, such as "2026-05", in the order of their dates. */
export function drawBookings(
  draw: Draw,
  habits: Habits,
  months: readonly string[],
  account: string,
): Booking[] {
  return months.flatMap((month) =>
    monthOf(draw, habits)
      .toSorted((left, right) => left.day - right.day)
      .map(({ day, cents, fields }, index) => {
        const date = `${month}-${String(day).padStart(2, "0")}`;
        return {
          transactionId: `${account}-${month}-${index}`,
          bookingDate: date,
          valueDate: date,
          transactionAmount: { currency: "EUR", amount: (cents / 100).toFixed(2) },
          ...fields,
        };
      }),
  );
}

function monthOf(draw: Draw, { salary, rent, groceries, restaurants }: Habits): Line[] {
  const card = (code: string, shop: string, cents: number): Line => ({
    day: draw(1, 28),
    cents,
    fields: {
      bankTransactionCode: "PMNT-CCRD-POSD",
      merchantCategoryCode: code,
      creditorName: shop,
      remittanceInformationUnstructured: `Card payment at ${shop}, terminal ${draw(1000, 9999)}`,
    },
  });
  const spread = (count: number, monthly: number, code: string, shop: string) =>
    Array.from({ length: count }, () => card(code, shop, -Math.round((monthly * draw(80, 120)) / count)));
  return [
    {
      day: draw(23, 25),
      cents: salary * 100 + draw(-2_000, 2_000),
      fields: {
        bankTransactionCode: "PMNT-RCDT-SALA",
        purposeCode: "SALA",
        debtorName: "Vereniging De Vakbond",
        debtorAccount: { iban: "NL76RABO0359400371" },
        remittanceInformationUnstructured: "Salary, personnel number 20117",
      },
    },
    {
      day: 1,
      cents: -rent * 100,
      fields: {
        bankTransactionCode: "PMNT-ICDT-STDO",
        purposeCode: "RENT",
        creditorName: "J. Huisbaas",
        creditorAccount: { iban: "DE67100100101306118605" },
        remittanceInformationUnstructured: "Rent Kerkstraat 12",
      },
    },
    {
      day: 3,
      cents: -draw(11_000, 16_000),
      fields: {
        bankTransactionCode: "PMNT-RDDT-ESDD",
        purposeCode: "ELEC",
        mandateId: `M-${draw(100, 999)}`,
      },
    },
    ...spread(8, groceries, "5411", "Buurtsuper"),
    ...spread(4, restaurants, "5812", "Trattoria Da Carlo"),
    card("5912", "Apotheek Centrum", -draw(500, 6_000)),
    card("4111", "Stadsvervoer", -draw(3_000, 9_000)),
    {
      day: draw(5, 20),
      cents: -2_500,
      fields: {
        purposeCode: "CHAR",
        creditorName: "Parochie Sint Jan",
        remittanceInformationUnstructured: "Church contribution",
      },
    },
  ];
}
