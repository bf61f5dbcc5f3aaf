import { describe, expect, it } from "vitest";
import { assertPublic } from "../../../integrations/http/public-address.ts";

const answerFor = (host: string): Promise<unknown> =>
  assertPublic(new URL(`http://${host}/`)).then(
    () => "public",
    (error: { failure?: { code?: string } }) => error.failure?.code,
  );

describe("an address that somebody else wrote", () => {
  it.each([
    ...["127.0.0.1", "127.1", "0x7f.1", "2130706433", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254"],
    ...["100.64.0.1", "0.0.0.0", "[::1]", "[::]", "[fd00::1]", "[fe80::1]", "[fec0::1]"],
  ])("never leads into our own network: %s", async (host) => {
    expect(await answerFor(host)).toBe("private_address");
  });

  it.each([
    ...["[::127.0.0.1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:a00:1]", "[::ffff:a9fe:a9fe]"],
    ...["[64:ff9b::7f00:1]", "[64:ff9b::169.254.169.254]", "[64:ff9b:1::a00:1]", "[2002:7f00:1::]", "[2002:a00:1::1]"],
    ...["[2001:0:7f00:1::]", "[2001::1]"],
  ])("does not either in the clothes of IPv6: %s", async (host) => {
    expect(await answerFor(host)).toBe("private_address");
  });

  it.each([
    "93.184.216.34",
    "[2606:2800:220:1:248:1893:25c8:1946]",
    "[2a00:1450:4001:81b::200e]",
    "[::ffff:5db8:d822]",
  ])("leads wherever else it says: %s", async (host) => {
    expect(await answerFor(host)).toBe("public");
  });
});
