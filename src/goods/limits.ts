/** What no shop's list needs. Each is told as one error: memory and time stay bounded whatever a file claims. */
export const limits = {
  /** As it lies on the disk or comes over the network. 20,000 rows of 100 columns are 12 MB as .xlsx, 30 MB as text. */
  fileBytes: 60_000_000,
  /** Of a packed workbook, once it is unpacked: five times what 20,000 rows of 100 columns take. */
  unpackedBytes: 400_000_000,
  /** How many times larger a part may become; lists become 7 to 40 times larger. */
  unpackedRatio: 200,
  rows: 100_000,
  /** Prom's own exports have some 530. */
  columns: 2_000,
  /** Excel ends at 32,767. */
  cellChars: 100_000,
  /** Of one good: XML that nests more is no list of goods. */
  depth: 40,
  fieldsOfOne: 2_000,
  /** How many errors are told. */
  problems: 20,
} as const;
