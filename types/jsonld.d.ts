declare module "jsonld" {
  interface Options {
    readonly safe?: boolean;
    readonly format?: "application/n-quads";
    readonly inputFormat?: "application/n-quads";
    readonly algorithm?: "RDFC-1.0";
    readonly base?: string;
    readonly documentLoader?: (url: string) => unknown;
  }
  const jsonld: {
    toRDF(document: object, options: Options & { readonly format: "application/n-quads" }): Promise<string>;
    /** Without a format: the statements as objects. */
    toRDF(document: object, options: Omit<Options, "format">): Promise<readonly object[]>;
    canonize(input: object | string, options: Options): Promise<string>;
  };
  export default jsonld;
}
