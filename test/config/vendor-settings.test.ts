import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config/config.ts";
import { readVendorSettings } from "../../src/config/vendor-settings.ts";
import { ConfigError } from "../../src/core/index.ts";

const file = "shop.ts";

describe("vendors' settings", () => {
  it("are what the vendor's schema says; what is left out has its default", () => {
    const read = readVendorSettings({ vendors: { sitniks: { assignVerb: "PATCH" } }, name: "Ромашка" }, file);
    expect(read.settings["sitniks"]).toMatchObject({ assignVerb: "PATCH", orderDialect: "open-api" });
    expect(read.rest).toEqual({ name: "Ромашка" });
    expect([read.problems, read.warnings]).toEqual([[], []]);
    expect(readVendorSettings({}, file).settings["sitniks"]).toMatchObject({ assignVerb: "PUT" });
  });

  it("are still taken where they stood before, with a warning that names the new place of each", () => {
    const read = readVendorSettings({ crm: { assignVerb: "PATCH", orderStatuses: { paid: "Сплачено" } } }, file);
    expect(read.settings["sitniks"]).toMatchObject({
      assignVerb: "PATCH",
      orderStatuses: { paid: "Сплачено", processing: "Оформлено замовлення" },
    });
    expect(read.rest).toEqual({});
    expect(read.warnings).toEqual([
      "shop.ts: crm.assignVerb is vendors.sitniks.assignVerb now; move it there",
      "shop.ts: crm.orderStatuses is vendors.sitniks.orderStatuses now; move it there",
    ]);
  });

  it("that stand in both places count as they stand in the new one", () => {
    const written = { crm: { assignVerb: "PATCH", ownerId: "old" }, vendors: { sitniks: { ownerId: "new" } } };
    const read = readVendorSettings(written, file);
    expect(read.settings["sitniks"]).toMatchObject({ assignVerb: "PATCH", ownerId: "new" });
    expect(read.warnings).toEqual([
      "shop.ts: crm.assignVerb is vendors.sitniks.assignVerb now; move it there",
      "shop.ts: crm.ownerId does not count, because vendors.sitniks.ownerId is set; take it out",
    ]);
  });

  it("in the former place count wherever the new place says nothing, deep down too", () => {
    const written = {
      crm: { assignVerb: "PATCH", orderStatuses: { paid: "A", processing: "B" } },
      vendors: { sitniks: { assignVerb: undefined, orderStatuses: { processing: "C" } } },
    };
    const read = readVendorSettings(written, file);
    expect(read.settings["sitniks"]).toMatchObject({
      assignVerb: "PATCH",
      orderStatuses: { paid: "A", processing: "C" },
    });
    expect(read.warnings.slice(1)).toEqual([
      "shop.ts: crm.orderStatuses.paid is vendors.sitniks.orderStatuses.paid now; move it there",
      "shop.ts: crm.orderStatuses.processing does not count, because vendors.sitniks.orderStatuses.processing is set; take it out",
    ]);
  });

  it("may be undefined in both places", () => {
    const read = readVendorSettings({ crm: undefined, vendors: { sitniks: undefined } }, file);
    expect(read.settings["sitniks"]).toMatchObject({ assignVerb: "PUT" });
    expect([read.rest, read.problems, read.warnings]).toEqual([{}, [], []]);
  });

  it.each([
    [
      { vendors: { sitniks: { asignVerb: "PUT" } } },
      "vendors.sitniks.asignVerb: there is no such setting; is it assignVerb?",
    ],
    [{ vendors: { sitnik: {} } }, "vendors.sitnik: there is no such setting; is it sitniks?"],
    [
      { vendors: { sitniks: { orderStatuses: { payed: "x" } } } },
      "orderStatuses.payed: there is no such setting; is it paid?",
    ],
    [{ vendors: { sitniks: { assignVerb: "canary" } } }, "vendors.sitniks.assignVerb: one of PUT, PATCH is expected"],
    [{ vendors: "canary" }, "vendors: an object is expected"],
    [{ crm: { assignVerb: "canary" } }, "shop.ts: crm.assignVerb: one of PUT, PATCH is expected"],
    [
      { crm: { ownerId: "x" }, vendors: { sitniks: { ownerId: 1 } } },
      "shop.ts: vendors.sitniks.ownerId: a string is expected",
    ],
    [{ crm: null }, "shop.ts: crm: an object is expected"],
    [{ crm: [] }, "shop.ts: crm: an object is expected"],
    [{ crm: {}, vendors: { sitniks: null } }, "shop.ts: vendors.sitniks: an object is expected"],
    [{ crm: { asignVerb: "PUT" } }, "shop.ts: crm.asignVerb: there is no such setting; is it assignVerb?"],
  ])("that are wrong are said where they stand: %j", (written, problem) => {
    const read = readVendorSettings(written, file);
    expect(read.problems.join("\n")).toContain(problem);
    expect(read.problems.join("\n")).not.toContain("canary");
  });

  describe("of a config file", () => {
    const dirs: string[] = [];
    const folder = (content: string): string => {
      const dir = mkdtempSync(join(tmpdir(), "deskgraph-settings-"));
      dirs.push(dir);
      writeFileSync(join(dir, "deskgraph.config.ts"), `export default ${content};`);
      return dir;
    };
    afterEach(() => {
      for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
    });

    it("in their former place warn, and stop nothing", async () => {
      const { warnings, shop } = await loadConfig({
        env: {},
        cwd: folder('{ crm: { salesChannelId: 51 }, name: "Р" }'),
      });
      expect(shop.name).toBe("Р");
      expect(warnings).toEqual([
        "deskgraph.config.ts: crm.salesChannelId is vendors.sitniks.salesChannelId now; move it there",
      ]);
    });

    it("that are wrong are listed with everything else that is", async () => {
      const loading = loadConfig({ env: { PORT: "x" }, cwd: folder("{ vendors: { sitniks: { ownerId: 1 } } }") });
      await expect(loading).rejects.toThrow(ConfigError);
      await expect(loading).rejects.toThrow(/PORT[\s\S]*vendors\.sitniks\.ownerId: a string is expected/);
    });
  });
});
