import type { Outside } from "../../integrations/http/public-address.ts";
import { theOutside } from "../../integrations/http/public-address.ts";
import type { Served } from "../fakes/serve.ts";

/** A public host that is on loopback here, under a name that no resolver knows; everything else is as it is. */
export function outsideOn({ url }: Served): { readonly outside: Outside; readonly at: (path: string) => string } {
  const { port } = new URL(url);
  const host = "lists.example.invalid";
  const here = { address: "127.0.0.1", family: 4 };
  return {
    at: (path) => `http://${host}:${port}${path}`,
    outside: {
      resolve: async (name) => (name === host ? [here] : theOutside.resolve(name)),
      isOurs: (address) => address !== here.address && theOutside.isOurs(address),
      ports: [...theOutside.ports, port],
    },
  };
}
