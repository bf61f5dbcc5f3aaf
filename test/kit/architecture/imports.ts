/** What one file takes from another, or hands on from it. */
export interface Import {
  readonly from: string;
  readonly isTypeOnly: boolean;
  readonly isReExport: boolean;
  /** `import()`: loaded only when it is reached. */
  readonly isLazy: boolean;
  /** The names as the other file exports them; "*" is all of them. */
  readonly names: readonly string[];
}

export function importsOf(file: string, source: string): Import[] {
  const statement =
    /^\s*(import|export)\s+(type\s+)?([^;"']*?)\s*from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;
  return [...source.matchAll(statement)].map(([, keyword, type, clause = "", from, bare, lazy]) => {
    const target = from ?? bare ?? lazy ?? "";
    const braced = /\{([^}]*)\}/.exec(clause)?.[1];
    const listed = (braced ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const isAll = lazy !== undefined || clause.includes("*");
    const isDefault = braced === undefined ? /^\w+$/.test(clause) : /^\w+\s*,/.test(clause);
    return {
      from: target.startsWith(".") ? resolved(file, target) : target,
      isTypeOnly: type !== undefined || (listed.length > 0 && listed.every((name) => /^type\s/.test(name))),
      isReExport: keyword === "export",
      isLazy: lazy !== undefined,
      names: [
        ...(isAll ? ["*"] : []),
        ...(isDefault ? ["default"] : []),
        ...listed.map((name) => name.replace(/^type\s+/, "").replace(/\s+as\s+\w+$/, "")),
      ],
    };
  });
}

function resolved(file: string, target: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
