import { config } from "zod/v4/core";

// Shapes would be made into code, which the page's policy forbids. Imported before anything that has shapes.
config({ jitless: true });
