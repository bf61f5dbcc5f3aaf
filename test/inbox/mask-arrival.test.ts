import { describe, expect, it } from "vitest";
import type { StorableBody } from "../../src/core/index.ts";
import { maskArrival } from "../../src/inbox/mask-arrival.ts";

const card = "4111 1111 1111 1111";
const message = (text: string): StorableBody => ({ kind: "message", text, attachments: [] });
const text = (raw: Uint8Array): string => Buffer.from(raw).toString("utf8");

describe("an arrival with a card number", () => {
  it("is stored without it, in words and in bytes, and says that it was there", () => {
    const masked = maskArrival(message(`картка ${card}`), Buffer.from(`картка ${card}`));
    expect(masked.body).toEqual({ ...message("картка •••• 1111"), hadCard: true });
    expect(text(masked.raw)).toBe("картка •••• 1111");
  });

  it("has none in its bytes either where JSON parts the number by an escape", () => {
    for (const written of ["4111\n1111\n1111\n1111", "4111\u00a01111\u00a01111\u00a01111", "٤١١١١١١١١١١١١١١١"]) {
      const json = JSON.stringify({ message: { text: written, from: { id: 7 } } });
      for (const bytes of [json, json.replaceAll("\u00a0", "\\u00a0")]) {
        const { raw } = maskArrival(message(written), Buffer.from(bytes));
        expect(JSON.parse(text(raw))).toEqual({ message: { text: "•••• 1111", from: { id: 7 } } });
      }
    }
  });

  it("has none in a quote, a file's name or the words of a voice message", () => {
    const body: StorableBody = {
      kind: "message",
      text: "так",
      repliesTo: card,
      attachments: [{ kind: "voice", ref: "4111111111111111", name: card, words: card }],
    };
    expect(maskArrival(body, new Uint8Array()).body).toEqual({
      kind: "message",
      text: "так",
      repliesTo: "•••• 1111",
      attachments: [{ kind: "voice", ref: "4111111111111111", name: "•••• 1111", words: "•••• 1111" }],
    });
  });

  it("has none in what a link carried: there it means nothing", () => {
    const body: StorableBody = { kind: "message", text: "", attachments: [], startedWith: card };
    expect(maskArrival(body, new Uint8Array()).body).toEqual(message(""));
    const named: StorableBody = { kind: "message", text: "", attachments: [], startedWith: "ann_red_128" };
    expect(maskArrival(named, new Uint8Array()).body).toEqual(named);
  });

  it("stays byte for byte as it came where there is none: phones, parcels, accounts, broken bytes", () => {
    const iban = "UA213223130000026007233566001";
    for (const raw of [`{ "text" : "${iban}, 0671112233, 20450123456789" }`, iban, "{broken", ""]) {
      const bytes = Buffer.from(raw);
      expect(maskArrival(message(iban), bytes)).toEqual({ body: message(iban), raw: bytes });
    }
    const broken = Buffer.from([0xff, 0xfe, 0x20]);
    expect(maskArrival(message(""), broken).raw).toBe(broken);
    expect(text(maskArrival(message(""), Buffer.concat([broken, Buffer.from(card)])).raw)).not.toContain("4111");
  });

  it("holds nobody up, however long it is, and has no card in it even then", () => {
    const long = `${"4 ".repeat(100_000)} ${card}`;
    const { raw } = maskArrival(message("довго"), Buffer.from(JSON.stringify({ text: long, note: "№ 7" })));
    expect(JSON.parse(text(raw))).toEqual({ text: "••••", note: "№ 7" });
  });

  it("keeps the words of a person: shops tell the card to pay to", () => {
    const said: StorableBody = { kind: "person_message", text: card, by: "Ірина" };
    expect(maskArrival(said, Buffer.from(card))).toEqual({ body: said, raw: Buffer.from(card) });
  });
});
