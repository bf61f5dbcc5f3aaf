import { describe, expect, it } from "vitest";
import { publicAddresses, theOutside } from "../../../integrations/http/public-address.ts";

const answerFor = (host: string): Promise<unknown> =>
  publicAddresses(new URL(`http://${host}/`)).then(
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

  it.each([
    ["first", ["10.0.0.1", "93.184.216.34"]],
    ["in the middle", ["93.184.216.34", "127.0.0.1", "2a00:1450:4001:81b::200e"]],
    ["last", ["2a00:1450:4001:81b::200e", "93.184.216.34", "fd00::1"]],
  ])("is refused for one private address among several: %s", async (_where, addresses) => {
    const resolve = async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    const outside = { ...theOutside, resolve };
    await expect(publicAddresses(new URL("http://files.example.com/"), outside)).rejects.toMatchObject({
      failure: { outcome: "refused", code: "private_address" },
    });
  });

  it("may lead to several public ones, and is tried again later where the name does not resolve", async () => {
    const url = new URL("http://files.example.com/");
    const two = [
      { address: "93.184.216.34", family: 4 },
      { address: "2a00:1450:4001:81b::200e", family: 6 },
    ];
    expect(await publicAddresses(url, { ...theOutside, resolve: async () => two })).toEqual(two);
    const lost = { ...theOutside, resolve: () => Promise.reject(new Error("ENOTFOUND")) };
    await expect(publicAddresses(url, lost)).rejects.toMatchObject({
      failure: { outcome: "retry", code: "network" },
    });
  });

  it.each([
    ...["http://93.184.216.34:22/", "http://93.184.216.34:6379/", "https://93.184.216.34:8443/"],
    ...["http://[2606:2800:220:1:248:1893:25c8:1946]:25/", "http://93.184.216.34:8080/"],
  ])("leads to web servers' ports alone: %s", async (address) => {
    await expect(publicAddresses(new URL(address))).rejects.toMatchObject({
      failure: { outcome: "refused", code: "unusual_port" },
    });
  });

  it.each(["http://93.184.216.34:80/", "https://93.184.216.34:443/", "http://93.184.216.34:443/"])(
    "may name a web server's port: %s",
    async (address) => {
      expect(await publicAddresses(new URL(address))).toHaveLength(1);
    },
  );
});
