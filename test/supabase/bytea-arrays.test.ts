import pg from "pg";
import { describe, expect, it } from "vitest";
import { parseByteaArray } from "../../supabase/home/bytea-arrays.ts";

// pg's types do not know the oid of an array of bytes.
const byteaArrayOid: number = 1001;
const own = pg.types.getTypeParser(byteaArrayOid, "text");
const bytes = (text: string): string => `"\\\\x${Buffer.from(text).toString("hex")}"`;

describe("arrays of bytes", () => {
  it.each([
    "{}",
    `{${bytes("a")},NULL,${bytes("")}}`,
    `{{${bytes("стан")},${bytes('{"a": "}"}')},NULL},{${bytes("NULL")},${bytes("\\x")},${bytes("🙂")}}}`,
  ])("are read as the driver reads them: %s", (text) => {
    expect(parseByteaArray(text)).toEqual(own(text));
  });
});
