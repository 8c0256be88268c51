import { describe, expect, it } from "vitest";
import { readContents, readDoc, readManifest, readPicture } from "./docs";
import { findInHelp } from "./find";
import { pictureSize, pictureSizes } from "./picture-size";

describe("a page", () => {
  it("is read from the checkout", async () => {
    expect((await readDoc("drain"))?.[0]).toMatchObject({ kind: "heading", level: 1 });
  });
  it.each(["gone", "../README", "..", "", "pictures/x", "a/b", "Drain", "drain.md"])(
    "%j is none",
    async (slug) => {
      expect(await readDoc(slug)).toBeUndefined();
    },
  );
  it("of contents lists the others by groups", async () => {
    const slugs = (await readContents()).flatMap(({ pages }) => pages.map(({ slug }) => slug));
    expect(slugs).toContain("drain");
    expect(slugs).not.toContain("README");
  });
});

it("gives manifests of deploy, and nothing beside them", async () => {
  expect(String(await readManifest("rbac.yaml"))).toContain("ClusterRole");
  for (const name of ["../package.json", "gone.yaml", "..%2fx.yaml", "rbac.yaml/..", ""])
    expect(await readManifest(name)).toBeUndefined();
});

it("gives pictures, and nothing beside them", async () => {
  for (const name of ["../drain.md", "gone.png", "x.svg", ""])
    expect(await readPicture(name)).toBeUndefined();
});

it("tells the size of a picture, and leaves out what is missing", async () => {
  const header = Buffer.from("89504e470d0a1a0a0000000d49484452000005a00000038408060000", "hex");
  expect(pictureSize(header)).toEqual({ width: 1440, height: 900 });
  expect(await pictureSizes(["pictures/gone.png"])).toEqual(new Map());
});

describe("a search", () => {
  it("finds parts of pages, the best first", async () => {
    const [first] = await findInHelp("kubectl drain's habits");
    expect(first).toMatchObject({ href: "/help/drain#kubectl-drains-habits" });
  });
  it("finds calls of the API", async () => {
    const href = "/help/api/nodes#post-clusters-cluster-nodes-node-uncordon";
    expect((await findInHelp("post uncordon")).map((hit) => hit.href)).toContain(href);
  });
  it("finds nothing without words, and nothing that is nowhere", async () => {
    expect(await findInHelp(" ")).toEqual([]);
    expect(await findInHelp("zxqv")).toEqual([]);
  });
});
