/** Loaded into a process that is measured: it collects its garbage when it is told to. */
process.on("SIGUSR2", () => globalThis.gc?.());
