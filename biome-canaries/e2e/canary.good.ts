import "./here";
import "@/lib/contracts/node";
import "@playwright/test";
import "node:fs";
import "@/lib/adapters/oidc/testing/provider";
