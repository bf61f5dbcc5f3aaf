import { expect, it } from "vitest";
import { shownPage } from "./shown-page.ts";

it("the page of ten talks is what customers really read", async () => {
  await expect(await shownPage()).toMatchFileSnapshot("../../docs/conversations.md");
});
