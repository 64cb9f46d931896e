import { createServer } from "node:http";
import type { Check, WebhookReceiver } from "../../src/brand/conformance/check.ts";
import { checkConformance } from "../../src/brand/conformance/conformance.ts";
import { readText } from "../input/files.ts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome } from "../run.ts";
import type { Surroundings } from "../setting/context.ts";

export interface ConformanceCommandOptions {
  readonly customerId?: string;
  readonly campaign?: bigint;
  readonly stop?: string;
  readonly receivePort?: bigint;
}

/** Bytes of a webhook at most. */
const LARGEST_WEBHOOK = 65_536;

const signs: Readonly<Record<Check["outcome"], string>> = {
  passed: "passed",
  failed: "FAILED",
  notChecked: "not checked",
};

/** Checks a brand's installation from outside. */
export async function conformanceOf(
  { environment }: Pick<Surroundings, "environment">,
  options: ConformanceCommandOptions,
  url: string,
): Promise<Outcome> {
  const { DECDP_BRAND_TOKEN: token, DECDP_BRAND_OFFICER: officerToken } = environment;
  if (!token) throw new UsageError("Set DECDP_BRAND_TOKEN to what the brand's own programs show.");
  const customer = customerOf(options);
  const port = options.receivePort;
  const receiver = officerToken && port !== undefined ? await receive(Number(port)) : undefined;
  try {
    const { checks, stopSeconds, acknowledgedSeconds } = await checkConformance({
      ...{ url, token, customer },
      webhook: receiver && officerToken ? { receiver, officerToken } : undefined,
    });
    return {
      data: { checks, stopSeconds, acknowledgedSeconds },
      lines: [
        ...checks.map(({ name, outcome, words }) => `${signs[outcome]}: ${name}. ${words}`),
        ...(stopSeconds === undefined
          ? []
          : [
              `From the stop to general content: ${stopSeconds.toFixed(2)} s; acknowledged after ${acknowledgedSeconds?.toFixed(2)} s.`,
            ]),
      ],
      refused: checks.some(({ outcome }) => outcome === "failed"),
    };
  } finally {
    receiver?.close();
  }
}

function customerOf({ customerId, campaign, stop }: ConformanceCommandOptions) {
  if (customerId === undefined && campaign === undefined && stop === undefined) return undefined;
  if (customerId !== undefined && campaign !== undefined && stop !== undefined) {
    return { customerId, campaign, stop: readText(stop) };
  }
  throw new UsageError("A test customer needs all of --customer-id, --campaign and --stop.");
}

/** Keeps what is posted to a port of this machine. */
async function receive(port: number): Promise<WebhookReceiver & { close(): void }> {
  const received: WebhookReceiver["received"][number][] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) {
      body += piece;
      if (body.length > LARGEST_WEBHOOK) return request.destroy();
    }
    received.push({ headers: request.headers as Record<string, string | undefined>, body });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${taken}/`,
    received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
