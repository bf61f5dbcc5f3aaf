/** Which vendor makes which port true: the one place, besides the configuration, where vendors are named. */
export { createSitniks as createCrm, type SitniksAccess as CrmAccess } from "./sitniks/index.ts";
