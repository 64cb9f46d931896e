import { type Assumptions, networksIn } from "./assumptions.ts";

/** One kind of cost in a year, in USD. */
export interface CostLine {
  readonly name: string;
  readonly amount: number;
}

/** A year of one way to know one's customers. */
export interface Year {
  readonly name: string;
  readonly lines: readonly CostLine[];
  readonly total: number;
}

/** What each way costs in a year for so many customers: first the record, then this protocol on each network. */
export function yearsFor(customers: number, assumptions: Assumptions, gas: (step: string) => number): Year[] {
  return [
    recordYear(customers, assumptions),
    ...networksIn(assumptions).map((network) => protocolYear(customers, { network, assumptions, gas })),
  ];
}

/** Gas that one customer who takes part causes in a year: consents in relays of 50, answers in batches of 128. */
export function gasOfCustomer(assumptions: Assumptions, gas: (step: string) => number): number {
  const count = (name: string) => assumptions[`decdp.${name}`]!.value;
  return (
    (count("consents") * gas("relay 50 consents")) / 50 +
    (count("answers") * gas("settle a batch of 128")) / 128 +
    count("withdrawals") * gas("withdraw by signature") +
    count("claims") * gas("claim by signature")
  );
}

/** Gas that a year causes however many customers there are. */
export function gasOfBrand(assumptions: Assumptions, gas: (step: string) => number): number {
  const ofCampaign =
    gas("open a campaign with full rules and a model") + gas("register a full model") + gas("fund");
  return (
    assumptions["decdp.campaigns"]!.value * ofCampaign +
    assumptions["decdp.roots"]!.value * gas("publish the next root")
  );
}

function recordYear(customers: number, assumptions: Assumptions): Year {
  const value = (name: string) => assumptions[`record.${name}`]!.value;
  const requests = customers * value("accessRequests");
  return yearOf("a 360 record", [
    { name: "licence", amount: value("licenceFixed") + customers * value("licencePerCustomer") },
    { name: "people", amount: value("people") * assumptions["people.personYear"]!.value },
    { name: "access requests", amount: requests * value("accessRequest") * value("shareOfRequest") },
    { name: "expected breach", amount: customers * value("breach") },
  ]);
}

function protocolYear(
  customers: number,
  {
    network,
    assumptions,
    gas,
  }: { readonly network: string; readonly assumptions: Assumptions; readonly gas: (step: string) => number },
): Year {
  const value = (name: string) => assumptions[`decdp.${name}`]!.value;
  const takingPart = customers * value("participation");
  const perGas = assumptions[`network.${network}.gasPrice`]!.value * 1e-9 * assumptions["price.ether"]!.value;
  const servers = Math.ceil(customers / value("customersPerServer"));
  const requests = customers * assumptions["record.accessRequests"]!.value;
  return yearOf(`DeCDP, ${network}`, [
    { name: "rewards, to customers", amount: takingPart * value("answers") * value("reward") },
    { name: "people", amount: value("people") * assumptions["people.personYear"]!.value },
    { name: "access requests", amount: requests * value("accessRequest") },
    {
      name: "gas",
      amount: perGas * (takingPart * gasOfCustomer(assumptions, gas) + gasOfBrand(assumptions, gas)),
    },
    { name: "servers", amount: servers * value("server") },
  ]);
}

function yearOf(name: string, lines: readonly CostLine[]): Year {
  return { name, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}
