import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { FailureError } from "../../src/core/index.ts";

/**
 * Of this machine, its network and its cloud (RFC 1918, 4193, 6598, link-local, loopback): no public file lies there.
 */
const ourIpv4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const;
/**
 * Those with an IPv4 address inside (compatible, NAT64, Teredo, 6to4) lead where that one does; mapped ones count as
 * it.
 */
const ourIpv6 = [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2001::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const;

const ours = new BlockList();
for (const [net, prefix] of ourIpv4) ours.addSubnet(net, prefix);
for (const [net, prefix] of ourIpv6) ours.addSubnet(net, prefix, "ipv6");

const isOurs = (address: string): boolean => ours.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

type Resolve = (host: string) => Promise<readonly { readonly address: string }[]>;
const byDns: Resolve = (host) => lookup(host, { all: true });

/**
 * An address that a vendor or a customer wrote must not lead into our own network. One private answer among several is
 * enough.
 */
export async function assertPublic({ hostname }: URL, resolve: Resolve = byDns): Promise<void> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) === 0 ? await resolve(host).catch(notResolved) : [{ address: host }];
  if (addresses.some(({ address }) => isOurs(address))) {
    throw new FailureError({ outcome: "refused", code: "private_address" });
  }
}

const notResolved = (): never => {
  throw new FailureError({ outcome: "retry", code: "network" });
};
