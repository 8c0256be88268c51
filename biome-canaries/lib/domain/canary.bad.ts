import "../operations/ports";
import "@/lib/contracts/node";
import "@/lib/operations/ports";
import "@/components/ui/button";
import "zod";
import "react";
import "node:fs";
