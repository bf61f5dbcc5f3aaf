import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCarriedId, offerMaxBytes, readOffer, withNumbers, writeOffer } from "../../src/core/index.ts";

describe("an offer as a button carries it", () => {
  it("has at most 64 bytes, whatever its ids are, and names the same ids when it comes back", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80, unit: "grapheme" }), { maxLength: 2 }), (ids) => {
        const data = writeOffer({ act: "show", ids });
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(offerMaxBytes);
        const read = readOffer(data);
        expect(read?.act).toBe("show");
        ids.forEach((id, at) => {
          expect(isCarriedId(read?.ids[at] ?? "", id)).toBe(true);
        });
      }),
    );
  });

  it("is read from nothing else", () => {
    for (const data of ["", "choice:0", "forget:yes", "c", "c:", "c:Bad", "x:show:1", "c::"])
      expect(readOffer(data)).toBeUndefined();
  });

  it("keeps short ids readable", () => {
    expect(writeOffer({ act: "add", ids: ["ANN-BLU-128"] })).toBe("c:add:ANN-BLU-128");
    expect(readOffer("c:list:сукні:6")).toEqual({ act: "list", ids: ["сукні", "6"] });
  });
});

it("a channel without buttons shows choices with the numbers that choose them", () => {
  const choices = [
    { label: "Кошик", act: "cart", ids: [] },
    { label: "Покликати людину", act: "person", ids: [] },
  ];
  expect(withNumbers({ text: "Що далі?", choices })).toBe("Що далі?\n1. Кошик\n2. Покликати людину");
  expect(withNumbers({ text: "Добре." })).toBe("Добре.");
});
