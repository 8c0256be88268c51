import { z } from "zod";

// The page's security policy lets nobody make code of text; zod would try, be refused, and then do without.
z.config({ jitless: true });
