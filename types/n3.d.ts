declare module "n3" {
  interface Term {
    readonly termType: string;
    readonly value: string;
  }
  interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
    readonly graph: Term;
  }
  class Store {
    constructor(quads?: readonly Quad[]);
    readonly size: number;
    [Symbol.iterator](): Iterator<Quad>;
  }
  class Parser {
    constructor(options?: { readonly format?: string; readonly baseIRI?: string });
    parse(text: string): Quad[];
  }
  class Writer {
    constructor(options: { readonly format: string });
    quadsToString(quads: readonly Quad[]): string;
  }
}
