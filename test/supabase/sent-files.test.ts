import { expect, it } from "vitest";
import { createSentFiles } from "../../supabase/store/sent-files.ts";
import { freshHome } from "../kit/home.ts";

it("the names of pictures are kept by account and address, changed, and forgotten", async () => {
  const files = createSentFiles(await freshHome());
  const [a, b] = ["https://shop.example/a.jpg", "https://shop.example/b.jpg"];
  await files.keep("telegram/1", [
    { url: a, fileId: "one" },
    { url: b, fileId: "two" },
    { url: `https://shop.example/${"x".repeat(2_000)}`, fileId: "no room" },
  ]);
  await files.keep("telegram/1", [{ url: a, fileId: "newer" }]);
  expect(await files.sent("telegram/1", [a, b])).toEqual(
    new Map([
      [a, "newer"],
      [b, "two"],
    ]),
  );
  // Another bot has to upload it itself.
  expect(await files.sent("telegram/2", [a])).toEqual(new Map());
  await files.forget("telegram/1", [a]);
  expect(await files.sent("telegram/1", [a, b])).toEqual(new Map([[b, "two"]]));
});
