import { idFromVendor, Principal } from "../core/index.ts";

/** A manager as the CRM names them, in what we read there with the shop's key or in an event that was proven. */
export const managerPrincipal = (name: string): Principal =>
  Principal.prove({ door: "crm", how: "named_there", id: idFromVendor(name), at: new Date().toISOString() }, name);
