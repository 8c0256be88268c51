/** All that the server's programs are told: none of the console's own environment, which holds secrets. */
export const SERVER_ENVIRONMENT = { LC_ALL: "C", TZ: "UTC" } as Record<string, string> as NodeJS.ProcessEnv;
