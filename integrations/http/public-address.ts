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

export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** What lies outside of our own network, and how it is found. */
export interface Outside {
  readonly resolve: (host: string) => Promise<readonly HostAddress[]>;
  readonly isOurs: (address: string) => boolean;
  /** Of whole addresses; empty is the usual port of the protocol. */
  readonly ports: readonly string[];
}

/** Files lie at web servers: on any other port something else answers, and it may take a request for a command. */
export const theOutside: Outside = {
  resolve: (host) => lookup(host, { all: true }),
  isOurs: (address) => ours.check(address, isIP(address) === 6 ? "ipv6" : "ipv4"),
  ports: ["", "80", "443"],
};

/**
 * Where an address that a vendor or a customer wrote leads; refused when that is our own network, or no web server's
 * port. One private answer among several is enough. Who connects must connect to what was answered here: the same name
 * may have another address a moment later.
 */
export async function publicAddresses(
  { hostname, port }: URL,
  { resolve, isOurs, ports }: Outside = theOutside,
): Promise<readonly HostAddress[]> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host).catch(notResolved) : [{ address: host, family }];
  if (addresses.some(({ address }) => isOurs(address))) {
    throw new FailureError({ outcome: "refused", code: "private_address" });
  }
  if (!ports.includes(port)) throw new FailureError({ outcome: "refused", code: "unusual_port" });
  return addresses;
}

const notResolved = (): never => {
  throw new FailureError({ outcome: "retry", code: "network" });
};
