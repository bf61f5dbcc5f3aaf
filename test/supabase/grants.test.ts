import { createGrants } from "../../supabase/store/grants.ts";
import { grantContract } from "../contracts/grants.ts";
import { freshHome } from "../kit/home.ts";

grantContract("in the embedded home", async () => createGrants(await freshHome()));
