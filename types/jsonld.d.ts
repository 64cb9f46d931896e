declare module "jsonld" {
  interface Options {
    readonly safe?: boolean;
    readonly format?: "application/n-quads";
    readonly inputFormat?: "application/n-quads";
    readonly algorithm?: "RDFC-1.0";
    readonly documentLoader?: (url: string) => never;
  }
  const jsonld: {
    toRDF(document: object, options: Options): Promise<string>;
    canonize(input: object | string, options: Options): Promise<string>;
  };
  export default jsonld;
}
