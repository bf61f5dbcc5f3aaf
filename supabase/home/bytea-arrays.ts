import pg from "pg";

type Nested = readonly (Buffer | null | Nested)[];

/** `bytea[]` */
const byteaArrayOid = 1001;
const part = /[{}]|NULL|"\\\\x([0-9a-f]*)"/g;

/**
 * As pg's own types, but for arrays of bytes: pg goes through their text sign by sign, and a checkpoint with the
 * messages of a long chat comes as such an array. It was a fifth of what the product did under load.
 */
export const typesWithByteaArrays: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === byteaArrayOid && format !== "binary" ? parseByteaArray : pg.types.getTypeParser(oid, format),
};

/** `{{"\\x61","\\x"},{NULL,"\\x62"}}` */
export function parseByteaArray(text: string): Nested {
  const root: (Buffer | null | Nested)[] = [];
  const open = [root];
  for (const [found, hex] of text.matchAll(part)) {
    const last = open.at(-1) ?? root;
    if (found === "{") {
      const inner: (Buffer | null | Nested)[] = [];
      last.push(inner);
      open.push(inner);
    } else if (found === "}") open.pop();
    else last.push(hex === undefined ? null : Buffer.from(hex, "hex"));
  }
  const [array] = root;
  return Array.isArray(array) ? array : [];
}
