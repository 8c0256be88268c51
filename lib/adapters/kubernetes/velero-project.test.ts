import { expect, it } from "vitest";
import * as project from "./velero-project";

const metadata = { namespace: "velero", name: "x" };
const time = "2026-11-21T02:00:00Z";

it("a storage location", () => {
  const spec = {
    provider: "aws",
    default: true,
    accessMode: "ReadOnly",
    objectStorage: { bucket: "b", prefix: "p" },
  };
  const status = { phase: "Unavailable", message: "no", lastValidationTime: time };
  expect(project.projectLocation({ metadata, spec, status })).toEqual({
    ...metadata,
    provider: "aws",
    where: "b/p",
    isDefault: true,
    readOnly: true,
    phase: "Unavailable",
    message: "no",
    validatedAt: time,
  });
});

it("a schedule", () => {
  const template = { includedNamespaces: ["*"], excludedNamespaces: ["kube-system"], ttl: "720h0m0s" };
  const spec = { schedule: "0 2 * * *", paused: true, template };
  expect(project.projectSchedule({ metadata, spec, status: { lastBackup: time } })).toMatchObject({
    cron: "0 2 * * *",
    paused: true,
    scope: { included: ["*"], excluded: ["kube-system"] },
    ttl: "720h0m0s",
    lastBackupAt: time,
  });
});

it("a backup, with its schedule and what came of it", () => {
  const labels = { "velero.io/schedule-name": "nightly" };
  const status = {
    phase: "PartiallyFailed",
    startTimestamp: time,
    errors: 2,
    progress: { totalItems: 9, itemsBackedUp: 7 },
    validationErrors: ["a", "b"],
  };
  expect(project.projectBackup({ metadata: { ...metadata, labels }, status })).toMatchObject({
    schedule: "nightly",
    phase: "PartiallyFailed",
    startedAt: time,
    items: { done: 7, total: 9 },
    errors: 2,
    warnings: 0,
    failure: "a; b",
  });
});

it("a restore of a schedule's last backup", () => {
  expect(project.projectRestore({ metadata, spec: { scheduleName: "nightly" } })).toMatchObject({
    backup: "nightly",
    phase: "",
  });
});

it.each([
  ["that runs", { node: "w1" }, "w1"],
  ["that was only accepted", { acceptedByNode: "w2" }, "w2"],
  ["that nobody took", {}, undefined],
])("a data upload %s, and on which node", (_, status, node) => {
  const spec = { sourceNamespace: "data", sourcePVC: "db-0" };
  expect(project.projectDataUpload({ metadata, spec, status })).toMatchObject({
    kind: "DataUpload",
    what: "data/db-0",
    node,
  });
});

it("a pod volume backup", () => {
  const spec = { node: "w1", volume: "data", pod: { namespace: "streams", name: "kafka-0" } };
  expect(project.projectPodVolumeBackup({ metadata, spec })).toMatchObject({
    kind: "PodVolumeBackup",
    what: "streams/kafka-0, volume data",
    node: "w1",
  });
});

it("objects that hold nothing", () => {
  for (const one of Object.values(project))
    if (typeof one === "function") expect(one({})).toMatchObject({ namespace: "", name: "", phase: "" });
});
