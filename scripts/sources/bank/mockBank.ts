import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { OpenApi } from "./openApi.ts";

/** Examples of the file that fit together, for what has several. */
const examples: readonly (readonly [path: RegExp, example: string])[] = [
  [/^\/v1\/consents$/, "Response in case of a redirect"],
  [/^\/v1\/accounts$/, "Example 2"],
  [/\/balances$/, "Example 3:"],
  [/^\/v1\/accounts\/[^/]+\/transactions$/, "Example 1"],
];

/** Serves the examples of the official file on the loopback, and notes what is wrong with requests and answers. */
export async function startMockBank(api: OpenApi) {
  const violations: string[] = [];
  const asked: string[] = [];
  const app = new Hono();
  app.all("/psd2/*", async (context) => {
    const { raw, url } = context.req;
    const path = url.slice(url.indexOf("/psd2") + "/psd2".length);
    const text = await raw.text();
    const method = raw.method.toLowerCase();
    const request = {
      method,
      path,
      headers: Object.fromEntries(raw.headers),
      body: text === "" ? undefined : JSON.parse(text),
    };
    const { pathname } = new URL(path, url);
    const example =
      method === "delete" ? undefined : examples.find(([pattern]) => pattern.test(pathname))?.[1];
    const answer = await api.mock(request, example);
    asked.push(`${method} ${pathname}`);
    violations.push(...answer.violations.map((violation) => `${method} ${path}: ${violation}`));
    const body = answer.status === 204 ? null : JSON.stringify(answer.body);
    return new Response(body, { status: answer.status, headers: { "content-type": "application/json" } });
  });
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }) as Server;
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/psd2`,
    asked,
    violations,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
