import { describe, expect, it } from "vitest";
import { readWords } from "../../../integrations/slack/reading/read-words.ts";

const rich = (...elements: readonly object[]) => [{ type: "rich_text", elements }];
const line = (...elements: readonly object[]) => ({ type: "rich_text_section", elements });

describe("what people write in Slack", () => {
  it("is read without Slack's marks: emoji are signs, links whole, people of the workspace left out", () => {
    const blocks = rich(
      line(
        { type: "user", user_id: "U1" },
        { type: "text", text: "Дивіться ", style: { bold: true } },
        { type: "link", url: "https://shop.test/a", text: "тут" },
        { type: "text", text: " " },
        { type: "emoji", name: "wave", unicode: "1f44b-1f3fb" },
        { type: "emoji", name: "own_one" },
      ),
      {
        type: "rich_text_list",
        elements: [line({ type: "text", text: "перше" }), line({ type: "text", text: "<друге> & *третє*" })],
      },
    );
    expect(readWords({ text: "*x*", blocks, files: undefined }).text).toBe(
      "Дивіться тут (https://shop.test/a) 👋🏻:own_one:\n• перше\n• <друге> & *третє*",
    );
  });

  it("is read of the plain text where there is no other, with its three signs", () => {
    const text = "<@U1> 5 &lt; 6 &amp; <https://shop.test|shop.test> <mailto:a@b.test|a@b.test> <!channel>";
    expect(readWords({ text, blocks: undefined, files: undefined }).text).toBe("5 < 6 & https://shop.test a@b.test");
  });

  it("is never read deeper than Slack makes lists, and no sign is made of what is none", () => {
    let deep: object = line({ type: "text", text: "дно" });
    for (let depth = 0; depth < 10_000; depth += 1) deep = { type: "rich_text_list", elements: [deep] };
    expect(readWords({ text: "", blocks: rich(deep), files: undefined }).text).not.toContain("дно");
    const odd = rich(line({ type: "emoji", name: "odd", unicode: "zz-110000" }, { type: "emoji", name: "no" }));
    expect(readWords({ text: "", blocks: odd, files: undefined }).text).toBe(":odd::no:");
  });

  it("names files by what Slack calls them, never by an address", () => {
    const files = [
      { id: "F1", name: "a.png", mimetype: "image/png" },
      { id: "F2", name: undefined, mimetype: undefined },
    ];
    expect(readWords({ text: "", blocks: undefined, files }).files).toEqual([
      { kind: "photo", ref: "slack:F1", name: "a.png" },
      { kind: "document", ref: "slack:F2" },
    ]);
  });
});
