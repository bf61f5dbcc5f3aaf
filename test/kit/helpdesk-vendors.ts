import { readdirSync } from "node:fs";
import type { TestVendor } from "./test-vendor.ts";

/** One file of `vendors/`: a helpdesk as people in it see it. */
interface VendorFile {
  readonly open: () => Promise<TestVendor>;
  /** What its talk with the chat cannot promise, each with its reason. */
  readonly talkExceptions: Readonly<Record<string, string>>;
}

/** Found by the folder: a new helpdesk adds a file there, and every promise about helpdesks runs for it. */
const folder = new URL("./vendors/", import.meta.url);
const found: readonly (readonly [string, VendorFile])[] = await Promise.all(
  readdirSync(folder)
    .toSorted()
    .map(
      async (file) => [file.replace(/\.ts$/, ""), (await import(new URL(file, folder).href)) as VendorFile] as const,
    ),
);

export const testVendors: Readonly<Record<string, () => Promise<TestVendor>>> = Object.fromEntries(
  found.map(([name, { open }]) => [name, open]),
);

export const talkExceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  found.map(([name, vendor]) => [name, vendor.talkExceptions]),
);
