/** Of this machine: what is said there passes no network. `URL` has brought every spelling of an IPv4 into this one. */
const ofThisMachine = /^(localhost|[a-z0-9.-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Each variable whose address would carry a key over a network in plain text. A host that is reached over the shop's
 * own private network, such as a container beside this one, may be named in PLAIN_HTTP_HOSTS.
 */
export function plainHttpProblems(
  values: Readonly<Record<string, string | number | undefined>>,
  hosts: string | undefined,
): readonly string[] {
  const allowed = new Set((hosts ?? "").split(",").map((host) => host.trim().toLowerCase()));
  return Object.entries(values).flatMap(([name, value]) => {
    const host = typeof value === "string" ? plainHostOf(value) : undefined;
    if (host === undefined || ofThisMachine.test(host) || allowed.has(host)) return [];
    return [
      `${name}: an address that begins with https:// is expected. Over http:// everybody on the way reads the key; ` +
        "a host of your own private network can be named in PLAIN_HTTP_HOSTS",
    ];
  });
}

function plainHostOf(value: string): string | undefined {
  if (!/^http:/i.test(value)) return undefined;
  return URL.canParse(value) ? new URL(value).hostname : undefined;
}
