import "./here";
import "@/lib/contracts/node";
import "@playwright/test";
import "node:fs";
