export interface SheetRow {
  /** As an editor or a spreadsheet counts it. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Somebody hid it; its goods are read, and told. */
  readonly isHidden?: boolean;
}

/** A table whose rows can be read again from the first one. */
export interface Sheet {
  readonly name: string;
  /** Of text: a value that holds the sign between columns, and no quotes around it, moves all that follow. */
  readonly isDelimited?: true;
  rows(): AsyncIterable<SheetRow>;
}

/** A leading apostrophe is a spreadsheet's guard in front of what looks like a number or a formula, and no letter. */
export const cellText = (written: string): string => written.trim().replace(/^'(?=[\d=+\-@])/, "");
