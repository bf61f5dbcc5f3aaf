import { describe, expect, it } from "vitest";
import { databaseTlsOf } from "../../supabase/home/database-tls.ts";

const far = "postgres://user:password@db.example.com:5432/shop";

describe("the way to the database", () => {
  it.each([
    [far, "none"],
    [`${far}?sslmode=disable`, "none"],
    ["postgres://user:password@192.0.2.7/shop", "none"],
    [`${far}?sslmode=no-verify`, "unproven"],
    [`${far}?uselibpqcompat=true&sslmode=require`, "unproven"],
    [`${far}?sslmode=verify-full`, "proven"],
    ["postgres://user:password@localhost:5432/shop?sslmode=disable", "own machine"],
    ["postgres://user:password@127.0.0.1/shop", "own machine"],
    ["postgres://user:password@[::1]:5432/shop", "own machine"],
    ["postgresql:///shop?host=/var/run/postgresql", "own machine"],
  ])("%s is %s", (url, is) => {
    expect(databaseTlsOf(url)).toBe(is);
  });
});
