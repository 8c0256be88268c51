import "pg";
import "drizzle-orm";
import "./pool";
import "@/lib/adapters/postgres/pool";
import "@/lib/domain/errors";
import "@/lib/operations/store-ports/runs";
