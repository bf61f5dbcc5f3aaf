import { expect, it } from "vitest";
import type { Failure, FileTrouble } from "../../src/core/index.ts";
import { withHelpdeskFiles } from "../../src/helpdesk/files.ts";
import { paperHelpdesk } from "../kit/paper-helpdesk.ts";

const never = new AbortController().signal;
const photo = { bytes: new Uint8Array([7]), mediaType: "image/png", name: "channel.png" };
const channel = { read: async () => photo };

it("a file is had where it is kept: what a helpdesk's name begins, at the helpdesk, and the rest in the channel", async () => {
  const [paper, papers] = [paperHelpdesk(), paperHelpdesk({ name: "papers" })];
  const files = withHelpdeskFiles(channel, [paper.connection, papers.connection]);
  expect(await files.read("paper:f/1", never)).toMatchObject({ name: "a.txt" });
  expect(await files.read("papers:f/2", never)).toMatchObject({ name: "a.txt" });
  expect([paper.calls, papers.calls]).toEqual([["file f/1"], ["file f/2"]]);
  for (const ref of ["telegram:1", "paper", "apaper:1"]) expect(await files.read(ref, never)).toBe(photo);
});

it.each<[Failure, FileTrouble]>([
  [{ outcome: "refused", code: "file_too_big" }, { unreadable: "too_big" }],
  [{ outcome: "refused", code: "not_found" }, { unreadable: "gone" }],
  [{ outcome: "retry", code: "http_503" }, { unreadable: "later" }],
  [{ outcome: "locked", code: "http_401" }, { unreadable: "later" }],
  [{ outcome: "uncertain", code: "file_too_big" }, { unreadable: "later" }],
])("a file that cannot be had is told as what it comes to: %j", async (failure, trouble) => {
  const paper = paperHelpdesk();
  paper.fault = () => failure;
  const files = withHelpdeskFiles(channel, [paper.connection]);
  expect(await files.read("paper:f", never)).toEqual(trouble);
});

it("a mistake of ours is no missing file", async () => {
  const paper = paperHelpdesk();
  paper.fault = () => new TypeError("ours");
  await expect(withHelpdeskFiles(channel, [paper.connection]).read("paper:f", never)).rejects.toThrow("ours");
});
