import { expect, it, vi } from "vitest";
import { troubleReporter } from "../../src/channels/report-trouble.ts";
import { silentLog } from "../../src/core/index.ts";

it("trouble is logged each time, and its remedy said once until it comes again after a while", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    const said: string[] = [];
    const logged: unknown[] = [];
    const log = { ...silentLog, error: (event: string, fields: object = {}) => void logged.push([event, fields]) };
    const report = troubleReporter({ vendor: "acme", title: "Acme" }, log, (line) => said.push(line));
    const error = Object.assign(new Error("canary"), { code: "ECONNREFUSED" });

    report({ reason: "network", error, remedy: "check the network" });
    report({ reason: "network", error, remedy: "check the network" });
    report({ reason: "unauthorized", error, remedy: "copy the token again" });
    report({ reason: "not_stored", error });
    expect(said).toEqual(["Acme: check the network.", "Acme: copy the token again."]);

    vi.advanceTimersByTime(600_001);
    report({ reason: "network", error, remedy: "check the network" });
    expect(said).toHaveLength(3);
    expect(logged).toHaveLength(5);
    expect(logged[0]).toEqual([
      "channel.trouble",
      { vendor: "acme", reason: "network", errorName: "Error", errorCode: "ECONNREFUSED" },
    ]);
  } finally {
    vi.useRealTimers();
  }
});
