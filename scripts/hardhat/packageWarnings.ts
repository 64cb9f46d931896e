import type { SolidityHooks } from "hardhat/types/hooks";
import type { HardhatPlugin } from "hardhat/types/plugins";

/** Leaves out the compiler's warnings about packages: who builds this can do nothing about them. */
export const packageWarnings: HardhatPlugin = {
  id: "decdp-package-warnings",
  hookHandlers: { solidity: async () => ({ default: async () => hooks }) },
};

const hooks: Partial<SolidityHooks> = {
  getCompilationJobErrors: async (context, job, output, next) =>
    next(context, job, { ...output, errors: aboutThisProject(output.errors ?? []) }),
};

/** As compilers write it; Hardhat's own type leaves out the place. */
interface CompilerError {
  readonly severity: string;
  readonly sourceLocation?: { readonly file: string };
}

/** Errors of the compiler, and its warnings except those about packages, whose files Hardhat calls `npm/...`. */
export function aboutThisProject<Given extends Pick<CompilerError, "severity">>(
  errors: readonly Given[],
): Given[] {
  return errors.filter((error) => {
    const { severity, sourceLocation }: CompilerError = error;
    return severity === "error" || !sourceLocation?.file.startsWith("npm/");
  });
}
