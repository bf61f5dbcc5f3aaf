import { Principal } from "../core/index.ts";

/** A manager as the CRM names them, in what we read there with the shop's key or in an event that was proven. */
export const managerPrincipal = (name: string): Principal =>
  Principal.prove(
    { door: "crm", how: "named_there", id: name.slice(0, 200) || "manager", at: new Date().toISOString() },
    name,
  );
