import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { FailureError } from "../../src/core/index.ts";

/** Of this machine, its network and its cloud (RFC 1918, 4193, 6598, link-local, loopback): nobody's public files lie there. */
const ours = new BlockList();
for (const [net, prefix] of [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
  ] as const),
  ...([
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["224.0.0.0", 3],
  ] as const),
]) {
  ours.addSubnet(net, prefix);
}
/** Those with an IPv4 address inside (compatible, NAT64, Teredo, 6to4) lead wherever that one does; mapped ones count as it. */
for (const [net, prefix] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2001::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const) {
  ours.addSubnet(net, prefix, "ipv6");
}

const isOurs = (address: string): boolean => ours.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** An address that somebody else wrote must not lead into our own network. */
export async function assertPublic({ hostname }: URL): Promise<void> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const addresses =
    isIP(host) === 0
      ? await lookup(host, { all: true }).catch(() => {
          throw new FailureError({ outcome: "retry", code: "network" });
        })
      : [{ address: host }];
  if (addresses.some(({ address }) => isOurs(address)))
    throw new FailureError({ outcome: "refused", code: "private_address" });
}
