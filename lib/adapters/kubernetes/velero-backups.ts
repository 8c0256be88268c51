import type { BackupContent, BackupPort, NewBackup } from "@/lib/operations/backup-port";
import { ApiError } from "./errors";
import { listAll } from "./list-pages";
import { type Target, told } from "./node-commands";
import { collectionPath, objectPath, type Resource } from "./paths";
import type { RawObject } from "./raw";
import {
  projectBackup,
  projectDataUpload,
  projectLocation,
  projectPodVolumeBackup,
  projectRestore,
  projectSchedule,
  SCHEDULE_LABEL,
} from "./velero-project";
import type { RawSchedule } from "./velero-raw";

const velero = (plural: string, version: Resource["version"] = "v1"): Resource => ({
  group: "velero.io",
  version,
  plural,
});
const BACKUPS = velero("backups");
const SCHEDULES = velero("schedules");

/** Velero through its objects: it has no API of its own. Reads hold no place of the calls that change something. */
export function createBackups({ http, cluster }: Target): BackupPort {
  /** undefined: the cluster has no such kind. */
  function list<T>(resource: Resource, project: (raw: RawObject) => T): Promise<T[] | undefined> {
    return told({ cluster, verb: "list", object: `${resource.plural} of Velero` }, async () => {
      try {
        return await listAll(http, { path: collectionPath(resource), lane: "streams" }, project);
      } catch (error) {
        if (error instanceof ApiError && error.answer.status === 404) return undefined;
        throw error;
      }
    });
  }

  return {
    async read() {
      const backups = await list(BACKUPS, projectBackup);
      if (backups === undefined) return undefined;
      const [locations = [], schedules = [], restores = [], uploads = [], podVolumes = []] =
        await Promise.all([
          list(velero("backupstoragelocations"), projectLocation),
          list(SCHEDULES, projectSchedule),
          list(velero("restores"), projectRestore),
          list(velero("datauploads", "v2alpha1"), projectDataUpload),
          list(velero("podvolumebackups"), projectPodVolumeBackup),
        ]);
      return { backups, locations, schedules, restores, transfers: [...uploads, ...podVolumes] };
    },

    async start({ namespace, name, content }: NewBackup) {
      const made = await contentOf(namespace, content);
      return told({ cluster, verb: "create", object: `backup ${namespace}/${name}` }, async () => {
        await http.fetchJson({
          method: "POST",
          path: collectionPath(BACKUPS, namespace),
          query: { fieldManager: "drydock" },
          body: {
            apiVersion: "velero.io/v1",
            kind: "Backup",
            metadata: { namespace, name, labels: made.labels },
            spec: made.spec,
          },
        });
        return { namespace, name };
      });
    },
  };

  /** A schedule's template is taken as it is: what Velero reads of it, and what this console does not know. */
  async function contentOf(namespace: string, content: BackupContent) {
    if (!("schedule" in content)) {
      const { namespaces, location, keepHours } = content;
      const included = namespaces.length === 0 ? ["*"] : namespaces;
      return { spec: { includedNamespaces: included, storageLocation: location, ttl: `${keepHours}h0m0s` } };
    }
    const { schedule: name } = content;
    const schedule = await told({ cluster, verb: "get", object: `schedule ${namespace}/${name}` }, () =>
      http.fetchJson<RawSchedule>({ path: objectPath(SCHEDULES, { namespace, name }) }),
    );
    return {
      labels: { ...schedule.metadata?.labels, [SCHEDULE_LABEL]: name },
      spec: schedule.spec?.template ?? {},
    };
  }
}
