/**
 * Everything that the library offers. Each role also has its own entry, which loads less: `decdp/agent`,
 * `decdp/auditor`, `decdp/brand`, `decdp/customer`, `decdp/issuer`.
 *
 * @module decdp
 */

export * from "./roles/agent.ts";
export * from "./roles/auditor.ts";
export * from "./roles/brand.ts";
export * from "./roles/customer.ts";
export * from "./roles/issuer.ts";
