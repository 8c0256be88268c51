import { expect, it } from "vitest";
import { readSettings } from "./settings";

const environment = (values: Record<string, string> = {}) => values as unknown as NodeJS.ProcessEnv;

it("has a value for everything that is not said", () => {
  expect(readSettings(environment())).toMatchObject({
    DRYDOCK_HOST: "127.0.0.1",
    DRYDOCK_PORT: 7080,
    DRYDOCK_DATA: ".drydock",
    DRYDOCK_INSTALLATION: "drydock",
    DRYDOCK_NODE_CONDITIONS: false,
    KUBECONFIG: expect.stringMatching(/\.kube.config$/),
  });
});

it("takes an empty variable for one that is not said, as a shell and a container write it", () => {
  expect(readSettings(environment({ DRYDOCK_PORT: "", KUBECONFIG: "" }))).toEqual(
    readSettings(environment()),
  );
});

it("reads numbers and truths from text", () => {
  const read = readSettings(environment({ DRYDOCK_PORT: "0", DRYDOCK_NODE_CONDITIONS: "true" }));
  expect(read).toMatchObject({ DRYDOCK_PORT: 0, DRYDOCK_NODE_CONDITIONS: true });
});

it("takes nothing over that it does not know", () => {
  expect(readSettings(environment({ DRYDOCK_SECRET: "x" }))).toEqual(readSettings(environment()));
});

it.each([
  ["DRYDOCK_PORT", "http"],
  ["DRYDOCK_PORT", "65536"],
  ["DRYDOCK_PORT", "80.5"],
  ["DRYDOCK_NODE_CONDITIONS", "yes"],
  ["DRYDOCK_INSTALLATION", "Our Console"],
  ["DATABASE_URL", "mysql://records"],
  ["DRYDOCK_SMTP_URL", "mail.example.com"],
  ["DRYDOCK_SMTP_URL", "smtp://user:can/ary@mail.example.com"],
])("refuses %s=%s by its name", (name, value) => {
  expect(() => readSettings(environment({ [name]: value }))).toThrow(name);
});

it("names every wrong variable at once", () => {
  const wrong = environment({ DRYDOCK_PORT: "x", DRYDOCK_INSTALLATION: "-" });
  expect(() => readSettings(wrong)).toThrow(/DRYDOCK_PORT.*DRYDOCK_INSTALLATION/);
});
