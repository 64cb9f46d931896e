import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openApiDocument } from "../../../../services/brand/http/openapi.ts";
import { stackApp } from "../../../../services/brand/http/stack/routes.ts";

describe("the description of what a brand's stack asks", () => {
  it("has every route, with its method", () => {
    const { paths } = openApiDocument("https://brand.example");
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    // No route is asked: the stack is not looked at.
    const served = stackApp({} as never).routes.map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`,
    );
    assert.ok(served.length > 15);
    assert.deepEqual(
      served.filter((one) => !described.includes(one)),
      [],
    );
  });
});
