import { proveOne } from "../proveOne.mjs";

await proveOne();
