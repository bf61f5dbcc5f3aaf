/** A product as the table has it: the fields of `demo-catalogue.json`. */
export interface GoodsRow {
  readonly id: string;
}

/** What an import knows of its list. */
export interface GoodsOrigin {
  readonly source: string;
  /** Of the goods: equal goods are not written again. */
  readonly digest: string;
  readonly writtenAt?: Date | undefined;
  /** For an address that is asked again. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** Which catalogue the table holds. */
export interface GoodsVersion {
  /** Another one after each change. */
  readonly version: string;
  /** Undefined where somebody changed rows by hand, or nothing was imported. */
  readonly digest: string | undefined;
  readonly source: string | undefined;
  readonly writtenAt: Date | undefined;
  readonly importedAt: Date | undefined;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** Where a shop's goods live: one whole catalogue at any moment, for all its processes. */
export interface GoodsTable {
  version(): Promise<GoodsVersion>;
  /** The goods and their version, of one moment. */
  read(): Promise<GoodsVersion & { readonly rows: readonly object[] }>;
  /** These goods in place of all that are there, at once. */
  replace(rows: readonly GoodsRow[], of: GoodsOrigin & { readonly at: Date }): Promise<void>;
}
