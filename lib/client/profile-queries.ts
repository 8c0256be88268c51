import { queryOptions, useQuery } from "@tanstack/react-query";
import { AddOnValues, ProfileBody } from "@/lib/contracts/profile";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { clusterPath } from "./paths";

const PROFILE_MS = 10_000;

const profileQuery = (cluster: string) =>
  queryOptions<ProfileBody, ApiError>({
    queryKey: keys.profile(cluster),
    queryFn: ({ signal }) => call({ path: `${clusterPath(cluster)}/profile`, schema: ProfileBody, signal }),
    refetchInterval: PROFILE_MS,
  });

/** What runs the cluster, read anew every ten seconds while the component is shown. */
export const useProfile = (cluster: string) => useQuery(profileQuery(cluster));

/** The values of a release, read once when somebody asks for them and forgotten when he leaves. */
export const useAddOnValues = (cluster: string, release: { namespace: string; name: string }) =>
  useQuery<AddOnValues, ApiError>({
    queryKey: keys.addOnValues(cluster, release.namespace, release.name),
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ namespace: release.namespace, release: release.name });
      return call({ path: `${clusterPath(cluster)}/profile/values?${asked}`, schema: AddOnValues, signal });
    },
    gcTime: 0,
    retry: false,
  });
